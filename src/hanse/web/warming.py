"""What a started site reads ahead, so that no visitor is the first: in a thread of its own, step by step."""

import contextlib
import time
from collections.abc import Callable, Iterator
from threading import Thread

from hanse.errors import HanseError, NotReadyError
from hanse.release import Release, View
from hanse.web.studies import PUBLISHED, Studies

_BEFORE = 0.3  # seconds left to the first answer
_BETWEEN = 0.02  # seconds between steps: requests come first
_LOOK_AGAIN = 3.0  # seconds between looks whether the analyses have been computed
_LOOKS = 200


def start(release: Release, studies: Studies, *, wait: Callable[[float], None] = time.sleep) -> Thread:
    """Begin to read ahead; what fails here is told to whoever asks for it."""
    thread = Thread(target=read_ahead, args=(release, studies, wait), name="reading ahead", daemon=True)
    thread.start()
    return thread


def read_ahead(release: Release, studies: Studies, wait: Callable[[float], None]) -> None:
    """Look up what pages need, have missing analyses computed, then read them and load the arithmetic."""
    wait(_BEFORE)
    with contextlib.suppress(HanseError):
        release.warm()
        if _ready(release, studies, wait):
            for step in _steps(release):
                step()
                wait(_BETWEEN)


def _ready(release: Release, studies: Studies, wait: Callable[[float], None]) -> bool:
    """Wait until the analyses are there; False where they do not come."""
    for _ in range(_LOOKS):
        try:
            studies.require(release)
        except NotReadyError:
            wait(_LOOK_AGAIN)
        else:
            return True
    return False


def _steps(release: Release) -> Iterator[Callable[[], object]]:
    """The published results, then one question of each kind for another day, which loads the arithmetic."""
    from hanse.advise.defaults import COORDINATE
    from hanse.advise.join import join
    from hanse.advise.join_asker import Described
    from hanse.advise.overlap_matrix import Asking, overlap_matrix
    from hanse.advise.reach import reach
    from hanse.study.brokers import brokers
    from hanse.study.concentration import concentration
    from hanse.study.defaults import COMMUNITIES
    from hanse.study.eligibility import eligibility_effect
    from hanse.study.liaison import liaison
    from hanse.study.overlap import overlap
    from hanse.study.representation import representation
    from hanse.study.shelf import default_view, published

    for default in PUBLISHED:
        yield lambda default=default: published(release, default)  # type: ignore[misc]
    day = default_view(release)
    yield lambda: overlap_matrix(day, published(release, COORDINATE), published(release, COMMUNITIES), Asking())
    other: View = release.view(day.as_of.replace(year=day.as_of.year - 1, day=1))
    networks = [ref for ref in release.contents.catalogue.entities.values() if ref.kind == "network"]
    yield lambda: join(release.view(), Described("DE"))
    if len(networks) > 0:
        yield lambda: reach(day, networks[0])
    yield lambda: representation(other)
    yield lambda: concentration(other)
    yield lambda: overlap(other)
    yield lambda: eligibility_effect(other)
    yield lambda: brokers(other)
    yield lambda: liaison(other, n_samples=0)
