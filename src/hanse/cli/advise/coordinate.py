"""hanse advise coordinate: which networks could talk to each other, why, and through which cities."""

from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.table import basis_facts, ids, names, shown
from hanse.cli.output import Report, Sheet, counted, joined

if TYPE_CHECKING:
    from hanse.advise.coordinate import CoordinateAdvice, PairAdvice
    from hanse.advise.coordinate_liaison import Carrier
    from hanse.release import Release, View
    from hanse.release.views import EntityRef
    from hanse.study.liaison import LiaisonStudy
    from hanse.study.overlap import OverlapStudy

_OFTEN = 0.25  # share of the sets as good from which a city is named in the table; --format json has all
FieldOption = Annotated[
    str, typer.Option("--field", metavar="FIELD", help="Only networks of this field, as migration or climate.")
]


@asking
def coordinate(
    asked: Asked,
    network: Annotated[
        str | None, typer.Argument(metavar="[NETWORK]", help="Name, acronym or id; left out: every pair.")
    ] = None,
    field: FieldOption = "",
    every: Annotated[bool, typer.Option("--every", help="List pairs that cannot be judged in the table too.")] = False,
    liaison: Annotated[
        bool,
        typer.Option(
            "--liaison/--no-liaison", help="Add the fewest cities that are together in every network; not with --field."
        ),
    ] = True,
) -> None:
    """Show which networks could talk to each other, on what that rests, possible steps, and liaison cities."""
    from hanse.advise.coordinate import coordinate as advise

    release = asked.open()
    view = asked.view(release)
    advice = advise(
        view,
        view.find("network", network).id if network is not None else None,
        field=field,
        study=_overlap(asked, release, view),
        liaison=_liaison(asked, release, view) if liaison and field == "" else None,
    )
    hand_out(asked, coordinate_report(advice, every), advice, coordinate_csv(advice))


def _is_published(asked: Asked) -> bool:
    """True where neither day nor scope was named: then the published studies answer."""
    return asked.as_of is None and not asked.scope.is_limited


def _overlap(asked: Asked, release: "Release", view: "View") -> "OverlapStudy":
    from hanse.study.defaults import OVERLAP
    from hanse.study.overlap import overlap
    from hanse.study.shelf import published

    return published(release, OVERLAP) if _is_published(asked) else overlap(view)


def _liaison(asked: Asked, release: "Release", view: "View") -> "LiaisonStudy":
    from hanse.study.defaults import LIAISON
    from hanse.study.liaison import liaison
    from hanse.study.shelf import published

    return published(release, LIAISON) if _is_published(asked) else liaison(view)


def coordinate_report(advice: "CoordinateAdvice", every: bool) -> Report:
    """The pairs for reading; those that cannot be judged are counted, and listed where asked for."""
    from hanse.advise.reading import CANNOT

    listed = [pair for pair in advice.pairs if every or pair.reading.reading != CANNOT]
    left = len(advice.pairs) - len(listed)
    whom = f"With whom {advice.network.name} could talk" if advice.network is not None else "Networks that could talk"
    facts = [
        *basis_facts(advice.basis),
        ("field", advice.field or "every field"),
        ("readings", joined(f"{name}: {count}" for name, count in advice.readings.items())),
    ]
    sheets = [
        shown(
            "Pairs by reading",
            ("networks" if advice.network is None else "with", "reading", "why", "possible steps"),
            [_row(pair, advice.network) for pair in listed],
        ),
        *_through_sheets(advice, listed),
        _rest_sheet(listed),
        *_liaison_sheets(advice),
    ]
    hidden = f"{counted(left, 'further pair')} cannot be judged; --every lists them." if left > 0 else ""
    remarks = (hidden, advice.order, advice.rule, *advice.reasons, *advice.caveats, advice.basis.standing,
               *(f"Would change it: {text}" for text in advice.would_change))  # fmt: skip
    return Report(whom, tuple(facts), tuple(sheets), tuple(text for text in remarks if text != ""))


def _row(pair: "PairAdvice", network: "EntityRef | None") -> tuple[str, str, str, str]:
    mark = f" ({pair.reading.mark})" if pair.reading.mark != "" else ""
    apart = " Rules of admission leave no country to both." if pair.is_apart else ""
    refs = [ref.name for ref in (pair.first, pair.second) if network is None or ref.id != network.id]
    return (
        joined(refs),
        pair.reading.reading,
        f"{' '.join(pair.reading.because)}{apart}{mark}",
        " ".join(pair.steps),
    )


