"""hanse analyse: the analyses of a release, and of plain tables of cities and networks."""

from hanse.cli.analyse.verbs import app

__all__ = ["app"]
