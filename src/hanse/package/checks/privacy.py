"""Personal contacts that were left in text."""

from collections.abc import Iterator

from hanse.domain.contacts import strip_contacts
from hanse.package.finding import Finding, at
from hanse.package.package import DataPackage

_ADDRESSES = ("url", "website", "external_ids")


def check_contacts(package: DataPackage) -> Iterator[Finding]:
    """E-mail addresses and telephone numbers; the finding does not repeat them."""
    for rows in package.tables.values():
        for row in rows:
            texts = {name: text for name, text in row.cells.items() if text != "" and name not in _ADDRESSES}
            if strip_contacts("\n".join(texts.values()))[1] == 0:
                continue
            for name, text in texts.items():
                clean, removed = strip_contacts(text)
                if removed > 0:
                    message = "an e-mail address or a telephone number stands in the text"
                    hint = "replace it by [contact removed]"
                    yield at(row, name, "personal contact", message, hint, value=clean)
