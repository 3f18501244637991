"""The data package: reading, writing and validating the text files under ``data/``."""

from hanse.package.package import Collection, DataPackage
from hanse.package.reader import read_package
from hanse.package.row import QuarantinedRow, Row
from hanse.package.writer import write_table

__all__ = ["Collection", "DataPackage", "QuarantinedRow", "Row", "read_package", "write_table"]
