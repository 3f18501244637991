"""Fora, funds, instruments and organisations: the lists, and the profile that they share with documents."""

from dataclasses import dataclass

from hanse.release.views import EntityProfile, Tie, Value
from hanse.web import tables
from hanse.web.context import Asked
from hanse.web.labels import relation_words
from hanse.web.language import noted as N_
from hanse.web.language import plainly, shown_name
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.words import sentence, web_address


@dataclass(frozen=True)
class Kind:
    """How entities of one kind are listed."""

    kind: str
    title: str
    path: str
    lead: str
    columns: tuple[str, ...]  # properties shown, in order; those that nothing states are left out


FORA = Kind(
    "forum",
    N_("Fora"),
    "/fora",
    N_("International meetings and processes where cities speak or want to, and how they get in."),
    ("organiser", "periodicity", "how_cities_get_in"),
)
FUNDS = Kind(
    "fund",
    N_("Funds"),
    "/funds",
    N_("Who pays for networks and for what cities do in them, and whether a city can apply itself."),
    ("funder", "what_is_funded", "city_access", "amount"),
)
INSTRUMENTS = Kind(
    "instrument",
    N_("Instruments"),
    "/instruments",
    N_("Indices, benchmarks and tools that cities are measured by or measure themselves with."),
    ("initiator", "founded", "secretariat"),
)
ORGANISATIONS = Kind(
    "organisation",
    N_("Organisations"),
    "/organisations",
    N_("Bodies that started, fund, convene or host networks."),
    ("funder", "what_is_funded", "city_access"),
)


def fora(asked: Asked) -> Page:
    """All fora."""
    return listing(asked, FORA)


def forum(asked: Asked, key: str) -> Page | Redirect:
    """One forum."""
    return one(asked, FORA, key)


def funds(asked: Asked) -> Page:
    """All funds."""
    return listing(asked, FUNDS)


def fund(asked: Asked, key: str) -> Page | Redirect:
    """One fund."""
    return one(asked, FUNDS, key)


def instruments(asked: Asked) -> Page:
    """All instruments."""
    return listing(asked, INSTRUMENTS)


def instrument(asked: Asked, key: str) -> Page | Redirect:
    """One instrument."""
    return one(asked, INSTRUMENTS, key)


def organisations(asked: Asked) -> Page:
    """All organisations."""
    return listing(asked, ORGANISATIONS)


def organisation(asked: Asked, key: str) -> Page | Redirect:
    """One organisation."""
    return one(asked, ORGANISATIONS, key)


def listing(asked: Asked, kind: Kind) -> Page:
    """Entities of one kind A to Z, with the facts that matter for it."""
    view = asked.view.entities(kind.kind)
    stated = {value.property for row in view.rows for value in row.facts}
    columns = [name for name in kind.columns if name in stated]
    rows = [(row, [(name, values_of(row, name)) for name in columns]) for row in view.rows]
    crumbs = (Crumb(kind.title, kind.path),)
    extra = {"lead": kind.lead, "columns": columns, "rows": rows}
    return Page(
        view,
        "entities.html",
        kind.title,
        crumbs,
        view.context,
        kind.lead,
        kind.path,
        extra,
        table=tables.entities(view, columns),
    )


def values_of(row: EntityProfile, name: str) -> list[Value]:
    """What is stated of one property."""
    return [value for value in row.facts if value.property == name]


def one(asked: Asked, kind: Kind, key: str) -> Page | Redirect:
    """The profile of one entity of a kind."""
    return profile(asked, key, asked.view.entity(key), Crumb(kind.title, kind.path), kind.kind)


def profile(asked: Asked, key: str, view: EntityProfile, home: Crumb, kind_words: str) -> Page | Redirect:
    """The page of a document, forum, fund, instrument or organisation; another kind or id is sent to its own page."""
    if asked.path != view.entity.path:
        return Redirect(view.entity.path)
    crumbs = (home, Crumb(shown_name(view.entity), view.entity.path))
    extra = {"kind_words": kind_words, "website": web_address(view.website), "groups": groups_of(view)}
    return Page(
        view, "entity.html", view.entity.name, crumbs, view.context, "", home.path, extra, table=tables.ties(view)
    )


def groups_of(view: EntityProfile) -> list[tuple[str, list[Tie]]]:
    """Ties by what they say, so that signatories do not mix with hosts."""
    groups: dict[str, list[Tie]] = {}
    for tie in view.ties:
        is_object = tie.object is not None and tie.object.id == view.entity.id
        said = relation_words(tie.relation)
        heading = plainly("Who %(relation)s it", relation=said) if is_object else sentence(said)
        groups.setdefault(heading, []).append(tie)
    return sorted(groups.items())
