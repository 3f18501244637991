"""Options that several commands share, each defined once."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer


class Format(StrEnum):
    """How an answer is printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


class Lines(StrEnum):
    """How an answer that is not a table is printed."""

    TABLE = "table"
    JSON = "json"


FormatOption = Annotated[Format, typer.Option("--format", "-f", help="How to print the answer.")]
LinesOption = Annotated[Lines, typer.Option("--format", "-f", help="How to print the answer.")]
ReleaseOption = Annotated[
    Path | None,
    typer.Option(
        "--release",
        metavar="DIR",
        help="Read this release (its folder, or a folder of releases) instead of the current one.",
    ),
]
AsOfOption = Annotated[
    str | None,
    typer.Option(
        "--as-of",
        metavar="DATE",
        help="Show what is known for this day: YYYY-MM-DD, or YYYY-MM or YYYY for its last day. "
        "Default: the day the data is current to.",
    ),
]
CountryOption = Annotated[
    str | None, typer.Option("--country", metavar="CC", help="Two-letter country code (ISO 3166-1), as BE.")
]
DataOption = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder of the data package (the one that holds package.toml)."),
]
StrictOption = Annotated[bool, typer.Option("--strict", help="Exit with 3 if any row was quarantined.")]
