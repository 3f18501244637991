"""Fields: the statement that says what a network is about has a plain word, and is about a network."""

import re
from collections.abc import Iterator

from hanse.package.finding import Finding, at
from hanse.package.package import DataPackage

FIELD = "field"  # the property
_WORD = re.compile(r"[a-z][a-z0-9]*(?: [a-z0-9]+)*")


def check_fields(package: DataPackage) -> Iterator[Finding]:
    """Statements of the field of something that is no network, or in words that do not compare."""
    for row in package.rows("statements"):
        if row["property"] != FIELD:
            continue
        if row["subject_kind"] != "network":
            hint = "state the field of a network, or use another property"
            yield at(row, "subject_kind", "field", "only networks have a field", hint)
        for word in row.values("value"):
            if _WORD.fullmatch(word) is None:
                hint = 'use lower-case words, as "climate"; several fields are separated by "; "'
                yield at(row, "value", "field", f"{word!r} does not compare with other fields", hint)
