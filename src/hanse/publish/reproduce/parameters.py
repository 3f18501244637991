"""Typed reading of the TOML tables under ``data/reproduce``: a wrong key says where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.errors import StructureError


@dataclass(frozen=True)
class Parameters:
    """One TOML table. ``where`` names file and check in errors."""

    values: Mapping[str, object]
    where: str

    def text(self, key: str, default: str | None = None) -> str:
        """The text under ``key``."""
        value = self.values.get(key, default)
        if not isinstance(value, str):
            raise self._wrong(key, "text")
        return value

    def number(self, key: str, default: float | None = None) -> float:
        """The number under ``key``."""
        value = self.values.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float):
            raise self._wrong(key, "a number")
        return float(value)

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """The list of texts under ``key``."""
        value = self.values.get(key, list(default) if default is not None else None)
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            raise self._wrong(key, "a list of texts")
        return tuple(value)

    def numbers(self, key: str) -> tuple[float, ...]:
        """The list of numbers under ``key``."""
        value = self.values.get(key)
        if not isinstance(value, list) or any(isinstance(n, bool) or not isinstance(n, int | float) for n in value):
            raise self._wrong(key, "a list of numbers")
        return tuple(float(number) for number in value)

    def table(self, key: str) -> "Parameters":
        """The table under ``key``."""
        value = self.values.get(key)
        if not isinstance(value, dict):
            raise self._wrong(key, "a table")
        return Parameters(value, f"{self.where} {key}")

    def named_numbers(self, key: str) -> dict[str, float]:
        """The numbers of the table under ``key``, by name."""
        table = self.table(key)
        return {name: table.number(name) for name in table.values}

    def has(self, key: str) -> bool:
        """True where ``key`` is given."""
        return key in self.values

    def _wrong(self, key: str, wanted: str) -> StructureError:
        found = repr(self.values[key]) if key in self.values else "nothing"
        return StructureError(f"{key} should be {wanted}, found {found}", where=self.where, hint="correct that key")
