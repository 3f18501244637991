"""Advice for one network: with whom it could coordinate, and whom it could invite."""

from dataclasses import dataclass

from hanse.advise.coordinate import CoordinateAdvice, coordinate
from hanse.advise.reach import reach
from hanse.advise.reach_answer import ReachAdvice, ReachCell
from hanse.advise.reading import CANNOT
from hanse.release.views import Context, EntityRef
from hanse.study.defaults import LIAISON, OVERLAP
from hanse.study.shelf import published
from hanse.web.charts.quotient import Reading, quotient
from hanse.web.context import Asked
from hanse.web.language import gettext as _
from hanse.web.language import shown_name
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.studied import is_default, study_view

NAMED = 25  # municipalities on a page


@dataclass(frozen=True)
class NetworkAdvice:
    """With whom a network could coordinate, and which municipalities it could invite."""

    context: Context
    network: EntityRef
    coordinate: CoordinateAdvice
    reach: ReachAdvice


def network(asked: Asked, key: str) -> Page | Redirect:
    """Partners by the reading of the pair, liaison cities, and municipalities to invite, counted by area and size."""
    at = study_view(asked)
    ref = at.find("network", key)
    if ref.id != key:
        return Redirect(f"{ref.path}/advice")
    page = asked.whole("page", 1, low=1, high=10_000)
    invited = reach(at, ref, limit=NAMED, page=page)
    view = NetworkAdvice(at.context, ref, _partners(asked, ref), invited)
    pairs = view.coordinate.pairs
    extra = {
        "is_default": is_default(asked),
        "partners": [_sides(pair.first, pair.second, ref) for pair in pairs],
        "read": [pair for pair in pairs if pair.reading.reading != CANNOT],
        "unread": [pair for pair in pairs if pair.reading.reading == CANNOT],
        "cells": [(cell, _drawing(cell)) for cell in invited.cells],
        "page_number": page,
        "pages": max(1, -(-invited.total // NAMED)),
    }
    title = _("%(name)s: with whom to coordinate, whom to invite") % {"name": shown_name(ref)}
    crumbs = (
        Crumb(_("Analyses"), "/analyses"),
        Crumb(_("Advice"), "/advice"),
        Crumb(ref.name, ref.path),
        Crumb(_("Coordinate and invite")),
    )
    return Page(view, "advice/network.html", title, crumbs, view.context, "", "/advice", extra)


def _partners(asked: Asked, ref: EntityRef) -> CoordinateAdvice:
    """Published pairs and liaison sets where nothing else was asked for; liaison sets take too long otherwise."""
    at = study_view(asked)
    if not is_default(asked):
        return coordinate(at, ref.id)
    release = asked.release
    return coordinate(at, ref.id, study=published(release, OVERLAP), liaison=published(release, LIAISON))


def _sides(first: EntityRef, second: EntityRef, ref: EntityRef) -> EntityRef:
    return second if first.id == ref.id else first


def _drawing(cell: ReachCell) -> object:
    return quotient(Reading(cell.quotient, cell.quotient_low, cell.quotient_high))
