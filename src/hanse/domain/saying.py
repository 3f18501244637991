"""Sentences that can be said in another language: the words and what stands in their gaps, kept apart."""

from collections.abc import Iterable, Mapping


class Said(str):
    """An English sentence that remembers the message it was made from.

    It is its English text in every respect; the site looks up ``message`` (and ``plural``) in the catalogue of the
    reader's language and fills the gaps again with ``values``, of which some may be sentences themselves.
    """

    __slots__ = ("message", "number", "plural", "values")
    message: str
    plural: str
    number: int | None
    values: Mapping[str, object]

    def __new__(cls, message: str, values: Mapping[str, object], plural: str = "", count: int | None = None) -> "Said":
        """Fill the gaps of ``message``, or of ``plural`` where ``count`` is not one; whole numbers get their commas."""
        chosen = message if count is None or count == 1 else plural
        self = super().__new__(cls, chosen.format_map({name: _written(value) for name, value in values.items()}))
        self.message, self.plural, self.number, self.values = message, plural, count, values
        return self

    def __reduce__(self) -> tuple[object, ...]:
        """Copies and pickles keep the message."""
        return (Said, (self.message, dict(self.values), self.plural, self.number))


def say(message: str, /, **values: object) -> Said:
    """An English sentence with ``{gaps}`` filled from ``values``."""
    return Said(message, values)


def say_count(count: int, one: str, many: str, /, **values: object) -> Said:
    """A sentence about ``count`` things, which both wordings may name as ``{count}``."""
    return Said(one, {"count": count, **values}, many, count)


def say_list(parts: Iterable[str]) -> str:
    """Words joined for a reader, "a", "a and b", "a, b and c", each of which may be a sentence itself."""
    *before, last = [*parts] or [""]
    if len(before) == 0:
        return last
    start = before[0]
    for part in before[1:]:
        start = say("{start}, {next}", start=start, next=part)
    return say("{start} and {last}", start=start, last=last)


def say_together(parts: Iterable[str]) -> str:
    """Whole sentences one after the other, those that are empty left out."""
    told = ""
    for part in parts:
        if part != "":
            told = say("{told} {next}", told=told, next=part) if told != "" else part
    return told


def _written(value: object) -> object:
    """Years and other numbers without commas are given as text."""
    return f"{value:,}" if isinstance(value, int) and not isinstance(value, bool) else value
