"""hanse advise join: which networks a city could join, admission first, then what is recorded that fits."""

from enum import StrEnum
from typing import Annotated

import typer

from hanse.advise.join_answer import Apart, Group, JoinAdvice, NetworkAnswer, Wishes
from hanse.cli.advise.asker import CityArgument, PlaceOption, SizeOption, read_who
from hanse.cli.opening import open_view
from hanse.cli.options import AsOfOption, CountryOption, Format, FormatOption, ReleaseOption
from hanse.cli.output import Cell, Report, Sheet, counted, emit, joined
from hanse.errors import NotFoundError
from hanse.release import as_json

_UNSAID = "not recorded"


class Seek(StrEnum):
    """What a city may seek."""

    KNOWLEDGE = "knowledge"
    FUNDS = "funds"
    VOICE = "voice"


def join(
    city: CityArgument = None,
    country: CountryOption = None,
    place: PlaceOption = None,
    size: SizeOption = None,
    theme: Annotated[
        list[str] | None, typer.Option("--theme", metavar="WORDS", help="A theme in a word or two; may be repeated.")
    ] = None,
    seek: Annotated[
        list[Seek] | None, typer.Option("--seek", help="What is sought; may be repeated.", show_default=False)
    ] = None,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NETWORK", help="Everything that is said on this one network.")
    ] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="Networks shown in each group of the table.")] = 10,
    as_of: AsOfOption = None,
    release: ReleaseOption = None,
    format: FormatOption = Format.TABLE,
) -> None:
    """Show which networks a city could join: may it, what it takes, who like it is in, what it would reach."""
    from hanse.advise.join import join as advise_join  # brings in the arithmetic, which other commands do without

    view = open_view(release, as_of)
    wishes = Wishes(tuple(theme or ()), tuple(one.value for one in seek or ()))
    advice = advise_join(view, read_who(view, city, place, country, size), wishes, population=size)
    if network is None:
        emit(advice_report(advice, limit), as_json(advice), format, csv_sheet=advice_csv(advice))
        return
    answer = _one(advice, view.find("network", network).id)
    emit(network_report(advice, answer), as_json(answer), format, csv_sheet=advice_csv(advice, only=answer))


def advice_report(advice: JoinAdvice, limit: int) -> Report:
    """The advice for reading: groups of networks, and how many stand apart."""
    heading = f"Networks that {advice.asker.name} could join, as far as recorded on {advice.context.as_of}"
    facts = (
        ("asked for", advice.inputs[0]),
        ("recorded", advice.present_text),
        ("in", joined(f"{one.network.name} ({one.status.replace('_', ' ')})" for one in advice.present)),
        ("themes", joined(advice.wishes.themes)),
        ("seeks", joined(advice.wishes.seeks)),
    )
    sheets = [_group_sheet(group, limit) for group in advice.groups]
    sheets += [
        _apart_sheet("No longer open to joining as far as recorded", advice.closed, limit),
        _apart_sheet("Nobody joins these, as far as recorded", advice.nobody_joins, limit),
    ]
    refused = counted(len(advice.refused), "network")
    remarks = (
        advice.order,
        f"{refused} whose recorded rule does not admit it (country, level or size) are left out here; "
        "--format json or csv has them all, with reasons. --network NAME says everything on one.",
        *advice.caveats,
        f"Release {advice.context.version}.",
    )
    return Report(heading, tuple(fact for fact in facts if fact[1] != ""), tuple(sheets), remarks)


def network_report(advice: JoinAdvice, answer: NetworkAnswer) -> Report:
    """Everything on one network for reading."""
    admission = answer.admission
    facts = (
        ("may it", admission.text),
        ("ways in", joined(way.replace("_", " ") for way in admission.ways) or _UNSAID),
        ("vote", admission.vote or _UNSAID),
        ("fee", admission.fee or _UNSAID),
        ("languages", admission.languages or _UNSAID),
        ("online", admission.online or _UNSAID),
        ("who decides", admission.who_decides or _UNSAID),
        ("rule", f"{admission.rule_text or _UNSAID} ({admission.rule_basis or 'unknown'})"),
        ("also told", joined(value.value for value in admission.also_told)),
        ("source", joined((admission.source_title, admission.locator, admission.url)) or _UNSAID),
        ("how public", admission.publicity),
    )
    reasons = tuple((reason.kind, reason.text, joined(reason.paths)) for reason in answer.reasons)
    notes = (
        *(("keep in mind", text) for text in answer.caveats),
        *(("would change it", text) for text in answer.would_change),
    )
    return Report(
        f"{answer.network.name} for {advice.asker.name} on {advice.context.as_of}",
        tuple(fact for fact in facts if fact[1] != ""),
        (
            Sheet("Reasons", ("about", "what is recorded", "where"), reasons, empty="None recorded."),
            Sheet("Notes", ("kind", "note"), notes, empty="None."),
        ),
        (*advice.caveats, f"Release {advice.context.version}."),
    )


