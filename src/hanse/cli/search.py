"""hanse search: find networks, cities, documents and places by any name."""

from typing import Annotated

import typer

from hanse.cli.opening import open_view
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, emit
from hanse.domain.vocabulary import ENTITY_KINDS
from hanse.errors import UsageError
from hanse.release import as_json
from hanse.release.views import SearchResults

KINDS = (*ENTITY_KINDS, "place", "country", "glossary")


def search(
    text: Annotated[
        str, typer.Argument(metavar="TEXT", help="Words or beginnings of words, in any script, accents optional.")
    ],
    kind: Annotated[
        str | None, typer.Option("--kind", metavar="KIND", help="Only this kind: network, city, document, place ...")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", metavar="N", min=1, max=500, help="At most this many.")] = 20,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Search names of networks, cities, organisations, documents, fora, funds and places."""
    if kind is not None and kind not in KINDS:
        raise UsageError(f"there is no kind {kind!r}", where="--kind", hint=f"use one of: {', '.join(KINDS)}")
    results = open_view(release).search(text, limit=limit, kind=kind)
    emit(report_of(results), as_json(results), format, csv_sheet=csv_of(results))


def report_of(results: SearchResults) -> Report:
    """The hits for reading."""
    rows = tuple((hit.title, hit.kind, hit.detail, hit.path.rsplit("/", 1)[-1]) for hit in results.hits)
    sheet = Sheet("", ("name", "kind", "detail", "id"), rows, empty="Nothing recorded under that name.")
    return Report(f"{results.total} found for {results.query!r}", sheets=(sheet,))


def csv_of(results: SearchResults) -> Sheet:
    """The hits for programs."""
    rows = tuple(
        (hit.entity.id if hit.entity is not None else "", hit.title, hit.kind, hit.detail, hit.path, hit.matched)
        for hit in results.hits
    )
    return Sheet("", ("id", "name", "kind", "detail", "path", "matched"), rows)
