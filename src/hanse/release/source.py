"""Sources and rosters: where claims come from, and the lists among them."""

from collections.abc import Mapping

from hanse.errors import NotFoundError
from hanse.release.cell import fuzzy, iso
from hanse.release.filtering import Facet, apply_filters, facet_counts
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint
from hanse.release.ties import ties_on_roster
from hanse.release.views import RosterList, RosterProfile, SourceList, SourceProfile, SourceRow


def source_list(standpoint: Standpoint, filters: Mapping[str, str]) -> SourceList:
    """Every source of the scope by title, A to Z, limited to the chosen facet values."""
    years = published_years(standpoint)
    facets: dict[str, Facet[SourceRow]] = {
        "kind": lambda row: (row.kind,),
        "collection": lambda row: (row.collection,),
        "year": lambda row: (years[row.id],),
    }
    rows = [row for row in standpoint.catalogue.sources.values() if _in_scope(standpoint, row)]
    rows.sort(key=lambda row: (fold(row.title), row.id))
    return SourceList(
        context=standpoint.context,
        rows=apply_filters(rows, facets, filters),
        facets=facet_counts(rows, facets),
        filters=dict(filters),
    )


def published_years(standpoint: Standpoint) -> dict[str, str]:
    """The year in which each source was published; "" where it is not known or spans several."""

    def compute() -> dict[str, str]:
        years = {}
        for row in standpoint.contents.database.rows("SELECT * FROM sources"):
            published = fuzzy(row, "published")
            earliest, latest = iso(published.earliest)[:4], iso(published.latest)[:4]
            years[row["id"]] = earliest if earliest == latest else ""
        return years

    return standpoint.contents.remember(("published years",), compute)


def source_profile(standpoint: Standpoint, key: str) -> SourceProfile:
    """One source with the lists and claims taken from it."""
    source = standpoint.catalogue.sources.get(key)
    row = standpoint.contents.database.row("SELECT gives, note, citation FROM sources WHERE id = ?", (key,))
    if source is None or row is None:
        raise NotFoundError(f"there is no source {key!r}", hint="see the list of sources")
    claims = standpoint.contents.database.rows("SELECT id FROM claim WHERE source = ? ORDER BY kind DESC, id", (key,))
    rosters = standpoint.contents.rosters.by_id.values()
    return SourceProfile(
        context=standpoint.context,
        source=source,
        gives=row["gives"],
        note=row["note"],
        citation=row["citation"],
        rosters=tuple(roster for roster in rosters if roster.source == key),
        claims=standpoint.catalogue.refs(claim["id"] for claim in claims),
    )


def roster_list(standpoint: Standpoint) -> RosterList:
    """Every roster, by network and newest first."""
    return RosterList(standpoint.context, tuple(standpoint.contents.rosters.by_id.values()))


def roster_profile(standpoint: Standpoint, key: str) -> RosterProfile:
    """One roster with its entries."""
    roster = standpoint.contents.rosters.get(key)
    return RosterProfile(standpoint.context, roster, ties_on_roster(standpoint.catalogue, key, standpoint.scope))


def _in_scope(standpoint: Standpoint, row: SourceRow) -> bool:
    scope = standpoint.scope
    of_collection = len(scope.collections) == 0 or row.collection in scope.collections
    return of_collection and (len(scope.sources) == 0 or row.id in scope.sources)
