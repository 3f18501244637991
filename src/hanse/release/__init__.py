"""Releases: built once from the data package, then only read, through a View dated and scoped."""
