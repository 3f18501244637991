"""What was searched, where, and with what result; and how much of each network is held."""

from hanse.release.admission import coverage_notes
from hanse.release.networks import network_rows
from hanse.release.standpoint import Standpoint
from hanse.release.views import CoverageView


def coverage_view(standpoint: Standpoint) -> CoverageView:
    """Every recorded search, and every network with its coverage."""
    return CoverageView(standpoint.context, coverage_notes(standpoint), network_rows(standpoint))
