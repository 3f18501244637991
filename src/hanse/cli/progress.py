"""A progress bar on stderr for work of more than two seconds; nothing where that is no terminal."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

_SHOWN_AFTER_SECONDS: Final = 2.0
_REDRAWN_EVERY_SECONDS: Final = 0.1


@contextmanager
def bar(label: str) -> Iterator[Callable[[float], None]]:
    """Gives the function that is told the share done, 0 to 1.

    The bar is drawn when told, by no thread of its own: a process with a second thread cannot be forked safely.
    """
    from rich.console import Console
    from rich.progress import Progress

    console = Console(stderr=True)
    if not console.is_terminal:
        yield lambda share: None
        return
    progress = Progress(console=console, transient=True, auto_refresh=False)
    task = progress.add_task(label, total=1.0)
    due = time.monotonic() + _SHOWN_AFTER_SECONDS

    def tell(share: float) -> None:
        nonlocal due
        now = time.monotonic()
        if now >= due:
            progress.start()
            progress.update(task, completed=share, refresh=True)
            due = now + _REDRAWN_EVERY_SECONDS

    try:
        yield tell
    finally:
        progress.stop()
