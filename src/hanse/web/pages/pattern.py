"""The pattern page: every component with the examples that also feed its tests."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup

from hanse.release.views import Context
from hanse.web.context import Asked
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.render import environment
from hanse.web.stylesheet import HERE


class StandIn(dict[str, Any]):
    """A table of a spec, read by attribute as the views are."""

    def __getattr__(self, name: str) -> Any:
        try:
            return self[name]
        except KeyError:
            raise AttributeError(name) from None


def stand_in(value: Any) -> Any:
    """Tables of a spec as stand-ins for views, at every depth."""
    if isinstance(value, dict):
        return StandIn({key: stand_in(item) for key, item in value.items()})
    return [stand_in(item) for item in value] if isinstance(value, list) else value


@dataclass(frozen=True)
class Pattern:
    """One component, as its spec.toml describes it."""

    key: str
    title: str
    about: str
    macro: str
    from_page: tuple[str, ...]  # parameters that the page itself supplies
    params: tuple[Mapping[str, Any], ...]
    examples: tuple[tuple[str, Mapping[str, Any]], ...]


@dataclass(frozen=True)
class PatternList:
    """The components by name and purpose."""

    context: Context
    patterns: tuple[tuple[str, str, str], ...]  # key, title, what it is for


@dataclass(frozen=True)
class Shown:
    """A component with its examples rendered."""

    key: str
    title: str
    about: str
    params: tuple[Mapping[str, Any], ...]
    examples: tuple[tuple[str, Markup], ...]


@cache
def read_patterns() -> tuple[Pattern, ...]:
    """All components A to Z."""
    return tuple(_read(path) for path in sorted((HERE / "components").glob("*/spec.toml")))


def _read(path: Path) -> Pattern:
    spec = tomllib.loads(path.read_text(encoding="utf-8"))
    examples = tuple((item["name"], stand_in(item.get("args", {}))) for item in spec.get("examples", ()))
    return Pattern(
        path.parent.name, spec["name"], spec["about"], spec["macro"], tuple(spec.get("from_page", ())),
        tuple(spec.get("params", ())), examples,
    )  # fmt: skip


def render_example(pattern: Pattern, args: Mapping[str, Any], values: Mapping[str, object]) -> Markup:
    """One example, called as a template would call it."""
    own = {name: values[name] for name in pattern.from_page}
    macro = getattr(environment().get_template(f"{pattern.key}/template.html").make_module(dict(values)), pattern.macro)
    return Markup(macro(**own, **args))


def patterns(asked: Asked) -> Page:
    """The pattern page."""
    context = asked.view.context
    found = read_patterns()
    view = PatternList(context, tuple((item.key, item.title, item.about) for item in found))
    crumbs = (Crumb(N_("Components"), "/patterns"),)
    page = Page(view, "patterns.html", N_("Components"), crumbs, context, N_("Components of this site"))
    values = {
        "page": page, "ctx": context, "asked": asked, "link": asked.link, "here": asked.here,
        "countries": asked.site.country_names(asked.release),
    }  # fmt: skip
    shown = [
        Shown(
            item.key, item.title, item.about, item.params,
            tuple((name, render_example(item, args, values)) for name, args in item.examples),
        )
        for item in found
    ]  # fmt: skip
    return Page(view, page.template, page.title, crumbs, context, page.description, "", {"shown": shown})
