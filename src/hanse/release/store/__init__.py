"""Fills a release: each module writes the tables of one noun. Only hanse.release.build calls them."""