def _through_sheets(advice: "CoordinateAdvice", listed: "list[PairAdvice]") -> list[Sheet]:
    """For one network: the cities in both, and their board seats."""
    if advice.network is None:
        return []
    rows = []
    for pair in listed:
        partner = pair.second if pair.first.id == advice.network.id else pair.first
        boards = [one.city.name for one in pair.through if one.on_first_board and one.on_second_board]
        rows.append((partner.name, joined(one.city.name for one in pair.through), joined(boards)))
    return [shown("Through which cities", ("network", "counted in both", "on both boards"), rows)]


def _rest_sheet(listed: "list[PairAdvice]") -> Sheet:
    """What the pairs listed rest on, network by network."""
    held = {basis.network.id: basis for pair in listed for basis in pair.rests_on}
    rows = [
        (basis.network.name, basis.held, joined((basis.listed, basis.scope)), basis.source_title,
         joined(basis.coder_kinds) or "not coded")
        for basis in sorted(held.values(), key=lambda basis: basis.network.name.casefold())
    ]  # fmt: skip
    return shown("What that rests on", ("network", "members held", "newest list", "source", "coded by"), rows)


def _liaison_sheets(advice: "CoordinateAdvice") -> list[Sheet]:
    if len(advice.liaison) == 0:
        return []
    what = "would carry it" if advice.network is not None else "the set"
    rows = [
        (
            one.limits,
            f"{one.size}{'' if one.is_proved else f' (at least {one.lower_bound})'}",
            names(one.cities),
            _how_many(one),
            _indispensable(one),
        )
        for one in advice.liaison
    ]
    title = "Fewest cities together in every network that enters"
    sheets = [shown(title, ("limits", "cities", what, "sets as good", "in every such set"), rows)]
    if advice.network is None:
        others = [(one.limits, names(refs)) for one in advice.liaison for refs in one.alternatives]
        often = [(one.limits, _often(one)) for one in advice.liaison if len(one.shares) > 0]
        sheets.append(shown("Other sets that do as well", ("limits", "cities"), others))
        sheets.append(shown("In at least a quarter of the sets as good, A to Z", ("limits", "cities"), often))
    return sheets


def _often(one: "Carrier") -> str:
    return joined(f"{share.city.name} {100 * share.share:.0f} %" for share in one.shares if share.share >= _OFTEN)


def _how_many(one: "Carrier") -> str:
    if one.n_best is not None:
        return f"{one.n_best:,.4g}"
    return f"not counted; {one.n_sampled} sampled" if one.n_sampled > 0 else "not counted"


def _indispensable(one: "Carrier") -> str:
    return names(share.city for share in one.shares if share.share >= 1) or "none"


def coordinate_csv(advice: "CoordinateAdvice") -> Sheet:
    """Every pair, for programs."""
    columns = (
        "first", "second", "reading", "shared", "first_members", "second_members", "judged", "containment",
        "containment_low", "containment_high", "chance", "shared_functions", "contrary_functions", "work_share",
        "first_held", "second_held", "first_listed", "second_listed", "on_both_boards", "rules_apart", "through",
        "because", "would_change", "steps",
    )  # fmt: skip
    rows = []
    for pair in advice.pairs:
        share = pair.reading.containment
        low_high = (share.value, share.low, share.high) if share is not None else (None, None, None)
        rows.append((
            pair.first.id, pair.second.id, pair.reading.reading, pair.shared, pair.pair.first_size,
            pair.pair.second_size, "yes" if pair.pair.is_judged else "no", *low_high, pair.reading.mark,
            joined(pair.work.shared), joined(pair.work.contrary), pair.work.share, pair.rests_on[0].held,
            pair.rests_on[1].held, pair.rests_on[0].listed, pair.rests_on[1].listed, ids(pair.on_both_boards),
            "yes" if pair.is_apart else "no", ids(one.city for one in pair.through), joined(pair.reading.because),
            joined(pair.reading.would_change), joined(pair.steps),
        ))  # fmt: skip
    return Sheet("", columns, tuple(rows))
