"""Copies the codebooks (data/codebooks/*.toml) into a release."""

import sqlite3
import tomllib
from collections.abc import Mapping
from pathlib import Path

from hanse.errors import StructureError

_FACTS = ("title", "paper", "unit", "choice", "verification", "note")


def store_codebooks(connection: sqlite3.Connection, data_dir: Path) -> None:
    """Every codebook with its codes, in the order in which the codebook prints them."""
    for path in sorted((data_dir / "codebooks").glob("*.toml")):
        try:
            content = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise _refusal(path, f"cannot be read as TOML: {error}", "correct that line") from None
        codes = content.get("code", [])
        if not isinstance(codes, list) or not all(isinstance(code, dict) and "id" in code for code in codes):
            raise _refusal(path, "code is not a list of codes with an id", 'write [[code]], then id = "..."')
        _store(connection, path.stem, content, codes)


def _store(
    connection: sqlite3.Connection, key: str, content: Mapping[str, object], codes: list[Mapping[str, object]]
) -> None:
    facts = [str(content.get(name, "")).strip() for name in _FACTS]
    connection.execute("INSERT INTO codebook VALUES (?, ?, ?, ?, ?, ?, ?)", (key, *facts))
    connection.executemany(
        "INSERT INTO code VALUES (?, ?, ?, ?, ?)",
        [
            (key, str(code["id"]), place, str(code.get("label", code["id"])), str(code.get("definition", "")))
            for place, code in enumerate(codes, start=1)
        ],
    )


def _refusal(path: Path, what: str, hint: str) -> StructureError:
    return StructureError(what, where=f"codebooks/{path.name}", hint=hint)
