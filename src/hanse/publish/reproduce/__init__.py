"""Checking the literature: every figure of the papers beside what the release gives, with basis, verdict and reason."""

from hanse.publish.reproduce.report import Check, Report, Table1Cell, Table1Comparison, Table1Row, as_list
from hanse.publish.reproduce.run import reproduce

__all__ = ["Check", "Report", "Table1Cell", "Table1Comparison", "Table1Row", "as_list", "reproduce"]
