"""The data package: reading, writing and validating the text files under ``data/``."""

from hanse.package.codebook import Code, Codebook, read_codebooks
from hanse.package.finding import Finding
from hanse.package.metadata import Collection
from hanse.package.package import DataPackage
from hanse.package.reader import read_package
from hanse.package.row import QuarantinedRow, Row
from hanse.package.validate import validate_package
from hanse.package.writer import write_table

__all__ = [
    "Code",
    "Codebook",
    "Collection",
    "DataPackage",
    "Finding",
    "QuarantinedRow",
    "Row",
    "read_codebooks",
    "read_package",
    "validate_package",
    "write_table",
]
