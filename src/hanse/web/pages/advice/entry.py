"""The way to advice: by the name of a city, by country and size without a name, or by the name of a network."""

from dataclasses import dataclass

from hanse.advise.join_asker import find_asker
from hanse.errors import AmbiguousNameError, NotFoundError, UsageError
from hanse.release.views import Context, EntityRef
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.pages.advice.bearing import Candidate, bearers, near, near_networks, networks_meant
from hanse.web.pages.advice.city import described
from hanse.web.pages.advice.wishes import read_number, read_wishes, seek_choices, wish_pairs

TITLE = N_("Which networks could a city join?")


@dataclass(frozen=True)
class AdviceEntry:
    """What was asked for, and whom it may mean where that is not clear."""

    context: Context
    name: str
    network: str
    country: str
    candidates: tuple[Candidate, ...]  # all of them bear the name
    near: tuple[Candidate, ...]  # of a like name, where nobody bears it


def entry(asked: Asked) -> Page | Redirect:
    """The forms; a name with one meaning leads on, a name with several lists whom it may mean."""
    name, network, country = asked.value("name"), asked.value("network"), asked.value("country").upper()
    wishes = read_wishes(asked)
    if country != "" and country not in asked.view.catalogue.countries:
        raise UsageError(f"there is no country {country[:20]!r}", where="country", hint="choose one of the list")
    if network != "":
        return _network(asked, network)
    if name != "":
        return _named(asked, name, country)
    if country != "":
        return described(asked, country)
    if read_number(asked, "size") is not None:
        raise UsageError("the country is not given", where="country", hint="rules of admission are about countries")
    return _page(asked, seeks=seek_choices(wishes))


def _named(asked: Asked, name: str, country: str) -> Page | Redirect:
    if asked.value("all") == "":
        try:
            found = find_asker(asked.view, name, country or None)
        except (AmbiguousNameError, NotFoundError):
            pass
        else:
            path = found.path if isinstance(found, EntityRef) else f"/places/{found}"
            return Redirect(f"{path}/advice", wish_pairs(asked))
    candidates = bearers(asked.view, name, country)
    return _page(asked, candidates, near(asked.view, name) if len(candidates) == 0 else ())


def _network(asked: Asked, name: str) -> Page | Redirect:
    try:
        return Redirect(f"/networks/{asked.view.find('network', name).id}/advice")
    except AmbiguousNameError as error:
        return _page(asked, networks_meant(error))
    except NotFoundError:
        return _page(asked, (), near_networks(asked.view, name))


def _page(
    asked: Asked,
    candidates: tuple[Candidate, ...] = (),
    close: tuple[Candidate, ...] = (),
    seeks: list[tuple[str, str, bool]] | None = None,
) -> Page:
    view = AdviceEntry(
        asked.view.context, asked.value("name"), asked.value("network"), asked.value("country"), candidates, close
    )
    wishes = read_wishes(asked)
    extra = {
        "pairs": wish_pairs(asked),
        "wishes": wishes,
        "seeks": seeks or seek_choices(wishes),
        "size": asked.value("size"),
        "choices": sorted(asked.site.country_names(asked.release).items(), key=lambda item: item[1]),
        "networks": [ref.name for ref in _joinable(asked)],
    }
    crumbs = (Crumb(_("Analyses"), "/analyses"), Crumb(_("Advice for a city or a network")))
    return Page(view, "advice/entry.html", _(TITLE), crumbs, view.context, "", "/advice", extra)


def _joinable(asked: Asked) -> list[EntityRef]:
    refs = (ref for ref in asked.view.catalogue.entities.values() if ref.kind == "network")
    return sorted(refs, key=lambda ref: ref.name.casefold())
