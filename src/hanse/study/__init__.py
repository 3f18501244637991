"""Analyses of a View: what enters a statistic and why, the result with names, and how it was reached."""
