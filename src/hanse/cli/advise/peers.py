"""hanse advise peers."""

from hanse.errors import UsageError


def peers() -> None:
    """Not available yet."""
    raise UsageError("hanse advise peers is not available yet")
