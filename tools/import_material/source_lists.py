"""The four source lists of the material: title, publisher, date and what each page gives; also pages only searched.

Runs after every step that uses sources: only then is it known which pages were only searched.
"""

from pathlib import Path

from hanse.domain.claim import source_id
from tools.import_material.fuzzy import read_written
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.roster_dates import columns_of
from tools.import_material.sources import UNTITLED, Sources, canonical

_COLLECTION = {
    "european": "rosters_europe",
    "global": "rosters_global",
    "national": "rosters_national",
    "additional": "rosters_national",
}
_TITLED = ("monitoring/pledges.csv", "monitoring/practices.csv", "monitoring/index_results.csv")
_SEARCHED = "searched; no row of the package was taken from it"
# Copies whose licence was not cleared: the facts of these lists are not in the package.
_UNCLEARED = "https://github.com/c-riq/city-vote/"


def run(material: Path, out: Output) -> None:
    """Complete the sources that rows used, and add those that were only searched."""
    sources = Sources(out)
    for file, collection in _COLLECTION.items():
        path = f"rosters/{file}_sources.csv"
        above: Row = {}
        for number, row in read_rows(material, path):
            given = _named_above(_unified(row), above)
            above = given
            key = source_id(canonical(given["url"]).url)
            is_used = sources.collection_of(key) is not None
            note = "" if is_used else _note_of_unused(given["url"])
            sources.page(given["url"], sources.collection_of(key) or collection)
            published = read_written(given["published"])
            sources.enrich(
                key,
                {
                    "title": given["title"], "publisher": given["publisher"], "licence": given["licence"],
                    "gives": given["gives"], **columns_of("published", published),
                },
                note,
            )  # fmt: skip
            out.entered(path, number, f"sources:{key}", note)
    _title_the_rest(material, out)


def _title_the_rest(material: Path, out: Output) -> None:
    """Give pages without a title the one that another file of the material saw on them."""
    seen: dict[str, str] = {}
    for file in _TITLED:
        for _, row in read_rows(material, file):
            if row["source_title"] != "":
                seen.setdefault(canonical(row["source_url"]).url, row["source_title"])
    for (_, table), rows in out.tables.items():
        if table == "sources":
            for source in rows.values():
                if source["title"].startswith(UNTITLED):
                    source["title"] = seen.get(source["url"], source["title"])


def _unified(row: Row) -> Row:
    """One row in common column names: the global list names its columns otherwise."""
    return {
        "url": row.get("source_url") or row.get("source", ""),
        "title": row["title"],
        "publisher": row["publisher"],
        "published": row.get("date_if_known") or row.get("date", ""),
        "licence": row.get("licence", ""),
        "gives": row.get("what_it_gives") or row.get("what it gives", ""),
    }


def _named_above(row: Row, above: Row) -> Row:
    """ "same" repeats the cell of the row above."""
    return {
        name: above[name] if value in {"same", "same conflict"} and name in above else value
        for name, value in row.items()
    }


def _note_of_unused(url: str) -> str:
    if url.startswith(_UNCLEARED):
        return "searched; its rows are not in the package because the licence of the copy is not cleared"
    return _SEARCHED
