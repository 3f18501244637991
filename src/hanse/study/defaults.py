"""The analyses that are published with every release."""

from hanse.release.release import Release
from hanse.release.view import View
from hanse.study.brokers import BrokerStudy, brokers
from hanse.study.communities import CommunityStudy, communities
from hanse.study.concentration import ConcentrationStudy, concentration
from hanse.study.core import CoreStudy, core
from hanse.study.eligibility import EligibilityStudy, eligibility_effect
from hanse.study.findings import FindingsStudy, findings
from hanse.study.graph import TwoModeGraph, two_mode
from hanse.study.graph_places import GraphPlaces, graph_places
from hanse.study.graph_projection import ProjectionGraph, projection
from hanse.study.growth import GrowthStudy, growth
from hanse.study.interlocks import InterlockStudy, interlocks
from hanse.study.liaison import LiaisonStudy, liaison
from hanse.study.nestedness import NestednessStudy, nestedness
from hanse.study.overlap import OverlapStudy, overlap
from hanse.study.representation import RepresentationStudy, representation
from hanse.study.sensitivity import SensitivityStudy, sensitivity
from hanse.study.shelf import Default, published


def _growth(release: Release, _: View) -> GrowthStudy:
    """Founding is counted up to the data date, not to the day for which most lists are held."""
    return growth(release.view())


OVERLAP = Default("overlap", OverlapStudy, lambda release, view: overlap(view))
NESTEDNESS = Default("nestedness", NestednessStudy, lambda release, view: nestedness(view))
CONCENTRATION = Default("concentration", ConcentrationStudy, lambda release, view: concentration(view))
CORE = Default("core", CoreStudy, lambda release, view: core(view))
REPRESENTATION = Default("representation", RepresentationStudy, lambda release, view: representation(view))
REPRESENTATION_RECORDED = Default(
    "representation-recorded", RepresentationStudy, lambda release, view: representation(view, all_recorded=True)
)
BROKERS = Default("brokers", BrokerStudy, lambda release, view: brokers(view))
LIAISON = Default("liaison", LiaisonStudy, lambda release, view: liaison(view))
LIAISON_RECORDED = Default("liaison-recorded", LiaisonStudy, lambda release, view: liaison(view, recorded=True))
INTERLOCKS = Default("interlocks", InterlockStudy, lambda release, view: interlocks(view))
GROWTH = Default("growth", GrowthStudy, _growth)
COMMUNITIES = Default("communities", CommunityStudy, lambda release, view: communities(view))
FINDINGS = Default("findings", FindingsStudy, findings)
SENSITIVITY = Default("sensitivity", SensitivityStudy, sensitivity)
ELIGIBILITY = Default("eligibility", EligibilityStudy, lambda release, view: eligibility_effect(view))
GRAPH_PLACES = Default("graph-places", GraphPlaces, lambda release, _: graph_places(release.view()))
GRAPH = Default("graph", TwoModeGraph, lambda release, _: two_mode(release.view(), published(release, GRAPH_PLACES)))
GRAPH_NETWORKS = Default(
    "graph-networks",
    ProjectionGraph,
    lambda release, view: projection(view, published(release, GRAPH_PLACES), "network"),
)
GRAPH_CITIES = Default(
    "graph-cities", ProjectionGraph, lambda release, view: projection(view, published(release, GRAPH_PLACES), "city")
)

STUDIES = (
    OVERLAP, NESTEDNESS, CONCENTRATION, CORE, REPRESENTATION, REPRESENTATION_RECORDED, BROKERS, LIAISON,
    LIAISON_RECORDED, INTERLOCKS, GROWTH, COMMUNITIES, FINDINGS, SENSITIVITY, ELIGIBILITY,
    GRAPH_PLACES, GRAPH, GRAPH_NETWORKS, GRAPH_CITIES,
)  # fmt: skip
