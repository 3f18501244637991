"""Documents, fora, funds, instruments and organisations: profiles and lists."""

from collections.abc import Mapping

from hanse.errors import UsageError
from hanse.package.package import ENTITY_TABLES
from hanse.release.cell import fuzzy, iso, shown, sort_key, split_list
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.standpoint import Standpoint
from hanse.release.ties import ties_of
from hanse.release.values import values_of
from hanse.release.views import DocumentList, DocumentRow, EntityList, EntityProfile, EntityRef

KINDS = ("document", "forum", "fund", "instrument", "organisation")
# What is said of a body that is recorded as another kind and belongs on the list all the same: a network that is a
# way into international debate is a forum too, an organisation that pays is among the funds.
_SAID_OF = {"forum": "how_cities_get_in", "fund": "what_is_funded"}


def entity_profile(standpoint: Standpoint, key: str) -> EntityProfile:
    """Everything recorded about a document, forum, fund, instrument or organisation."""
    ref = standpoint.catalogue.entity(key)
    return _profile(standpoint, standpoint.ref(ref.kind if ref is not None and ref.kind in KINDS else "entity", key))


def document_profile(standpoint: Standpoint, key: str) -> EntityProfile:
    """Everything recorded about the document ``key``: who signed it, who hosted it, what is stated of it."""
    return _profile(standpoint, standpoint.ref("document", key))


def entity_list(standpoint: Standpoint, kind: str) -> EntityList:
    """Every entity of one kind, and those that act as one, A to Z, with facts and ties."""
    if kind not in KINDS:
        raise UsageError(f"no list of kind {kind!r}", hint=f"use one of: {', '.join(KINDS)}")
    acting = _acting_as(standpoint, kind)
    refs = [ref for ref in standpoint.catalogue.entities.values() if ref.kind == kind or ref.id in acting]
    refs.sort(key=sort_key)
    key = ("entities", kind, standpoint.as_of, standpoint.scope)
    rows = standpoint.contents.remember(key, lambda: tuple(_profile(standpoint, ref) for ref in refs))
    return EntityList(standpoint.context, kind, rows)


def _acting_as(standpoint: Standpoint, kind: str) -> frozenset[str]:
    """Entities of other kinds of which a source says what is said of this kind."""
    rows = standpoint.contents.database.rows(
        """SELECT DISTINCT entity FROM statements JOIN claim_entity ON claim = statements.id AND side = 'subject'
           WHERE property = ?""",
        (_SAID_OF.get(kind, ""),),
    )
    return frozenset(row[0] for row in rows)


def document_list(standpoint: Standpoint, filters: Mapping[str, str]) -> DocumentList:
    """Every document, newest first."""
    rows = standpoint.contents.remember(("documents", standpoint.scope), lambda: _document_rows(standpoint))
    return DocumentList(
        context=standpoint.context,
        rows=apply_filters(rows, _FACETS, filters),
        facets=facet_counts(rows, _FACETS),
        filters=dict(filters),
    )


_FACETS: dict[str, Facet[DocumentRow]] = {
    "kind": lambda row: (row.kind,),
    "year": lambda row: (row.issued_earliest[:4],),
}


def _profile(standpoint: Standpoint, ref: EntityRef) -> EntityProfile:
    row = standpoint.contents.database.row(f"SELECT * FROM {ENTITY_TABLES[ref.kind]} WHERE id = ?", (ref.id,))
    catalogue, scope = standpoint.catalogue, standpoint.scope
    return EntityProfile(
        context=standpoint.context,
        entity=ref,
        other_names=split_list(row["other_names"]) if row is not None else (),
        website=row["website"] if row is not None else "",
        note=row["note"] if row is not None else "",
        facts=values_of(catalogue, ref.id, scope),
        ties=(*ties_of(catalogue, ref.id, scope, side="object"), *ties_of(catalogue, ref.id, scope, side="subject")),
    )


def _document_rows(standpoint: Standpoint) -> tuple[DocumentRow, ...]:
    signed = _signatories(standpoint)
    rows = []
    for row in standpoint.contents.database.rows("SELECT * FROM documents"):
        ref, issued = standpoint.catalogue.entities.get(row["id"]), fuzzy(row, "issued")
        if ref is not None:
            rows.append(
                DocumentRow(
                    document=ref,
                    kind=row["kind"],
                    issuer=row["issuer"],
                    issued=shown(issued),
                    issued_earliest=iso(issued.earliest),
                    issued_latest=iso(issued.latest),
                    signatories=signed.get(ref.id, 0),
                )
            )
    rows.sort(key=lambda row: sort_key(row.document))
    return tuple(sorted(rows, key=lambda row: row.issued_latest, reverse=True))


def _signatories(standpoint: Standpoint) -> dict[str, int]:
    """How many distinct authorities are recorded as having signed each document."""
    counted: dict[str, set[str]] = {}
    for row in standpoint.contents.database.rows(
        """SELECT ties.id AS claim, object.entity AS document, subject.entity AS signatory FROM ties
           JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
           JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
           WHERE relation IN ('signed', 'adherence') AND object_kind = 'document'"""
    ):
        if standpoint.catalogue.admits(standpoint.scope, row["claim"]):
            counted.setdefault(row["document"], set()).add(row["signatory"])
    return {document: len(signatories) for document, signatories in counted.items()}
