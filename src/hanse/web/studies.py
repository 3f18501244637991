"""The analyses of one site: published ones are read from beside the release, others are computed for who asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from hanse.advise.defaults import ADVICE
from hanse.errors import NotReadyError
from hanse.release import Release
from hanse.study.defaults import STUDIES
from hanse.study.shelf import Default, is_filled
from hanse.web.background import Background

PUBLISHED: tuple[Default[Any], ...] = (*STUDIES, *ADVICE)
_USUAL_SECONDS = 90
_PATIENCE = 8.0  # seconds that a visitor waits for a turn
_AGAIN = 15


@dataclass
class Studies:
    """What a site needs to answer with an analysis. ``withheld`` is the newest list of what is withdrawn, if any.

    ``waits`` True has missing results computed by another process, which compiles the arithmetic too, while whoever
    asks is told to come back; False computes them in the request.
    """

    withheld: Path | None = None
    waits: bool = False
    _work: dict[str, Background] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _turn: Lock = field(default_factory=Lock, repr=False)

    def require(self, release: Release) -> None:
        """Return where analyses can be answered at once; else raise NotReadyError with when to ask again."""
        if self.waits:
            self._background(release).require()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Compute for who asks, one at a time; raises NotReadyError where those before take too long."""
        if not self._turn.acquire(timeout=_PATIENCE):
            raise NotReadyError(
                "Other analyses are being computed for other visitors.",
                retry_after=_AGAIN,
                hint="The published analyses, without a day or a limit, are there at once.",
            )
        try:
            yield
        finally:
            self._turn.release()

    def _background(self, release: Release) -> Background:
        key = f"{release.version} {release.withheld_mark}"
        with self._lock:
            if key not in self._work:
                self._work[key] = Background(
                    module="hanse.web.studying",
                    arguments=(str(release.origin), str(self.withheld or "")),
                    is_done=lambda: is_filled(release, PUBLISHED),
                    doing="The analyses of this release are being computed: once, for about a minute.",
                    failed="The analyses could not be computed on this server; its operator can run hanse build.",
                    usual_seconds=_USUAL_SECONDS,
                )
            return self._work[key]
