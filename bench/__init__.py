"""Measurements of whole processes on the shipped data: ``make bench``."""
