"""A reason of an answer: what it is about, a sentence, and what it rests on."""

from dataclasses import dataclass

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
