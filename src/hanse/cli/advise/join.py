"""hanse advise join."""

from hanse.errors import UsageError


def join() -> None:
    """Not available yet."""
    raise UsageError("hanse advise join is not available yet")
