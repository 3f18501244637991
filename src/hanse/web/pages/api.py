"""How to take data along: the forms of every address, limits, licence, and where the full description is."""

from dataclasses import dataclass

from hanse.release.views import Context
from hanse.web.bounds import LONGEST_QUERY, MOST_VALUES
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.permalink import LICENCE_WORDS

TITLE = N_("Data and pictures by address")
FORMS = (
    (".json", N_("the view as JSON: everything the page shows")),
    (".csv", N_("the table of the page, one header row, UTF-8")),
    (".metadata.json", N_("what that table is: columns, units, sources, licence, citation, what is left out")),
    (".svg", N_("the picture, to print or edit")),
    (".png", N_("the picture, twice as many pixels as it is wide")),
)


@dataclass(frozen=True)
class ApiPage:
    """What the page says, as data."""

    context: Context
    forms: tuple[tuple[str, str], ...]
    examples: tuple[tuple[str, str], ...]  # what it gives, and the address
    rate_a_second: float
    rate_at_once: float
    longest_query: int
    most_values: int
    licence: str


def api(asked: Asked) -> Page:
    """How addresses work, with examples."""
    limits = asked.site.limits
    examples = (
        (N_("networks as a table"), "/networks.csv"),
        (N_("what its columns mean"), "/networks.metadata.json"),
        (N_("one day, one country"), "/cities.json?as_of=2019-06-30&country=DE"),
        (N_("the map as a picture"), "/map.png"),
        (N_("every address with its values"), "/openapi.json"),
    )
    view = ApiPage(
        asked.view.context,
        FORMS,
        tuple((words, asked.origin + path) for words, path in examples),
        limits.a_second,
        limits.at_once,
        LONGEST_QUERY,
        MOST_VALUES,
        LICENCE_WORDS,
    )
    return Page(view, "api.html", _(TITLE), (Crumb(_(TITLE)),), view.context, "", "/data")
