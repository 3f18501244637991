"""What every analysis is asked: the day, the scope, how to print and where to; one signature for all verbs."""

import functools
import inspect
from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from hanse.cli.opening import as_of_date, open_current
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.domain.scope import Scope
from hanse.domain.vocabulary import LEVELS
from hanse.errors import UsageError

if TYPE_CHECKING:
    from hanse.release import Release, View

_SCOPE = "Scope"


def _limit(flag: str, metavar: str, what: str) -> Any:
    return typer.Option(flag, metavar=metavar, help=f"{what} Several: give it again.", rich_help_panel=_SCOPE)


@dataclass(frozen=True)
class Asked:
    """The options that all analyses share."""

    as_of: Annotated[
        str | None,
        typer.Option(
            "--as-of",
            metavar="DATE",
            help="The day: YYYY-MM-DD, or YYYY-MM or YYYY for its last day. Default: the latest year end for which "
            "the most networks are held well enough; the answer names it.",
        ),
    ] = None
    kind: Annotated[list[str] | None, _limit("--kind", "KIND", "Only networks of this kind: network, project, ...")] = (
        None
    )
    country: Annotated[list[str] | None, _limit("--country", "CC", "Only cities of this country, as BE.")] = None
    relation: Annotated[list[str] | None, _limit("--relation", "REL", "Only ties of this relation: member, ...")] = None
    role: Annotated[list[str] | None, _limit("--role", "ROLE", "Only ties in this role.")] = None
    status: Annotated[list[str] | None, _limit("--status", "STATUS", "Only memberships of this status.")] = None
    collection: Annotated[list[str] | None, _limit("--collection", "KEY", "Only what this collection says.")] = None
    source: Annotated[list[str] | None, _limit("--source", "ID", "Only what this source says.")] = None
    level: Annotated[
        list[str] | None, _limit("--level", "LEVEL", "Only authorities of this level: municipality, ...")
    ] = None
    nesting: Annotated[
        bool,
        typer.Option(
            "--nesting/--no-nesting",
            help="Count a city in a network and in a part of it twice, or once.",
            rich_help_panel=_SCOPE,
        ),
    ] = True
    release: ReleaseOption = None
    format: FormatOption = Format.TABLE
    out: Annotated[
        Path | None, typer.Option("--out", "-o", metavar="FILE", help="Write the answer to this file, whole or not.")
    ] = None

    @property
    def scope(self) -> Scope:
        """The limits that were given."""
        limits = ("kind", "country", "relation", "role", "status", "collection", "source")
        plural = {"country": "countries", "status": "statuses"}
        given = {plural.get(name, f"{name}s"): tuple(getattr(self, name) or ()) for name in limits}
        return Scope(**given, nesting=self.nesting)

    @property
    def levels(self) -> tuple[str, ...]:
        """Levels of authority, in one order."""
        asked = tuple(sorted(set(self.level or ())))
        unknown = [level for level in asked if level not in LEVELS]
        if len(unknown) > 0:
            raise UsageError(f"unknown level {unknown[0]!r}", where="--level", hint=f"use one of: {', '.join(LEVELS)}")
        return asked

    @property
    def is_limited(self) -> bool:
        """True where a day, a scope or a release was named."""
        return self.as_of is not None or self.scope.is_limited or len(self.level or ()) > 0 or self.release is not None

    def check_no_level(self) -> None:
        """Refuse a level of authority where an analysis looks at all of them, or at municipalities alone."""
        if len(self.level or ()) > 0:
            raise UsageError("this analysis has no choice of level", where="--level", hint="leave --level out")

    def open(self) -> "Release":
        """The release asked about."""
        return open_current(self.release)

    def view(self, release: "Release", default: date | None = None) -> "View":
        """The release on the day asked about, else on ``default``, else on the day of the published analyses."""
        from hanse.study.shelf import default_view

        day = as_of_date(self.as_of) or default
        self._check_held(release)
        return release.view(as_of=day if day is not None else default_view(release).as_of, scope=self.scope)

    def _check_held(self, release: "Release") -> None:
        """Refuse a country, collection or source that the release does not know: silence would read as "nothing"."""
        catalogue = release.view().catalogue
        sources = catalogue.sources
        collections = {row.collection for row in sources.values()}
        scope = self.scope
        for option, given, known, hint in (
            ("--country", scope.countries, catalogue.countries, "give a two-letter code (ISO 3166-1), as DE"),
            ("--collection", scope.collections, collections, f"use one of: {', '.join(sorted(collections))}"),
            ("--source", scope.sources, sources, "give the id of a source, as `hanse data table sources` lists them"),
        ):
            unknown = [value for value in given if value not in known]
            if len(unknown) > 0:
                raise UsageError(f"there is no {option[2:]} {unknown[0]!r} here", where=option, hint=hint)


def asking(function: Callable[..., None]) -> Callable[..., None]:
    """Give a verb the shared options: ``function(asked, own options ...)`` becomes a command with all of them."""
    hints = get_type_hints(function, include_extras=True)
    own = [
        parameter.replace(annotation=hints[name])
        for name, parameter in inspect.signature(function).parameters.items()
        if name != "asked"
    ]
    shared_hints = get_type_hints(Asked, include_extras=True)
    shared = [
        inspect.Parameter(
            field.name,
            inspect.Parameter.POSITIONAL_OR_KEYWORD,
            default=field.default,
            annotation=shared_hints[field.name],
        )
        for field in fields(Asked)
    ]
    names = {parameter.name for parameter in shared}

    @functools.wraps(function)
    def command(**given: Any) -> None:
        asked = Asked(**{name: given.pop(name) for name in names})
        function(asked, **given)

    command.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]
    command.__annotations__ = {parameter.name: parameter.annotation for parameter in (*own, *shared)}
    del command.__wrapped__  # the signature that counts is the one above
    return command
