"""Sentences that can be said in another language: the words and what stands in their gaps, kept apart."""

from collections.abc import Mapping


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
        """Fill the gaps of ``message``, or of ``plural`` where ``count`` is not one."""
        chosen = message if count is None or count == 1 else plural
        self = super().__new__(cls, chosen.format_map(values))
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
