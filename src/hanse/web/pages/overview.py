"""The start page: what is in here, how fresh it is, what is not known."""

from hanse.domain.vocabulary import STATUSES
from hanse.release.views import Overview
from hanse.web.charts.bar import bar
from hanse.web.charts.columns import by_year, founding
from hanse.web.context import Asked
from hanse.web.page import Page
from hanse.web.words import number

TALLY = (
    ("networks", "networks", "/networks"),
    ("cities", "local authorities", "/cities"),
    ("countries", "countries", "/countries"),
    ("memberships", "memberships", "/matrix"),
    ("documents", "documents", "/documents"),
    ("sources", "sources", "/sources"),
    ("claims", "claims", "/data"),
)
SPLIT_YEAR = 2000
NEWEST = 8
OWN_PUBLISHER = "Hanse"  # our own codings are sources of claims, but no news


def overview(asked: Asked) -> Page:
    """The start page."""
    view = asked.view.overview()
    statuses = [(word, view.statuses.get(word, 0)) for word in STATUSES if view.statuses.get(word, 0) > 0]
    top = max((count for _, count in statuses), default=0)
    extra = {
        "tally": [(view.counts[key], words, path) for key, words, path in TALLY],
        "statuses": [(word, count, bar(count, top)) for word, count in statuses],
        "founding": founding(view.founded),
        "founding_title": founding_title(view),
        "newest": [claim for claim in view.newest_sources if claim.publisher != OWN_PUBLISHER][:NEWEST],
        "sources_drawing": by_year(view.sources_by_year, "Sources by year of publication"),
    }
    networks, cities = (number(view.counts[key]) for key in ("networks", "cities"))
    description = f"{networks} networks, {cities} local authorities, every value with its source."
    title = "Open observatory of city networks"
    return Page(view, "overview.html", title, (), view.context, description, "/", extra)


def founding_title(view: Overview) -> str:
    """A finding where it is one; founding years come from statements, so no list could change it."""
    later = sum(year >= SPLIT_YEAR for year, _, _ in view.founded)
    if len(view.founded) >= 20 and later / len(view.founded) > 0.55:
        return (
            f"{number(later)} of the {number(len(view.founded))} networks with a recorded year of founding "
            f"began in {SPLIT_YEAR} or later"
        )
    return "Networks by decade of founding"
