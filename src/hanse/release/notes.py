"""notes.md: what a release holds, what may be done with it, how to cite it, what it does not say."""

from collections.abc import Iterator

from hanse.release.contents import Contents
from hanse.release.info import count_everything
from hanse.release.memberships import COUNTING

_LIMITS = (
    "A city that is not recorded in a network may well be in it: absence here is not a fact about the city.",
    "Recorded members chose to take part and networks chose to publish; this says nothing about cities not recorded.",
    "Membership is not involvement.",
)


def notes_text(contents: Contents) -> str:
    """The notes as Markdown."""
    return "\n".join(
        (
            f"# Hanse release {contents.version}",
            "",
            f"Data as of {contents.data_date.isoformat()}. Content hash (SHA-256): `{contents.content_hash}`.",
            f"Cite as: Hanse, the open observatory of city networks, release {contents.version}.",
            "",
            "## What is in it",
            *_counts(contents),
            "",
            f"{COUNTING} A listing is fresh for {contents.freshness_years} years.",
            "",
            "## What it does not say",
            *(f"- {limit}" for limit in _LIMITS),
            "",
            "## Licences",
            f"Selection, coding and linking: {contents.licence}. Lists and texts stay their publishers'.",
            f"Places: {contents.gazetteer}; GeoNames (geonames.org), CC BY 4.0.",
            "",
            *_collections(contents),
            "",
            "## Rows that could not be used",
            *_quarantined(contents),
            "",
        )
    )


def _counts(contents: Contents) -> Iterator[str]:
    info = count_everything(contents)
    for name in ("networks", "cities", "organisations", "documents", "claims", "memberships", "sources", "countries"):
        yield f"- {name}: {getattr(info, name)}"
    yield f"- written names that nobody has judged: {info.unjudged_names}"
    yield f"- claims and entities withheld: {info.withheld}"


def _collections(contents: Contents) -> Iterator[str]:
    yield "| collection | licence | passed on | citation |"
    yield "|---|---|---|---|"
    for row in contents.database.rows("SELECT * FROM collections ORDER BY key"):
        passed_on = row["redistribution"].replace("_", " ")
        yield f"| {row['title']} (`{row['key']}`) | {row['licence'] or 'unknown'} | {passed_on} | {row['citation']} |"


def _quarantined(contents: Contents) -> Iterator[str]:
    rows = contents.database.rows("SELECT * FROM quarantine ORDER BY file, row")
    if len(rows) == 0:
        yield "None."
    for row in rows:
        yield f"- {row['file']} row {row['row']}, {row['column'] or 'whole row'}: {row['what']}"
