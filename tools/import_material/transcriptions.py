"""Pages that were transcribed into two files: one page and one written name are one statement.

The first transcription (in the order of the files) enters. Where the second says something else, that is recorded as a
correction on the claim that entered, not as a conflict between sources.
"""

from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning
from tools.import_material.output import Output, Row
from tools.import_material.roster_dates import columns_of, listing_of
from tools.import_material.statements import Entered, add_correction

_CELLS = {"role": "role", "country": "country_iso2", "subject": "city_as_written"}
_DATES = {"start": "valid_from", "end": "valid_to"}


class Transcriptions:
    """Remembers what entered from which file, finds the twin of a row and compares the two."""

    def __init__(self) -> None:
        self._entered: dict[tuple[str, str, str], list[tuple[str, Row, Entered]]] = {}
        self._by_row: dict[tuple[str, int], tuple[Row, Entered]] = {}
        self._rows: dict[str, Row] = {}
        self._aliases = {
            (row["file"], int(row["row"])): (row["same_as_file"], int(row["same_as_row"]))
            for row in decision_table("transcriptions.csv")
            if row["same_as_row"] != ""
        }

    def remember(self, file: str, number: int, row: Row, source: str, tie: Entered) -> None:
        """Note that a row entered."""
        self._entered.setdefault(_key(row, source), []).append((file, row, tie))
        self._by_row[(file, number)] = (row, tie)
        self._rows.setdefault(tie.id, row)

    def twin(self, file: str, number: int, row: Row, source: str) -> Entered | None:
        """The tie that another file already holds from the same page on the same name, or None."""
        alias = self._aliases.get((file, number))
        if alias is not None:
            return self._by_row[alias][1]
        others = [(held, tie) for other, held, tie in self._entered.get(_key(row, source), []) if other != file]
        if len(others) == 0:
            return None
        alike = [tie for held, tie in others if held["role"] == row["role"] and held["valid_from"] == row["valid_from"]]
        return (alike or [tie for _, tie in others])[0]

    def correct(self, out: Output, twin: Entered, file: str, number: int, row: Row) -> None:
        """Record where this transcription says something else than the one that entered."""
        held = self._rows[twin.id]
        pairs = [(column, held[cell], row[cell]) for column, cell in _CELLS.items() if held[cell] != row[cell]]
        dates = {side: read_written(row[cell]) for side, cell in _DATES.items()} | {"listed": listing_of(row)}
        for side, other in dates.items():
            held_range = {name: twin.row[name] for name in columns_of(side, other) if not name.endswith("as_written")}
            if held_range.items() <= columns_of(side, other).items():
                continue
            pairs.append((f"{side}_as_written", twin.row[f"{side}_as_written"], other.value.as_written))
        for column, says, other_says in pairs:
            should_say, reason = _better(file, number, column, other_says)
            add_correction(out, twin.id, column, says, should_say, reason)


def _key(row: Row, source: str) -> tuple[str, str, str]:
    return source, meaning(row["network"]).entity, row["city_as_written"]


def _better(file: str, number: int, column: str, other: str) -> tuple[str, str]:
    """What the claim should say by decisions/transcriptions.csv, and why; blank where only doubt is recorded."""
    said = f'a second transcription of the same page gives "{other}"' if other != "" else (
        "a second transcription of the same page gives nothing here"
    )  # fmt: skip
    for row in decision_table("transcriptions.csv"):
        first, _, last = row["row"].partition("-")
        if row["file"] == file and row["field"] == column and int(first) <= number <= int(last or first):
            return (other if row["better"] == "second" else ""), f"{said}; {row['reason']}"
    return "", said
