"""How a result gives account of itself: sentences for a methods paragraph, then the references."""

from collections.abc import Sequence


def narrative(sentences: Sequence[str], *, references: Sequence[str] = ()) -> str:
    """One paragraph, with the references behind it where there are any.

    Parameters
    ----------
    sentences : sequence of str
        Whole sentences; empty ones are left out.
    references : sequence of str, default ()
        Author (year), title, DOI.

    Returns
    -------
    str

    Examples
    --------
    >>> narrative(["Counted.", ""], references=["Doe (2001), On counting"])
    'Counted. References: Doe (2001), On counting.'
    """
    text = " ".join(sentence for sentence in sentences if sentence)
    return text if len(references) == 0 else f"{text} References: {'; '.join(references)}."


def number(value: float | None, digits: int = 2) -> str:
    """A number for a sentence, or "undefined" for None.

    Examples
    --------
    >>> number(0.123), number(None)
    ('0.12', 'undefined')
    """
    return "undefined" if value is None else f"{value:.{digits}f}"


def probability(value: float) -> str:
    """A p-value for a sentence, with two significant digits.

    Examples
    --------
    >>> probability(0.00123), probability(1.0)
    ('0.0012', '1')
    """
    return f"{value:.2g}"


def several(count: int, one: str, more: str = "") -> str:
    """A count with its noun.

    Examples
    --------
    >>> several(1, "city", "cities"), several(2_000, "tie")
    ('1 city', '2,000 ties')
    """
    return f"{count:,} {one}" if count == 1 else f"{count:,} {more or one + 's'}"
