"""Checks of a data package that was read, one module a noun; each yields findings and changes nothing."""
