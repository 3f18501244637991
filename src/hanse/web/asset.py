"""A file of the site that never changes under its name."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Asset:
    """A file served under a name that changes with its content, so that browsers may keep it for ever."""

    path: str
    media_type: str
    body: bytes
