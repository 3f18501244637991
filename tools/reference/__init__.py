"""Writes docs/reference from the code: commands, settings, addresses, errors, tables of the data package."""
