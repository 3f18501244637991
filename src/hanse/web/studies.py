"""The analyses of one site: published ones are read from beside the release, others are computed for who asks."""

from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import TypeVar

from hanse.release import Release
from hanse.study.shelf import Default, is_shelved, published
from hanse.web.background import Background

Result = TypeVar("Result")
_USUAL_SECONDS = 90


@dataclass
class Studies:
    """What a site needs to answer with an analysis. ``withheld`` is the newest list of what is withdrawn, if any.

    ``waits`` True has missing results computed by another process, while whoever asks is told to come back; False
    computes them in the request.
    """

    withheld: Path | None = None
    waits: bool = False
    _work: dict[str, Background] = field(default_factory=dict, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)

    def published(self, release: Release, default: Default[Result]) -> Result:
        """The published result; raises NotReadyError while it is being computed."""
        if self.waits and not is_shelved(release, default):
            self._background(release, default).require()
        return published(release, default)

    def _background(self, release: Release, default: Default[Result]) -> Background:
        key = f"{release.version} {release.withheld_mark} {default.name}"
        with self._lock:
            if key not in self._work:
                self._work[key] = Background(
                    module="hanse.web.studying",
                    arguments=(str(release.origin), str(self.withheld or "")),
                    is_done=lambda: is_shelved(release, default),
                    doing="The analyses of this release are being computed: this happens once and takes about a minute.",
                    failed="The analyses could not be computed on this server.",
                    usual_seconds=_USUAL_SECONDS,
                )
            return self._work[key]
