"""What was searched, where, and with what result."""

from collections import Counter

from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.labels import COVERAGE
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page
from hanse.web.pages.listing import part_of


def coverage(asked: Asked) -> Page:
    """Coverage of networks and the searches on record."""
    view = asked.view.coverage()
    counts = Counter(row.coverage for row in view.networks)
    badges = [(word, counts[word]) for word in COVERAGE if counts[word] > 0]
    days = {note.searched_on for note in view.notes}
    extra = part_of(view.notes, asked).values() | {"badges": badges, "same_day": days.pop() if len(days) == 1 else ""}
    crumbs = (Crumb(N_("What was searched"), "/coverage"),)
    return Page(
        view,
        "coverage.html",
        N_("What was searched"),
        crumbs,
        view.context,
        "",
        "/sources",
        extra,
        table=tables.coverage(view),
    )
