"""How loops are compiled: once, kept in a writable folder, released from the interpreter lock.

No kernel starts threads of its own: the threading layers of numba end the process when two requests use them at once.
Work is cut into blocks instead, and the blocks run through :mod:`hanse.analysis.schedule`.
"""

import functools
import hashlib
import re
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

P = ParamSpec("P")
R = TypeVar("R")
_IMPORT = re.compile(r"^from hanse\.analysis\.kernels\.(\w+) import", re.MULTILINE)
_LOCK = threading.RLock()


class Kernel:
    """A routine that is handed to the compiler when it is first called.

    Until then not even the compiler is loaded: that takes a second and 100 MB, and most commands and pages never
    need it.
    """

    def __init__(self, function: Callable[..., Any], *, is_kept: bool = False, **options: Any) -> None:
        functools.update_wrapper(self, function)
        self._function, self._is_kept, self._options = function, is_kept, options
        self._begun: Any = None
        self._ready: Any = None

    def __call__(self, *arguments: Any) -> Any:
        """The routine itself."""
        return (self._ready or self.ready())(*arguments)

    def ready(self) -> Any:
        """What the compiler made of it; names of other kernels in its module then stand for what it made of those."""
        with _LOCK:
            if self._begun is None:
                self._begun = self._handed_over()
                names = self._function.__globals__
                for name, value in [item for item in names.items() if isinstance(item[1], Kernel)]:
                    names[name] = value.ready()
                self._ready = self._begun
            return self._begun

    def _handed_over(self) -> Any:
        import numba

        if not self._is_kept:
            return numba.njit(nogil=True, error_model="numpy", **self._options)(self._function)
        with _kept_in(cache_folder(Path(self._function.__code__.co_filename))) as kept:
            return numba.njit(nogil=True, error_model="numpy", cache=kept, **self._options)(self._function)

    @property
    def signatures(self) -> list[Any]:
        """Types it has been compiled for so far."""
        return [] if self._ready is None else list(self._ready.signatures)


def compiled(function: Callable[P, R]) -> Callable[P, R]:
    """Compile at the first call and keep the machine code for the next process.

    It is kept under a digest of the module and of the kernels it imports, so that changing one kernel never leaves
    another with old parts of it.
    """
    return cast(Callable[P, R], Kernel(function, is_kept=True, no_cfunc_wrapper=True))


def internal(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a routine that only kernels call: it comes without the entrance for Python, which is half the work."""
    return cast(Callable[P, R], Kernel(function, no_cpython_wrapper=True, no_cfunc_wrapper=True))


def internal_sum(function: Callable[P, R]) -> Callable[P, R]:
    """Like :func:`internal`, for plain sums whose terms may be added in any order, several at a time."""
    any_order = {"reassoc", "contract", "nsz"}
    made = Kernel(function, no_cpython_wrapper=True, no_cfunc_wrapper=True, fastmath=any_order)
    return cast(Callable[P, R], made)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a small routine into the kernels that call it."""
    return cast(Callable[P, R], Kernel(function, inline="always"))


@cache
def cache_folder(source: Path) -> Path | None:
    """Where the machine code of a module is kept: beside the source, else in the user's own cache.

    ``NUMBA_CACHE_DIR`` goes first where it is set. None where neither can be written: then each process compiles
    anew. A shared scratch folder is never used: the kept code is run, so nobody else may be able to write it.
    """
    given = _settings().CACHE_DIR
    places = [Path(given)] if given else []
    places += [source.parent / "__pycache__", *_user_cache()]
    name = f"compiled-{source.stem}-{_digest(source)}"
    return next((place / name for place in places if _is_writable(place / name)), None)


def _settings() -> Any:
    import numba

    return numba.config


def _digest(source: Path) -> str:
    """Of the text of a module and of all kernels it imports, directly or not, and of the compiler."""
    texts: dict[Path, str] = {}
    waiting = [source]
    while len(waiting) > 0:
        path = waiting.pop()
        if path not in texts and path.is_file():
            texts[path] = path.read_text(encoding="utf-8")
            waiting += [path.parent / f"{name}.py" for name in _IMPORT.findall(texts[path])]
    import numba

    whole = "\n".join([numba.__version__, *(texts[path] for path in sorted(texts))])
    return hashlib.sha256(whole.encode()).hexdigest()[:12]


def _user_cache() -> list[Path]:
    try:
        return [Path.home() / ".cache" / "hanse"]
    except RuntimeError:  # no home folder
        return []


def _is_writable(folder: Path) -> bool:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            return True
    except OSError:
        return False


@contextmanager
def _kept_in(folder: Path | None) -> Iterator[bool]:
    """Let numba choose ``folder`` for what is decorated inside; yields whether anything can be kept."""
    settings = _settings()
    before = settings.CACHE_DIR
    settings.CACHE_DIR = "" if folder is None else str(folder)
    try:
        yield folder is not None
    finally:
        settings.CACHE_DIR = before
