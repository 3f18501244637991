"""hanse advise reach."""

from hanse.errors import UsageError


def reach() -> None:
    """Not available yet."""
    raise UsageError("hanse advise reach is not available yet")
