"""Two to four cities or networks side by side, and the form to choose them by name."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hanse.domain.saying import say
from hanse.domain.vocabulary import STATUSES
from hanse.errors import AmbiguousNameError, NotFoundError, UsageError
from hanse.release.cell import sort_key
from hanse.release.finding import nearest_names
from hanse.release.views import Context, EntityRef
from hanse.study.compare import (
    FEWEST,
    MOST,
    CityComparison,
    CitySide,
    NetworkComparison,
    NetworkSide,
    compare_cities,
    compare_networks,
)
from hanse.web.context import Asked
from hanse.web.labels import by_property, country_words
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.language import plainly, shown_name
from hanse.web.page import Crumb, Page, Redirect
from hanse.web.words import commas, listed, plain

TITLE: Final = N_("Compare cities or networks")
KINDS: Final = {"cities": "city", "networks": "network"}
_LONGEST: Final = 200  # characters of a name
_OFFERED: Final = 12
_SHORT: Final = 24  # characters of a label that fits beside a cell


@dataclass(frozen=True)
class Choice:
    """One name as given: what it means, or what it may mean."""

    given: str
    entity: EntityRef | None
    problem: str  # "" where the name means one entity
    hint: str
    candidates: tuple[EntityRef, ...]


@dataclass(frozen=True)
class CompareForm:
    """What was asked to be compared, as far as it is understood."""

    context: Context
    kind: str  # cities | networks
    choices: tuple[Choice, ...]


def compare(asked: Asked) -> Page | Redirect:
    """The form; two to four names that each mean one entity lead to the comparison."""
    kind = asked.value("kind") or "cities"
    if kind not in KINDS:
        raise UsageError(
            say("{kind} cannot be compared", kind=repr(kind[:20])), where="kind", hint=N_("choose cities or networks")
        )
    names = [name.strip()[:_LONGEST] for name in asked.query.getlist("name") if name.strip() != ""]
    if len(names) > MOST:
        raise UsageError(say("{n} names are too many", n=len(names)), where="name", hint=N_("two to four are compared"))
    choices = tuple(_choice(asked, KINDS[kind], name) for name in names)
    found = sorted({choice.entity.id for choice in choices if choice.entity is not None})
    if len(found) >= FEWEST and all(choice.entity is not None for choice in choices):
        return Redirect(f"/compare/{kind}", (("ids", ",".join(_ordered(asked, KINDS[kind], found))),))
    view = CompareForm(asked.view.context, kind, choices)
    extra = _form(asked, kind, choices) | {
        "shown": "form",
        "doubtful": [
            (
                choice,
                [(ref, _with(asked, kind, choices, choice, ref)) for ref in choice.candidates],
                _place_in(choice.hint),
            )
            for choice in choices
            if choice.entity is None
        ],
        "is_twice": len(choices) > len(found) > 0 and all(choice.entity is not None for choice in choices),
        "n_found": len(found),
    }
    return Page(view, "compare.html", TITLE, (Crumb(TITLE),), view.context, "", "", extra)


def cities(asked: Asked) -> Page | Redirect:
    """Two to four cities side by side."""
    ids = _ids(asked, "cities")
    if isinstance(ids, Redirect):
        return ids
    view = compare_cities(asked.view, ids)
    words = {standing.status for group in view.groups for line in group.lines for standing in line.standings}
    stated = [one for side in view.sides for _, group in by_property(side.stated_populations) for one in group]
    extra = {
        "statuses": [word for word in STATUSES if word in words and word != "unknown"],
        "remarks": list(dict.fromkeys(one.note for one in stated if one.note != "")),
    }
    return _page(asked, view, "cities", view.sides, [side.city for side in view.sides], extra)


def networks(asked: Asked) -> Page | Redirect:
    """Two to four networks side by side."""
    ids = _ids(asked, "networks")
    if isinstance(ids, Redirect):
        return ids
    view = compare_networks(asked.view, ids)
    names = asked.site.country_names(asked.release)
    extra = {
        "all_held": all(side.held == "complete" for side in view.sides),
        "areas": [country_words([part.strip() for part in side.area.split(";")], names) for side in view.sides],
        "admission_areas": [
            country_words(side.admission.area, names) if side.admission is not None else "" for side in view.sides
        ],
    }
    return _page(asked, view, "networks", view.sides, [side.network for side in view.sides], extra)


def _page(
    asked: Asked,
    view: CityComparison | NetworkComparison,
    kind: str,
    sides: Sequence[CitySide] | Sequence[NetworkSide],
    refs: Sequence[EntityRef],
    extra: Mapping[str, object],
) -> Page:
    choices = tuple(Choice(ref.name, ref, "", "", ()) for ref in refs)
    labels = _labels(asked, refs)
    shorts = _shorts(sides, labels)
    here = asked.here() if asked.as_of is not None else asked.here(as_of=view.context.as_of)
    common = {
        "shown": kind,
        "columns": list(zip(sides, refs, shorts, strict=True)),
        "refs": refs,
        "sets_shown": [(one, _holders(one.of, refs, shorts)) for one in view.combinations],
        "exact": here,
        "without": [
            (ref, asked.here(ids=",".join(other.id for other in refs if other != ref)))
            for ref in refs
            if len(refs) > FEWEST
        ],
    }
    title = listed(labels)
    crumbs = (Crumb(TITLE, "/compare"), Crumb(title))
    description = plainly(
        "%(names)s side by side: what is recorded of each, shared and apart, with sources.", names=title
    )
    content = _form(asked, kind, choices) | common | dict(extra)
    return Page(view, "compare.html", title, crumbs, view.context, description, f"/{kind}", content)


def _ids(asked: Asked, kind: str) -> list[str] | Redirect:
    """The ids asked for; where they are written otherwise, or a name is in doubt, where to go instead."""
    given = asked.values("ids")
    if len(given) == 0:
        return Redirect("/compare", (("kind", kind),))
    if len(given) > MOST:
        raise UsageError(
            say("{n} cannot be set side by side", n=len(given)), where="ids", hint=N_("choose two to four")
        )
    choices = [_choice(asked, KINDS[kind], name) for name in given]
    found = {choice.entity.id for choice in choices if choice.entity is not None}
    if any(choice.entity is None for choice in choices):
        return Redirect("/compare", (("kind", kind), *(("name", name) for name in given)))
    ids = _ordered(asked, KINDS[kind], found)
    if len(ids) >= FEWEST and asked.query.getlist("ids") != [",".join(ids)]:
        return Redirect(f"/compare/{kind}", (("ids", ",".join(ids)),))
    return ids


def _ordered(asked: Asked, kind: str, ids: Sequence[str] | set[str]) -> list[str]:
    refs = [asked.view.ref(kind, key) for key in ids]
    return [ref.id for ref in sorted(refs, key=sort_key)]


def _choice(asked: Asked, kind: str, name: str) -> Choice:
    try:
        return Choice(name, asked.view.find(kind, name), "", "", ())
    except AmbiguousNameError as error:
        meant = (asked.view.catalogue.entity(key) for key, _, _ in error.candidates[:_OFFERED])
        return Choice(
            name, None, say("“{name}” is the name of several", name=name), "", tuple(ref for ref in meant if ref)
        )
    except NotFoundError as error:
        return Choice(
            name, None, say("Nothing here is called “{name}”", name=name), error.hint, _near(asked, kind, name)
        )


def _near(asked: Asked, kind: str, name: str) -> tuple[EntityRef, ...]:
    """Those whose names hold its words, then those of a like name."""
    hits = [hit.entity for hit in asked.view.search(name, limit=_OFFERED, kind=kind).hits]
    alike = set(nearest_names(asked.view, kind, name))
    like = [ref for ref in asked.view.catalogue.entities.values() if ref.kind == kind and ref.name in alike]
    return tuple(dict.fromkeys(ref for ref in (*hits, *like) if ref is not None))[:_OFFERED]


def _with(asked: Asked, kind: str, choices: Sequence[Choice], doubtful: Choice, ref: EntityRef) -> str:
    """The same question with ``ref`` in the place of a doubtful name."""
    names = [ref.id if one is doubtful else one.entity.id if one.entity is not None else one.given for one in choices]
    return asked.link_with("/compare", [("kind", kind), *(("name", name) for name in names)])


def _place_in(hint: str) -> str:
    """The page of the place that a hint names, if any."""
    found = re.search(r"/places/\d+", hint)
    return found.group() if found is not None else ""


def _form(asked: Asked, kind: str, choices: Sequence[Choice]) -> dict[str, object]:
    """The two forms, that of ``kind`` filled as far as names are given."""
    blank = [""] * MOST
    filled = ([_field(asked, choice) for choice in choices] + blank)[:MOST]
    names = sorted(
        (ref.name for ref in asked.view.catalogue.entities.values() if ref.kind == "network"), key=str.casefold
    )
    return {
        "forms": [(one, word, filled if one == kind else blank) for one, word in KINDS.items()],
        "network_names": names,
    }


def _field(asked: Asked, choice: Choice) -> str:
    """What stands in the field: the name where it means the same again, else the id."""
    if choice.entity is None:
        return choice.given
    again = _choice(asked, choice.entity.kind, choice.entity.name).entity
    return choice.entity.name if again == choice.entity else choice.entity.id


def _labels(asked: Asked, refs: Sequence[EntityRef]) -> list[str]:
    """The names, with country and level where two of them bear the same."""
    countries = asked.site.country_names(asked.release)
    counted = Counter(ref.name for ref in refs)
    labels = []
    for ref in refs:
        more = commas(filter(None, (plain(ref.subkind), countries.get(ref.country, ref.country))))
        labels.append(shown_name(ref) if counted[ref.name] == 1 else f"{shown_name(ref)} ({more})")
    return labels


def _shorts(sides: Sequence[CitySide] | Sequence[NetworkSide], labels: Sequence[str]) -> list[str]:
    """What stands beside a cell on a phone: a long name of a network gives way to its acronym."""
    return [
        side.acronym if isinstance(side, NetworkSide) and len(label) > _SHORT and side.acronym != "" else label
        for side, label in zip(sides, labels, strict=True)
    ]


def _holders(of: Sequence[str], refs: Sequence[EntityRef], shorts: Sequence[str]) -> str:
    """Whom a combination is about, in words."""
    names = [short for ref, short in zip(refs, shorts, strict=True) if ref.id in of]
    if len(names) == len(refs):
        return {2: _("both"), 3: _("all three"), 4: _("all four")}[len(names)]
    return plainly("%(names)s only", names=listed(names))
