"""How one gets into a network, and what was searched about it."""

import sqlite3

from hanse.release.cell import integer, split_list
from hanse.release.standpoint import Standpoint
from hanse.release.views import Admission, CoverageNote


def admission_of(standpoint: Standpoint, network: str) -> Admission | None:
    """The admission rule of ``network`` as far as known; None where nothing was entered about it."""
    row = standpoint.contents.database.row("SELECT * FROM admission WHERE network = ?", (network,))
    if row is None:
        return None
    source = standpoint.catalogue.sources.get(row["source"])
    return Admission(
        ways=split_list(row["ways"]),
        levels=split_list(row["levels"]),
        area=split_list(row["area"]),
        area_basis=row["area_basis"],
        population_min=integer(row["population_min"]),
        population_max=integer(row["population_max"]),
        fee=row["fee"],
        who_decides=row["who_decides"],
        rule_text=row["rule_text"],
        basis=row["basis"],
        source=source.id if source is not None else "",
        source_title=source.title if source is not None else "",
        url=source.url if source is not None else "",
        locator=row["locator"],
    )


def ways_in(standpoint: Standpoint) -> dict[str, tuple[str, ...]]:
    """The ways into each network."""
    rows = standpoint.contents.database.rows("SELECT network, ways FROM admission")
    return {row["network"]: split_list(row["ways"]) for row in rows}


def coverage_notes(standpoint: Standpoint) -> tuple[CoverageNote, ...]:
    """Every recorded search, in order of network."""

    def read() -> tuple[CoverageNote, ...]:
        rows = standpoint.contents.database.rows("SELECT * FROM coverage ORDER BY network, area, sought")
        return tuple(_note(standpoint, row) for row in rows)

    return standpoint.contents.remember(("coverage notes",), read)


def _note(standpoint: Standpoint, row: sqlite3.Row) -> CoverageNote:
    return CoverageNote(
        network=standpoint.catalogue.entity(row["network"]),
        area=split_list(row["area"]),
        sought=row["sought"],
        tried=row["tried"],
        result=row["result"],
        have=row["have"],
        stated=row["stated"],
        would_close=row["would_close"],
        searched_on=row["searched_on"],
        collection=row["collection"],
    )
