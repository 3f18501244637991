"""Personal contacts that were left in text."""

from collections.abc import Iterator, Sequence

from hanse.domain.contacts import strip_contacts
from hanse.package.finding import Finding, at
from hanse.package.package import DataPackage
from hanse.package.row import Row

_ADDRESSES = ("url", "website", "external_ids")


def _holds_contacts(rows: Sequence[Row]) -> bool:
    """True where the table may hold any: each different text is looked at once, all of a column together."""
    if len(rows) == 0:
        return False
    for place in (place for name, place in rows[0].places.items() if name not in _ADDRESSES):
        texts = {row.row_values[place] for row in rows}
        if strip_contacts("\n".join(texts))[1] > 0:
            return True
    return False


def check_contacts(package: DataPackage) -> Iterator[Finding]:
    """E-mail addresses and telephone numbers; the finding does not repeat them."""
    for rows in package.tables.values():
        for row in rows if _holds_contacts(rows) else ():
            texts = {name: text for name, text in row.cells.items() if text != "" and name not in _ADDRESSES}
            if strip_contacts("\n".join(texts.values()))[1] == 0:
                continue
            for name, text in texts.items():
                clean, removed = strip_contacts(text)
                if removed > 0:
                    message = "an e-mail address or a telephone number stands in the text"
                    hint = "replace it by [contact removed]"
                    yield at(row, name, "personal contact", message, hint, value=clean)
