"""One writer at a time, and all of its files or none: a lock that names the writer, a journal that outlives it.

A writer puts finished copies of all files into the journal, closes it by writing its list, and moves the copies to
their places. Killed before the list is there it has changed nothing; killed after, whoever opens the data next moves
what is left. See :func:`finish`.
"""

import contextlib
import json
import os
import shutil
import socket
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from hanse.errors import StructureError

_LOCK: Final = ".writing"
_JOURNAL: Final = ".pending"
_LIST: Final = "files.json"


@contextmanager
def writing(data_dir: Path, what: str) -> Iterator[None]:
    """Hold the data folder for this process; ``what`` says to others what it is doing.

    Raises StructureError where another process that is alive holds it. What a killed writer left is finished first.
    """
    lock = data_dir / _LOCK
    _take(lock, what)
    try:
        _settle(data_dir)
        yield
    finally:
        lock.unlink(missing_ok=True)


def finish(data_dir: Path) -> bool:
    """Finish or discard what a killed writer left, unless somebody is writing; True where there was something."""
    if not (data_dir / _JOURNAL).is_dir() or _holder(data_dir / _LOCK) is not None:
        return False
    with writing(data_dir, "finishing what a killed writer left"):
        return True


def write_together(texts: Mapping[Path, str], data_dir: Path) -> None:
    """Replace every file by its text, or leave all as they were. Call it inside :func:`writing`."""
    journal = data_dir / _JOURNAL
    made: list[Path] = []
    try:
        _fill(journal, texts, data_dir)
        made = [path.parent for path in texts if not path.parent.is_dir()]
        before = {path: path.read_bytes() if path.is_file() else None for path in texts}
        _close(journal, texts, data_dir)
    except OSError as error:
        shutil.rmtree(journal, ignore_errors=True)
        raise _refusal(error) from error
    except BaseException:
        shutil.rmtree(journal, ignore_errors=True)
        raise
    try:
        _settle(data_dir)
    except BaseException as error:
        _restore(before, made)
        shutil.rmtree(journal, ignore_errors=True)
        if isinstance(error, OSError):
            raise _refusal(error) from error
        raise


def _fill(journal: Path, texts: Mapping[Path, str], data_dir: Path) -> None:
    """Finished copies, on disk before anything is replaced."""
    shutil.rmtree(journal, ignore_errors=True)
    journal.mkdir()
    for number, (path, text) in enumerate(texts.items()):
        path.relative_to(data_dir)
        with (journal / str(number)).open("w", encoding="utf-8", newline="") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())


def _close(journal: Path, texts: Mapping[Path, str], data_dir: Path) -> None:
    """Write the list of the files: from here on the change is made, whatever happens."""
    names = [path.relative_to(data_dir).as_posix() for path in texts]
    part = journal / f"{_LIST}.part"
    with part.open("w", encoding="utf-8") as stream:
        json.dump(names, stream)
        stream.flush()
        os.fsync(stream.fileno())
    part.replace(journal / _LIST)


def _settle(data_dir: Path) -> None:
    """Move what a closed journal still holds to its place; discard a journal that was never closed."""
    journal = data_dir / _JOURNAL
    try:
        names = json.loads((journal / _LIST).read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        names = []
    for number, name in enumerate(names):
        copy = journal / str(number)
        if copy.is_file():
            (data_dir / name).parent.mkdir(parents=True, exist_ok=True)
            copy.replace(data_dir / name)
    shutil.rmtree(journal, ignore_errors=True)


def _restore(before: Mapping[Path, bytes | None], made: list[Path]) -> None:
    for path, content in before.items():
        if content is None and path.is_file():
            path.unlink()
        elif content is None:
            continue
        else:
            path.write_bytes(content)
    for folder in made:
        with contextlib.suppress(OSError):
            folder.rmdir()


def _refusal(error: OSError) -> StructureError:
    return StructureError(
        f"cannot be written: {error.strerror}; nothing was changed",
        where=str(error.filename or ""),
        hint="check the rights and the space on that disk",
    )


def _take(lock: Path, what: str) -> None:
    """Make the lock; one whose writer is gone is taken over."""
    content = {"process": os.getpid(), "begun": _begun(os.getpid()), "machine": socket.gethostname(), "what": what}
    own = lock.with_name(f"{lock.name}.{os.getpid()}.new")
    try:
        own.write_text(json.dumps(content), encoding="utf-8")
        _link(own, lock)
    except OSError as error:
        raise _refusal(error) from error
    finally:
        with contextlib.suppress(OSError):
            own.unlink(missing_ok=True)


def _link(own: Path, lock: Path) -> None:
    """Give the finished lock its name, which fails where another has it already."""
    for _ in range(3):
        try:
            os.link(own, lock)
        except FileExistsError:
            holder = _holder(lock)
            if holder is not None:
                raise StructureError(
                    f"process {holder.get('process')} on {holder.get('machine')} is writing there: "
                    f"{holder.get('what')}",
                    where=str(lock.parent),
                    hint=f"wait until it is done; if there is no such process, delete {lock}",
                ) from None
            _move_away(lock)
        else:
            return
    raise StructureError("another process is writing there", where=str(lock.parent), hint="try again")


def _move_away(lock: Path) -> None:
    """Take a stale lock away under a name of its own, so that of two who find it only one does."""
    aside = lock.with_name(f"{lock.name}.{os.getpid()}")
    with contextlib.suppress(FileNotFoundError):
        lock.replace(aside)
        aside.unlink(missing_ok=True)


def _holder(lock: Path) -> dict[str, object] | None:
    """Who holds the lock; None where nobody does or its process is gone. A lock of another machine is held."""
    try:
        content = json.loads(lock.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError):
        return {"process": "unknown", "machine": "an unknown machine", "what": "its lock cannot be read"}
    if not isinstance(content, dict) or not isinstance(content.get("process"), int):
        return {"process": "unknown", "machine": "an unknown machine", "what": "its lock cannot be read"}
    if content.get("machine") == socket.gethostname() and not _is_alive(content["process"], content.get("begun")):
        return None
    return content


def _is_alive(process: int, begun: object) -> bool:
    """Whether that process still runs; a number that was given to a later process does not count."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return begun in ("", _begun(process))


def _begun(process: int) -> str:
    """When a process began, as the system counts it; "" where the system does not say."""
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[19]
    except (OSError, IndexError):
        return ""
