"""Advice from a View: every answer carries its reasons, its inputs, its caveats and what would change it."""
