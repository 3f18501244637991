"""The data package: reading, writing and validating the text files under ``data/``."""
