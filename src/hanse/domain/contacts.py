"""Personal contacts never enter a claim: e-mail addresses and telephone numbers are cut from text."""

import re

_EMAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
# An international number, digits introduced by a word for telephone, or a national number: nine digits and more of
# which the first is nought, parted by blanks, strokes, hyphens or points.
_PHONE = re.compile(
    r"(?<![\w/.=-])\+\d{1,3}(?:[ ().-]{0,2}\d){7,12}(?!\d)"
    r"|(?i:\b(?:tel|telephone|phone|fax|mobile|mob|telefon|teléfono|tél)\b\.?:? ?)\(?\d(?:[ ()./-]{0,2}\d){5,13}"
    r"|(?<![\w/.,=#-])(?!\d{9})\(?0[1-9](?:[ ()./-]{0,2}\d){7,11}(?![\w-])"
)


def strip_contacts(text: str) -> tuple[str, int]:
    """``text`` without e-mail addresses and telephone numbers, and how many were cut.

    Each is replaced by "[contact removed]", so that a reader sees that something stood there.
    """
    text, emails = _EMAIL.subn("[contact removed]", text)
    text, phones = _PHONE.subn("[contact removed]", text)
    return text, emails + phones
