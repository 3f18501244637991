"""Which networks one city could join, and which cities are like it: for a city, a place, or one that is described."""

from dataclasses import dataclass

from hanse.advise.join import join
from hanse.advise.join_answer import JoinAdvice
from hanse.advise.join_asker import Described, read_asker
from hanse.advise.peers import peers
from hanse.advise.peers_answer import PeersAdvice
from hanse.release.views import Context, EntityRef
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.advice.wishes import read_number, read_wishes, seek_choices, wish_pairs

SHOWN = 8  # networks of a group before the others are folded away
PRINTED = 2  # of them on paper, which has two pages
NAMED = 40  # of them by name on paper
ALIKE = 8  # cities named in each group of like ones


@dataclass(frozen=True)
class CityAdvice:
    """The networks a city could join and the cities like it."""

    context: Context
    join: JoinAdvice
    peers: PeersAdvice


def city(asked: Asked, key: str) -> Page | Redirect:
    """Advice for a registered city."""
    ref = asked.view.find("city", key)
    if ref.id != key:
        return Redirect(f"{ref.path}/advice", wish_pairs(asked))
    return _page(asked, _advice(asked, ref))


def place(asked: Asked, geonames_id: int) -> Page | Redirect:
    """Advice for a place of the gazetteer; where a municipality is registered there, for that."""
    registered = read_asker(asked.view, geonames_id).city
    if registered is not None:
        return Redirect(f"{registered.path}/advice", wish_pairs(asked))
    return _page(asked, _advice(asked, geonames_id))


def described(asked: Asked, country: str) -> Page:
    """Advice for a municipality that is described by country and size."""
    return _page(asked, _advice(asked, Described(country)))


def _advice(asked: Asked, who: EntityRef | int | Described) -> CityAdvice:
    size = read_number(asked, "size")
    advice = join(asked.view, who, read_wishes(asked), population=size)
    return CityAdvice(asked.view.context, advice, peers(asked.view, who, population=size, limit=ALIKE))


def _page(asked: Asked, view: CityAdvice) -> Page:
    asker = view.join.asker
    open_ones = sum(len(group.answers) for group in view.join.groups)
    extra = {
        "asker": asker,
        "advice": view.join,
        "n_open": open_ones,
        "shown": SHOWN,
        "printed": PRINTED,
        "named": NAMED,
        "seeks": seek_choices(view.join.wishes),
        "size": asked.value("size"),
        "others": asked.link_with("/advice", (("name", asker.name), ("all", "yes"), *wish_pairs(asked)))
        if asker.path != ""
        else "",
        "home": asker.path,
        "kept_country": asker.country if asker.path == "" else "",
    }
    title = _("Which networks could %(name)s join?") % {"name": asker.name}
    own = (Crumb(asker.name, asker.path),) if asker.path != "" else ()
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Advice"), "/advice"), *own, Crumb(_("Networks to join")))
    return Page(view, "advice/city.html", title, crumbs, view.context, "", "/advice", extra)
