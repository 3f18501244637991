"""Which result a page shows: the published one, or one for the day and scope that was asked for."""

from collections.abc import Callable
from typing import TypeVar

from hanse.release import View
from hanse.study.shelf import Default, default_view, published
from hanse.web.context import Asked

Result = TypeVar("Result")


def studied(asked: Asked, default: Default[Result], live: Callable[[View], Result]) -> Result:
    """The published result where nothing else was asked for, else the same for the day and scope asked for."""
    asked.site.studies.require(asked.release)
    if is_default(asked):
        return published(asked.release, default)
    with asked.site.studies.turn():
        return live(asked.view)


def study_view(asked: Asked) -> View:
    """The view that a page of analysis is about: the published day where neither a day nor a limit was asked for."""
    asked.site.studies.require(asked.release)
    return default_view(asked.release) if is_default(asked) else asked.view


def is_default(asked: Asked) -> bool:
    """True where neither a day nor a limit was asked for."""
    return asked.as_of is None and not asked.scope.is_limited
