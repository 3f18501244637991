"""Every type of page with addresses that stand for it; the page /accessibility names the same types."""

from typing import Any

PAGE_TYPES = {
    "Start page": ("/",),
    "Lists of networks, cities, countries, regions, documents and other bodies": (
        "/networks", "/cities", "/countries", "/regions", "/documents", "/fora", "/funds", "/instruments",
        "/organisations",
    ),
    "Profiles of a network, a city, a place without memberships, a country, a region": (
        "/networks/eccar", "/cities/ghent-be", "/places/2639577", "/countries/DE", "/regions/europe",
    ),
    "Map, graph, matrix, timeline": (
        "/map", "/graph", "/matrix", "/matrix?networks=eurocities,eccar&min_memberships=2",
        "/matrix/ghent-be/eurocities", "/timeline?from=2015&to=2018",
    ),
    "Overlap of networks, and of two of them": ("/overlap", "/overlap/eccar/integrating-cities"),
    "Analyses": (
        "/analyses", "/analyses/findings", "/analyses/concentration", "/analyses/representation", "/analyses/growth",
        "/analyses/liaison", "/analyses/sensitivity", "/analyses/eligibility",
    ),
    "Comparison of cities and of networks": (
        "/compare", "/compare/cities?ids=athens-gr,barcelona-es,ghent-be", "/compare/networks?ids=eurocities,eccar",
    ),
    "Advice": (
        "/advice", "/advice?name=Newcastle", "/cities/ghent-be/advice", "/networks/eccar/advice", "/before",
        "/before?area=Germany,France&from=20000&to=100000", "/gaps",
    ),
    "Search": ("/search", "/search?q=munchen"),
    "Sources, lists held, coverage, the literature checked": ("/sources", "/rosters", "/coverage", "/reproduce"),
    "Data, matching of names, data by address, charts for other sites": (
        "/data", "/match", "/api", "/embed/analyses/growth",
    ),
    "Texts: method, glossary, doing no harm, governance, correcting, accessibility, components": (
        "/method", "/glossary", "/ethics", "/governance", "/correct", "/accessibility", "/patterns",
    ),
}  # fmt: skip
ERRORS = ("/networks/nothing-like-it", "/cities?as_of=x")


def serious(violations: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """(rule, first element) of findings that keep somebody from reading the page."""
    return [(item["id"], item["nodes"][0]["html"]) for item in violations if item["impact"] in ("serious", "critical")]
