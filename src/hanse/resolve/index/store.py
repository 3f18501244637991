"""Where the compiled gazetteer is kept: one file, named after what it depends on, compiled where it is missing."""

from pathlib import Path

from hanse.errors import StructureError
from hanse.resolve.index.compiling import Progress, compile_gazetteer, digest

_PATTERN = "gazetteer-*.index"


def find_index(folder: Path) -> Path | None:
    """The compiled gazetteer in a folder, None where there is none for this code and this GeoNames."""
    path = folder / f"gazetteer-{digest()}.index"
    return path if path.is_file() else None


def bring_index(folder: Path, *, progress: Progress) -> Path:
    """The compiled gazetteer in a folder, compiled first where it is missing; older ones there are removed."""
    found = find_index(folder)
    if found is not None:
        return found
    path = folder / f"gazetteer-{digest()}.index"
    try:
        compile_gazetteer(path, progress=progress)
    except OSError as error:
        raise StructureError(
            f"the gazetteer cannot be written: {error.strerror}",
            where=str(path),
            hint="name another folder, or make room",
        ) from error
    for older in folder.glob(_PATTERN):
        if older != path:
            older.unlink(missing_ok=True)
    return path