def advice_csv(advice: JoinAdvice, only: NetworkAnswer | None = None) -> Sheet:
    """The advice for programs: every network once, with its group; an empty cell is: not recorded."""
    answers = [answer for group in advice.groups for answer in group.answers] if only is None else [only]
    apart = (("no longer open", advice.closed), ("nobody joins", advice.nobody_joins), ("refused", advice.refused))
    rows = [_csv_row(answer) for answer in answers]
    if only is None:
        rows += [_apart_row(group, one) for group, held in apart for one in held]
    return Sheet("", _COLUMNS, tuple(rows))


_COLUMNS = (
    "group", "network_id", "network", "may_join", "unchecked", "area_basis", "ways", "vote", "fee", "languages",
    "online", "who_decides", "rule_text", "source", "url", "publicity", "members", "members_alike", "alike", "work",
    "work_new", "sought", "themes", "partners_new", "reasons", "caveats",
)  # fmt: skip


def _csv_row(answer: NetworkAnswer) -> tuple[Cell, ...]:
    admission, fit = answer.admission, answer.fit
    return (
        admission.group, answer.network.id, answer.network.name, admission.text, joined(admission.unchecked),
        admission.area_basis, joined(admission.ways), admission.vote, admission.fee, admission.languages,
        admission.online, admission.who_decides, admission.rule_text, admission.source_path, admission.url,
        admission.publicity, fit.members, fit.peers_total, joined(peer.city.id for peer in fit.peers),
        joined(work.code for work in fit.work), joined(work.code for work in fit.work if work.is_new),
        joined(dict.fromkeys(seek for work in fit.work for seek in work.sought_for)),
        joined(match.theme for match in fit.themes), fit.partners_total,
        joined(reason.text for reason in answer.reasons), joined(answer.caveats),
    )  # fmt: skip


def _apart_row(group: str, one: Apart) -> tuple[Cell, ...]:
    blank: tuple[Cell, ...] = ("",) * (len(_COLUMNS) - 4)
    return (group, one.network.id, one.network.name, one.why, *blank)


def _group_sheet(group: Group, limit: int) -> Sheet:
    shown = group.answers[:limit]
    more = f", {len(shown)} shown" if len(shown) < len(group.answers) else ""
    rows = tuple((answer.network.name, _takes(answer), _why(answer)) for answer in shown)
    title = f"{group.title} ({counted(len(group.answers), 'network')}{more})"
    return Sheet(title, ("network", "what it takes", "what is recorded"), rows, empty="None.")


def _apart_sheet(title: str, held: tuple[Apart, ...], limit: int) -> Sheet:
    shown = tuple((one.network.name, one.why) for one in held[:limit])
    more = f", {len(shown)} shown" if len(shown) < len(held) else ""
    return Sheet(f"{title} ({counted(len(held), 'network')}{more})", ("network", "why"), shown, empty="None.")


def _takes(answer: NetworkAnswer) -> str:
    admission = answer.admission
    parts = (
        joined(way.replace("_", " ") for way in admission.ways),
        f"fee {admission.fee}" if admission.fee != "" else "",
        f"decides: {admission.who_decides}" if admission.who_decides != "" else "",
        f"not checked: {joined(admission.unchecked)}" if len(admission.unchecked) > 0 else "",
    )
    return joined(parts) or _UNSAID


def _why(answer: NetworkAnswer) -> str:
    fit = answer.fit
    names = ", ".join(peer.city.name for peer in fit.peers[:3])
    like = (
        f"{fit.peers_total} of {counted(fit.members, 'counted member')} alike" if fit.members > 0 else "no members held"
    )
    parts = (
        *(f"on {match.theme}" for match in fit.themes),
        *(f"{work.label} (sought)" for work in fit.work if len(work.sought_for) > 0),
        f"{like}: {names}" if names != "" else like,
        f"{fit.partners_total} new partners" if fit.partners_total > 0 else "",
    )
    return joined(parts)


def _one(advice: JoinAdvice, network: str) -> NetworkAnswer:
    for group in advice.groups:
        for answer in group.answers:
            if answer.network.id == network:
                return answer
    present = next((one.why for one in advice.present if one.network.id == network), "")
    apart = next(
        (one.why for one in (*advice.closed, *advice.nobody_joins, *advice.refused) if one.network.id == network), ""
    )
    why = f"it is recorded in it already: {present}" if present != "" else apart
    raise NotFoundError(f"{network} is not among the networks it could join", hint=why)
