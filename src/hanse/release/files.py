"""The files of a release beside its database: CSV tables, checks.json, notes.md, release.json."""

import json
from collections.abc import Mapping
from pathlib import Path

import hanse
from hanse.release.contents import Contents
from hanse.release.database import Database
from hanse.release.info import count_everything
from hanse.release.notes import notes_text
from hanse.release.sheets import sheet_names, sheet_parts

DATABASE = "hanse.sqlite"
FACTS = "release.json"


def write_files(folder: Path, facts: Mapping[str, str]) -> None:
    """Write every file beside the database; release.json comes last, since it marks the folder as whole."""
    database = Database(folder / DATABASE)
    try:
        contents = Contents(database, facts)
        (folder / "tables").mkdir(exist_ok=True)
        for name in sheet_names():
            with (folder / "tables" / f"{name}.csv").open("w", encoding="utf-8", newline="") as stream:
                stream.writelines(sheet_parts(contents, name))
        (folder / "checks.json").write_text(_as_text(_checks(contents)), encoding="utf-8")
        (folder / "notes.md").write_text(notes_text(contents), encoding="utf-8")
        (folder / FACTS).write_text(_as_text(dict(facts) | {"hanse": hanse.__version__}), encoding="utf-8")
    finally:
        database.close()


def _checks(contents: Contents) -> dict[str, object]:
    """What the checks found, by place; values stay in the data package."""
    database, info = contents.database, count_everything(contents)
    findings = database.rows('SELECT * FROM finding ORDER BY severity, "check", file, row, column')
    outcomes = database.rows("SELECT outcome, count(*) AS n FROM accounting GROUP BY outcome ORDER BY outcome")
    by_check = database.rows('SELECT "check", count(*) AS n FROM finding GROUP BY "check" ORDER BY "check"')
    return {
        "version": contents.version,
        "errors": sum(row["severity"] == "error" for row in findings),
        "warnings": sum(row["severity"] == "warning" for row in findings),
        "by_check": {row["check"]: row["n"] for row in by_check},
        "findings": [dict(row) for row in findings],
        "quarantined": [dict(row) for row in database.rows("SELECT * FROM quarantine ORDER BY file, row")],
        "unjudged_names": info.unjudged_names,
        "withheld": info.withheld,
        "rows_of_the_material": {row["outcome"]: row["n"] for row in outcomes},
    }


def _as_text(content: object) -> str:
    return json.dumps(content, indent=2, sort_keys=True, ensure_ascii=False) + "\n"
