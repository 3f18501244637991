"""Claim identifiers: a hash of what was written and where, so that they survive reordering and re-import."""

import hashlib
from collections.abc import Iterable


def claim_id(collection: str, kind: str, parts: Iterable[str]) -> str:
    """A stable claim id, "c" and 12 hex digits, from the raw fields exactly as written.

    ``parts`` are source id, names and dates as written, role, and a locator that does not move when lines
    are added elsewhere. Cleaned or resolved values must not enter.
    """
    text = "\x1f".join((collection, kind, *(part.strip() for part in parts)))
    return "c" + hashlib.sha256(text.encode()).hexdigest()[:12]


def source_id(reference: str) -> str:
    """A stable source id, "s" and 10 hex digits, from the canonical address or citation of the source."""
    return "s" + hashlib.sha256(reference.strip().encode()).hexdigest()[:10]
