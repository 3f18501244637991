"""hanse advise before: the networks nearest to a planned one, and what each leaves open."""

from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.advise.coordinate import FieldOption
from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.table import day_facts, names, number, shown
from hanse.cli.output import Report, Sheet, counted, joined
from hanse.errors import UsageError

if TYPE_CHECKING:
    from hanse.advise.before import BeforeAdvice
    from hanse.advise.before_near import NearNetwork

_PRESENT = 20  # cities shown in the table


@asking
def before(
    asked: Asked,
    area: Annotated[
        list[str] | None,
        typer.Option("--area", metavar="AREA", help="A country, or Africa, Asia, Europe ... Several: give it again."),
    ] = None,
    size: Annotated[
        str | None, typer.Option("--size", metavar="FROM-TO", help="Inhabitants, as 20000-100000, 250000- or -50000.")
    ] = None,
    function: Annotated[
        list[str] | None,
        typer.Option("--function", metavar="CODE", help="A function, as SHARE or SEEK. Several: give it again."),
    ] = None,
    topic: Annotated[
        list[str] | None, typer.Option("--topic", metavar="WORD", help="A word to look for in stated topics and aims.")
    ] = None,
    field: FieldOption = "",
    limit: Annotated[int, typer.Option("--limit", min=1, help="Networks to describe.")] = 12,
) -> None:
    """Describe a planned network, project or grant: what exists near it, and what that leaves open."""
    from hanse.advise.before import before as advise
    from hanse.advise.before_plan import Plan

    least, most = read_size(size)
    plan = Plan(
        areas=tuple(area or ()),
        population_min=least,
        population_max=most,
        functions=tuple(function or ()),
        topics=tuple(topic or ()),
        levels=asked.levels,
        field=field,
    )
    advice = advise(asked.view(asked.open()), plan, limit=limit)
    hand_out(asked, before_report(advice), advice, before_csv(advice))


def read_size(text: str | None) -> tuple[int | None, int | None]:
    """The two ends of a band of inhabitants, both inside."""
    if text is None:
        return None, None
    ends = [part.strip().replace(",", "").replace("_", "") for part in text.split("-")]
    if len(ends) == 1:
        ends = [ends[0], ""]
    if len(ends) != 2 or not all(end == "" or end.isdigit() for end in ends) or ends == ["", ""]:
        raise UsageError(f"{text!r} is no band of inhabitants", where="--size", hint="give it as 20000-100000")
    return (int(ends[0]) if ends[0] != "" else None, int(ends[1]) if ends[1] != "" else None)


def before_report(advice: "BeforeAdvice") -> Report:
    """The nearest networks for reading."""
    plan = advice.plan
    band = f"{plan.population_min or 0:,} to {plan.population_max:,}" if plan.population_max is not None else (
        f"{plan.population_min:,} and more" if plan.population_min is not None else ""
    )  # fmt: skip
    facts = (
        *day_facts(advice.context),
        ("area", joined(plan.areas)),
        ("inhabitants", band),
        ("functions", joined(advice.labels.get(code, code) for code in plan.functions)),
        ("topics", joined(plan.topics)),
        ("levels", joined(plan.levels)),
        ("field", plan.field),
        ("counted from", advice.universe),
        ("not yet searched", _countries(advice.not_searched)),
    )
    rows = [
        (one.network.name, one.state, joined(one.meets), one.members_here, _admission(one),
         " ".join((*one.leaves_open, *one.thin)))
        for one in advice.near
    ]  # fmt: skip
    here = [(present.who.name, names(present.networks)) for present in advice.present[:_PRESENT]]
    title = f"Who works there already: {counted(advice.n_present, 'authority', 'authorities')}, A to Z"
    title += f", the first {_PRESENT}" if advice.n_present > _PRESENT else ""
    columns = (
        "network",
        "state",
        "on record of the plan",
        "members",
        "admission",
        "leaves open, and what is not known",
    )
    sheets = (
        Sheet(f"Nearest networks: {len(advice.near)} of {advice.n_near}", columns, tuple(rows)),
        Sheet(title, ("authority", "counted in"), tuple(here)),
        shown(
            "Bodies behind the networks named", ("body", "of"), [(b.who.name, names(b.networks)) for b in advice.bodies]
        ),
    )
    remarks = (advice.order, *advice.reasons, *advice.caveats, advice.standing,
               *(f"Would change it: {one}" for one in advice.would_change))  # fmt: skip
    return Report("Before something is founded", tuple(fact for fact in facts if fact[1] != ""), sheets, remarks)


def _admission(one: "NearNetwork") -> str:
    if one.admission is None or (len(one.admission.ways) == 0 and one.admission.rule_text == ""):
        return "no rule known"
    ways = " or ".join(one.admission.ways).replace("_", " ")
    out = f"; leaves out {joined(one.not_admitted)}" if len(one.not_admitted) > 0 else ""
    return f"{ways.replace('unknown', 'way not known')}{out}"


def _countries(codes: tuple[str, ...]) -> str:
    return f"{counted(len(codes), 'country', 'countries')} of the plan: {', '.join(codes)}" if len(codes) > 0 else ""


def before_csv(advice: "BeforeAdvice") -> Sheet:
    """Every network described, for programs."""
    columns = (
        "network", "name", "state", "meets", "members", "members_here", "held", "countries_recorded",
        "countries_earlier", "countries_open", "sizes_hardly_reached", "sizes", "functions_recorded",
        "functions_unclear", "functions_absent", "functions_not_recorded", "topics", "ways_in", "rule", "not_admitted",
        "leaves_open", "thin",
    )  # fmt: skip
    rows = tuple(
        (
            one.network.id, one.network.name, one.state, joined(one.meets), one.members, one.members_here, one.held,
            joined(one.countries_recorded), joined(one.countries_earlier), joined(one.countries_open),
            joined(reach.size for reach in one.sizes if reach.is_hardly_reached),
            joined(f"{reach.size}: {reach.reached} of {reach.places}"
                   + (f" ({number(100 * reach.share.low, 1)} to {number(100 * reach.share.high, 1)} %)"
                      if reach.share is not None else "") for reach in one.sizes),
            joined(one.functions_recorded), joined(one.functions_unclear), joined(one.functions_absent),
            joined(one.functions_not_recorded), joined(value.value for value in one.topics),
            joined(one.admission.ways) if one.admission is not None else "",
            one.admission.rule_text if one.admission is not None else "", joined(one.not_admitted),
            joined(one.leaves_open), joined(one.thin),
        )
        for one in advice.near
    )  # fmt: skip
    return Sheet("", columns, rows)
