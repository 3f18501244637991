"""Drawings as SVG: pure functions from views to markup, no styles but classes, no scripts."""
