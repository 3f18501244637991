"""The profile of one network: facts, how to join, members by status, what is missing."""

from collections.abc import Sequence

from hanse.domain.vocabulary import NETWORK_RELATIONS
from hanse.release.admission import admission_of, coverage_notes
from hanse.release.cell import sort_key, split_list
from hanse.release.city import members_of
from hanse.release.missing import missing_sentences
from hanse.release.networks import coverage_of, newest_size
from hanse.release.snapshot import counts_of
from hanse.release.standpoint import Standpoint
from hanse.release.structure import NESTING
from hanse.release.ties import ties_of
from hanse.release.values import NOTE_PREFIX, values_of
from hanse.release.views import EntityRef, NetworkProfile, RosterView, Tie

_WITH_BODIES = ("convened_by", "member_of", "initiated_by", "funded_by", "secretariat_in")


def network_profile(standpoint: Standpoint, key: str) -> NetworkProfile:
    """Everything recorded about the network ``key``."""
    network = standpoint.ref("network", key)
    catalogue, scope = standpoint.catalogue, standpoint.scope
    row = standpoint.contents.database.row("SELECT * FROM networks WHERE id = ?", (network.id,))
    snapshot = standpoint.snapshot
    held = counts_of(snapshot.codes[snapshot.places_of("network", network.id)])
    values = values_of(catalogue, network.id, scope)
    above = ties_of(catalogue, network.id, scope, side="subject")
    below = ties_of(catalogue, network.id, scope, side="object")
    sizes = tuple(value for value in values if value.property == "stated_size")
    admission = admission_of(standpoint, network.id)
    counted = standpoint.snapshot.tallies["network"].get(network.id, (0, 0))[1]
    coverage = tuple(note for note in coverage_notes(standpoint) if note.network is network)
    size = newest_size(sizes)
    return NetworkProfile(
        context=standpoint.context,
        network=network,
        acronym=row["acronym"] if row is not None else "",
        other_names=split_list(row["other_names"]) if row is not None else (),
        website=row["website"] if row is not None else "",
        note=row["note"] if row is not None else "",
        inclusion=_inclusion(standpoint, network),
        facts=tuple(value for value in values if not _is_set_apart(value.property)),
        admission=admission,
        codings=standpoint.contents.codings.of(network.id, scope),
        memberships=members_of(standpoint, network.id),
        status_counts=held,
        counted=counted,
        other_ties=tuple(tie for tie in (*above, *below) if tie.relation not in NETWORK_RELATIONS),
        parents=tuple(tie for tie in above if tie.relation in NESTING),
        children=tuple(tie for tie in below if tie.relation in NESTING),
        organisations=tuple(tie for tie in (*above, *below) if tie.relation in _WITH_BODIES),
        documents=_documents(standpoint, network, (*above, *below)),
        sizes=sizes,
        rosters=_rosters(standpoint, network.id),
        coverage=coverage,
        missing=missing_sentences(
            coverage=coverage_of(standpoint, network.id, size is not None),
            counted=counted,
            size=size,
            admission=admission,
            properties=frozenset(value.property for value in values),
            unmatched=sum(tie.subject is None for tie in below),
            undated=held.get("undated", 0),
            searched=len(coverage) > 0,
        ),
        evidence_notes=tuple(value for value in values if value.property.startswith(NOTE_PREFIX)),
        successors=tuple(
            ref for key in catalogue.successors.get(network.id, ()) if (ref := catalogue.entity(key)) is not None
        ),
        held=coverage_of(standpoint, network.id, size is not None),
    )


def _is_set_apart(name: str) -> bool:
    return name == "stated_size" or name.startswith(NOTE_PREFIX)


def _inclusion(standpoint: Standpoint, network: EntityRef) -> tuple[str, str]:
    """The rule that let the network in, and why it applies."""
    row = standpoint.contents.database.row(
        "SELECT rule, reason FROM inclusion WHERE name IN (?, ?) AND decision = 'in' ORDER BY name = ? DESC",
        (network.id, network.name, network.id),
    )
    return (row["rule"], row["reason"]) if row is not None else ("", "")


def _rosters(standpoint: Standpoint, network: str) -> tuple[RosterView, ...]:
    """Its lists, as far as the sources of the scope hold them."""
    scope, sources = standpoint.scope, standpoint.catalogue.sources
    return tuple(
        roster
        for roster in standpoint.contents.rosters.by_network.get(network, ())
        if (len(scope.sources) == 0 or roster.source in scope.sources)
        and (len(scope.collections) == 0 or sources[roster.source].collection in scope.collections)
    )


def _documents(standpoint: Standpoint, network: EntityRef, ties: Sequence[Tie]) -> tuple[EntityRef, ...]:
    """Documents tied to the network, and those whose issuer goes by one of its names."""
    tied = {side for tie in ties for side in (tie.subject, tie.object) if side is not None and side.kind == "document"}
    issued = standpoint.contents.database.rows("SELECT document FROM document_issuer WHERE issuer = ?", (network.id,))
    found = {ref for row in issued if (ref := standpoint.catalogue.entity(row["document"])) is not None}
    return tuple(sorted(tied | found, key=sort_key))
