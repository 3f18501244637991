"""Gaps: where there are cities that networks hardly reach, said only where somebody searched."""

from collections.abc import Iterable
from dataclasses import dataclass

from hanse.advise.before_plan import read_countries
from hanse.advise.field import limited
from hanse.advise.gaps_cell import (
    STATES,
    GapCell,
    Reach,
    cells_of,
    networks_by_work,
)
from hanse.advise.gaps_place import SIZE_NAMES, units_by_country, units_by_size, universe_name
from hanse.advise.gaps_search import searched
from hanse.advise.reason import release_inputs
from hanse.advise.work import code_labels, recorded_work
from hanse.domain.saying import say, say_count
from hanse.errors import UsageError
from hanse.release.country import name_of
from hanse.release.fold import fold
from hanse.release.networks import FUNCTIONS
from hanse.release.standpoint import Standpoint
from hanse.release.views import Context
from hanse.study.basis import STANDING
from hanse.study.rule import rules
from hanse.study.universe import SIZES


@dataclass(frozen=True)
class Unsearched:
    """A country that no recorded search names: nothing is said of it but how many municipalities it has in all."""

    country: str
    places: int


@dataclass(frozen=True)
class GapsAdvice:
    """Country x size x recorded work: places there are, and municipalities recorded as members.

    Countries stand A to Z by name, sizes from small to large; nothing is ranked, and no city is named.
    """

    context: Context
    field: str  # the field of the networks counted; "" is every field
    codebook: str
    labels: dict[str, str]  # of the codes of the codebook
    universe: str  # what places are counted from, by name and version
    rule: str
    cells: tuple[GapCell, ...]
    states: dict[str, int]  # how many cells are in each state
    not_searched: tuple[Unsearched, ...]
    inputs: tuple[str, ...]  # what was read, of when
    reasons: tuple[str, ...]
    caveats: tuple[str, ...]
    would_change: tuple[str, ...]
    standing: str = STANDING


RULE = say(
    "A cell is hardly reached where the 95 % interval of recorded members as a share of all places of its size ends "
    "below 5 %. It is said only where a recorded search names the country and ended with a list, complete or partial; "
    "a search for members of one network counts for the work of that network alone."
)


def gaps(
    view: Standpoint,
    *,
    areas: tuple[str, ...] = (),
    sizes: tuple[str, ...] = (),
    functions: tuple[str, ...] = (),
    field: str = "",
    codebook: str = FUNCTIONS,
) -> GapsAdvice:
    """Where cities exist and networks hardly reach, as far as anybody looked.

    Use it to see where a search or an invitation could begin. It does not say why a country or size is hardly reached,
    nor that its cities ought to be in a network.

    Parameters
    ----------
    view : Standpoint
    areas : tuple of str, default ()
        Country codes, names of countries or named areas; none is no limit.
    sizes : tuple of str, default ()
        Size classes by name or by where they begin ("20000"); none is all.
    functions : tuple of str, default ()
        Codes of the codebook; none is any work and then every code.
    field : str, default ""
        Only networks of this field.
    codebook : str, default "oomen2018_functions"

    Returns
    -------
    GapsAdvice

    Raises
    ------
    UsageError : an area, size, code or field that is not known.

    Notes
    -----
    Members are municipalities in at least one network of the work. The universe is the official list of a country
    where the release holds one, else the places of the gazetteer. Partial lists make the number of members a lower
    bound. Cost: one pass over counted members, and over the municipalities of the countries searched.

    Source
    ------
    Wilson (1927), doi:10.1080/01621459.1927.10502953 (intervals); the rule is this project's.
    """
    countries, kept = read_countries(view, areas), limited(view, field)
    codes = _codes(view, codebook, functions)
    labels = _sizes(sizes)
    networks = [ref.id for ref in view.catalogue.entities.values() if ref.kind == "network" and view.in_scope(ref)]
    works = recorded_work(view, codebook)
    kinds = networks_by_work(works, (key for key in networks if kept is None or key in kept), codes)
    if len(functions) > 0:
        kinds = kinds[1:]
    notes, reach, by_size = searched(view), Reach(view), units_by_size(view)
    counts = units_by_country(view)
    among: Iterable[str] = countries if countries is not None else view.catalogue.countries
    asked = sorted(among, key=lambda code: (fold(name_of(view, code)), code))
    cells: list[GapCell] = []
    for code in asked:
        if code in notes:
            held = {size: count for size in labels if (count := by_size.get((code, size), 0)) > 0}
            cells.extend(cells_of(code, held, notes[code], kinds, reach, rules(view)))
    unsearched = tuple(Unsearched(code, counts.get(code, 0)) for code in asked if code not in notes)
    return GapsAdvice(
        context=view.context,
        field=field.strip().lower(),
        codebook=codebook,
        labels=dict(code_labels(view, codebook)),
        universe=universe_name(view, asked),
        rule=RULE,
        cells=tuple(cells),
        states={state: count for state in STATES if (count := sum(cell.state == state for cell in cells)) > 0},
        not_searched=unsearched,
        inputs=release_inputs(view),
        reasons=(
            say_count(
                len(asked) - len(unsearched),
                "{count} of {all} countries is named by a recorded search; only of this is anything said.",
                "{count} of {all} countries are named by a recorded search; only of these is anything said.",
                all=len(asked),
            ),
        ),
        caveats=_CAVEATS,
        would_change=(
            say(
                "A recorded search in a country that none names yet, a complete list where one is partial, and a newer "
                "list of municipalities than the gazetteer."
            ),
        ),
    )


_CAVEATS = (
    say(
        "A place of the gazetteer is no municipality: some municipalities have several places, some "
        "places no authority."
    ),
    say("Recorded members are a lower bound wherever lists are partial; a city that is not recorded may be a member."),
    say("Searches were made for other purposes than this table, and later than the day it is about."),
    say("Being in no network is no fault: rules of admission, means and wishes differ, and none of them is seen here."),
)


def _codes(view: Standpoint, codebook: str, functions: tuple[str, ...]) -> tuple[str, ...]:
    held = {code: place for (book, code), (place, _) in view.contents.codings.labels.items() if book == codebook}
    unknown = [code for code in functions if code not in held]
    if len(unknown) > 0:
        known = ", ".join(sorted(held, key=lambda code: held[code]))
        raise UsageError(f"there is no function {unknown[0]!r}", where="function", hint=f"use one of: {known}")
    chosen = functions if len(functions) > 0 else tuple(held)
    return tuple(sorted(chosen, key=lambda code: held[code]))


def _sizes(asked: tuple[str, ...]) -> tuple[str, ...]:
    known = {form: label for least, label in SIZES for form in (label, str(least), f"{least:,}")}
    known |= {label: label for label in SIZE_NAMES}
    unknown = [size for size in asked if size not in known]
    if len(unknown) > 0:
        labels = "; ".join(SIZE_NAMES)
        raise UsageError(f"there is no size class {unknown[0]!r}", where="size", hint=f"use one of: {labels}")
    wanted = {known[size] for size in asked}
    return tuple(label for label in SIZE_NAMES if len(wanted) == 0 or label in wanted)
