"""The options of hanse intake: what is said of a list beside it, and what is to become of it."""

from pathlib import Path
from typing import Annotated

import typer

from hanse.domain.vocabulary import REDISTRIBUTION, ROLES, SOURCE_KINDS

FileArgument = Annotated[
    Path, typer.Argument(metavar="FILE", help="The list: CSV, XLSX, XLS, ODS, HTML, PDF, DOCX, text or JSON.")
]
CollectionOption = Annotated[
    str, typer.Option("--collection", metavar="KEY", help="Collection of the data package that the list goes into.")
]
SourceOption = Annotated[str, typer.Option("--source", metavar="URL", help="Address of the page or document.")]
TitleOption = Annotated[str, typer.Option("--title", help="Title of the source. Default: as the file shows it.")]
PublisherOption = Annotated[str, typer.Option("--publisher", help="Who published it. Default: host of the address.")]
KindOption = Annotated[
    str, typer.Option("--kind", metavar="KIND", help=f"Who speaks: {', '.join(SOURCE_KINDS)}. Default: network where "
                      "the address is the network's own, else other.")
]  # fmt: skip
PublishedOption = Annotated[
    str, typer.Option("--published", metavar="DATE", help="Date of the list, as 2026-10-01, 2026-10 or 2026.")
]
NetworkOption = Annotated[
    str, typer.Option("--network", metavar="NAME", help="The network, where the list itself does not name it.")
]
RoleOption = Annotated[
    str, typer.Option("--role", metavar="ROLE", help=f"Role of entries that state none: {', '.join(ROLES)}.")
]
CountryOption = Annotated[
    str, typer.Option("--country", metavar="CC", help="Country of entries that state none; noted as inferred.")
]
CompleteOption = Annotated[
    str, typer.Option("--complete-for", metavar="SCOPE", help="Every member within this scope is on the list: all, or "
                      "role=board,country=PL,cohort=NAME,by=source|compiler.")
]  # fmt: skip
StatedOption = Annotated[
    int | None, typer.Option("--stated-count", metavar="N", help="How many entries the source itself says it has.")
]
MappingOption = Annotated[
    Path | None, typer.Option("--mapping", metavar="FILE", help="Read the list by this mapping, not by a proposal.")
]
SaveOption = Annotated[
    Path | None, typer.Option("--save-mapping", metavar="FILE", help="Write the mapping to this file, to use it again.")
]
TableOption = Annotated[str, typer.Option("--table", metavar="NAME", help="Read this table or sheet of the file.")]
JudgementsOption = Annotated[
    Path | None,
    typer.Option("--proposals", metavar="FILE", help="Write the judgements that are proposed to this CSV file too."),
]
DryRunOption = Annotated[bool, typer.Option("--dry-run", help="Show everything and write nothing, also with --yes.")]
YesOption = Annotated[
    bool,
    typer.Option(
        "--yes", help="Write the claims, the judgements proposed and the new cities. Without it nothing is written."
    ),
]
ClaimsOnlyOption = Annotated[
    bool, typer.Option("--claims-only", help="With --yes: write claims, but no judgement and no city.")
]
NoGazetteerOption = Annotated[
    bool,
    typer.Option(
        "--no-gazetteer",
        help="Look names up among registered authorities only. Else the gazetteer is asked, and compiled first where "
        "it is missing, which takes up to half a minute.",
    ),
]
NewCollectionOption = Annotated[
    str,
    typer.Option(
        "--new-collection", metavar="TITLE", help="Make the collection, with this title; needs --licence and "
        "--redistribution.",
    ),
]  # fmt: skip
LicenceOption = Annotated[
    str, typer.Option("--licence", metavar="TEXT", help="Licence of a new collection in words, or unknown.")
]
RedistributionOption = Annotated[
    str,
    typer.Option(
        "--redistribution",
        metavar="WORD",
        help=f"Whether rows of a new collection may be passed on: {', '.join(REDISTRIBUTION)}.",
    ),
]
CitationOption = Annotated[str, typer.Option("--citation", metavar="TEXT", help="How to cite a new collection.")]
