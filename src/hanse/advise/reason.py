"""A reason of an answer: what it is about, a sentence, and what it rests on."""

from dataclasses import dataclass

from hanse.domain.saying import say
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef


@dataclass(frozen=True)
class Reason:
    """One reason, in words and as data.

    ``kind`` is a word that tells reasons apart (peers, recorded work, partners ...); ``entities`` are whom the sentence
    names; ``paths`` are site paths under which it can be checked (claims, sources, networks).
    """

    kind: str
    text: str
    entities: tuple[EntityRef, ...] = ()
    paths: tuple[str, ...] = ()


def claim_paths(claims: tuple[str, ...], *, limit: int = 5) -> tuple[str, ...]:
    """Site paths of the first ``limit`` claims, each once."""
    return tuple(f"/claims/{claim}" for claim in tuple(dict.fromkeys(claims))[:limit])


def release_inputs(view: Standpoint) -> tuple[str, ...]:
    """What an answer read: the release, the day, the scope, and how memberships were counted."""
    day = release_day(view)
    return (day,) if len(view.context.scope) == 0 else (day, view.scope.describe())


def release_day(view: Standpoint) -> str:
    """The release, the day, and how memberships were counted, in one sentence or two."""
    context = view.context
    return say(
        "Release {version}, memberships on {day}. {counting}",
        version=context.version,
        day=context.as_of,
        counting=say(context.counting),
    )
