"""Hanse: the open observatory of city networks."""

__version__ = "0.1.0"
