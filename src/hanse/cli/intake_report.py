"""Shows what taking in a list gives: the reading with its reasons, the first claims, and the report."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Final

from hanse.cli.options import Lines
from hanse.cli.output import Report as Answer
from hanse.cli.output import Sheet as Table
from hanse.cli.output import counted, emit_json, emit_report
from hanse.cli.proposing import Proposals, Proposed
from hanse.domain.vocabulary import MEMBERSHIP_RELATIONS
from hanse.intake.adding import Addition
from hanse.intake.difference import Named
from hanse.intake.mapping import Mapping
from hanse.intake.report import Report
from hanse.intake.sheet import Sheet
from hanse.intake.taken import Taken

_FIRST: Final = 5  # claims shown
_MOST: Final = 25  # lines of a part of the report


@dataclass(frozen=True)
class Outcome:
    """Everything there is to say about one run."""

    sheet: Sheet
    mapping: Mapping
    taken: Taken
    addition: Addition
    report: Report
    proposals: Proposals
    is_written: bool


def show(outcome: Outcome, format: Lines) -> None:
    """Print the outcome for a reader or as JSON."""
    if format == Lines.JSON:
        emit_json(as_content(outcome))
    else:
        emit_report(as_answer(outcome))


def as_content(outcome: Outcome) -> dict[str, object]:
    """The outcome as data."""
    return {
        "file": outcome.sheet.file,
        "format": outcome.sheet.format,
        "remarks": list(outcome.sheet.remarks),
        "mapping": asdict(outcome.mapping),
        "source": outcome.taken.source,
        "rosters": list(outcome.taken.rosters.values()),
        "claims": list(outcome.addition.rows["ties"]),
        "report": asdict(outcome.report),
        "names": [asdict(one) for one in outcome.proposals.names],
        "names_looked_up": outcome.proposals.means or "gazetteer and registered authorities",
        "judgements_proposed": list(outcome.proposals.judgements),
        "new_cities": list(outcome.proposals.cities),
        "written": outcome.is_written,
    }


def as_answer(outcome: Outcome) -> Answer:
    """The outcome for a reader."""
    report, sheet = outcome.report, outcome.sheet
    new, removed = len(report.new), report.removed
    facts = (
        ("read as", "; ".join((sheet.format, *sheet.remarks))),
        *((reason.about, reason.why) for reason in outcome.mapping.reasons),
        ("source", f"{outcome.taken.source['title']} ({outcome.taken.source['kind']}), {outcome.taken.source['id']}"),
        ("new", counted(new, "claim")),
        ("unchanged", counted(report.unchanged, "claim")),
        ("no longer listed", counted(len(report.no_longer_listed), "city", "cities")),
        ("uncertain", counted(len(report.uncertain), "entry", "entries")),
        ("quarantined", counted(len(report.quarantined), "line")),
        ("written otherwise", counted(len(report.renamed), "name")),
        ("names", _told_names(outcome)),
        ("never seen before", counted(len(outcome.proposals.cities), "city", "cities")),
        ("cut", counted(removed, "contact or name of staff", "contacts or names of staff")),
    )
    return Answer(f"{sheet.file}: {_heading(outcome)}", facts, tuple(_tables(outcome)), tuple(_remarks(outcome)))


def _heading(outcome: Outcome) -> str:
    new = len(outcome.report.new)
    if new == 0:
        return "nothing new"
    return f"{counted(new, 'claim')} written" if outcome.is_written else f"{counted(new, 'claim')} to write"


def _tables(outcome: Outcome) -> Iterable[Table]:
    """The tables that say something; the first claims in any case."""
    first, *others = _all_tables(outcome)
    return (first, *(table for table in others if len(table.rows) > 0))


def _all_tables(outcome: Outcome) -> Iterable[Table]:
    report = outcome.report
    ties = list(outcome.taken.ties.values())
    shown = ("subject", "country", "relation", "object", "role", "start_as_written", "locator")
    claims = tuple(tuple(tie[name] for name in shown) for tie in ties[:_FIRST])
    more = f"{len(claims)} of {len(ties)}" if len(ties) > _FIRST else f"{len(ties)}"
    columns = ("city", "country", "relation", "network", "role", "start", "where")
    yield Table(f"First claims ({more})", columns, claims, empty="No line of the list gives a claim.")
    compared = tuple((one.network, one.earlier_date or "-", one.says) for one in report.compared)
    yield _cut("Against earlier lists", ("network", "earlier list", "what follows"), compared)
    yield _names("Newly listed", report.newly_listed if any(one.earlier != "" for one in report.compared) else ())
    yield _names("No longer listed", report.no_longer_listed)
    renamed = tuple(
        (one.before, one.now, one.country, "one authority" if one.is_certain else "alike: decide")
        for one in report.renamed
    )
    yield _cut("Written otherwise", ("before", "now", "country", "why"), renamed)
    yield from _proposed(outcome.proposals)
    yield _names("Left open before", report.left_open)
    uncertain = tuple((one.locator, one.text, one.reason) for one in report.uncertain)
    yield _cut("Uncertain", ("where", "written", "why"), uncertain)
    yield _cut(
        "Quarantined", ("where", "written", "why"), tuple((q.locator, q.text, q.reason) for q in report.quarantined)
    )


def _told_names(outcome: Outcome) -> str:
    """What is proposed for the names that nobody has judged."""
    proposals, never = outcome.proposals, len(outcome.report.never_seen)
    if never == 0:
        return "all judged"
    parts = (
        (len(proposals.of("registered")), "registered authority", "registered authorities"),
        (len(proposals.of("new city")), "of a city never seen before", "of cities never seen before"),
        (len(proposals.of("doubtful")), "doubtful", "doubtful"),
        (len(proposals.of("not found")), "not found", "not found"),
    )
    told = ", ".join(f"{number} {one if number == 1 else several}" for number, one, several in parts if number > 0)
    means = f"; looked up: {proposals.means}" if proposals.means != "" else ""
    return f"{counted(never, 'name')} nobody has judged: {told}{means}"


def _proposed(proposals: Proposals) -> Iterable[Table]:
    """What is proposed for names, by outcome, each with its score and reason."""
    rows = tuple(
        (one.name, one.country, one.judgement["entity"] if one.judgement is not None else "", one.score, one.why)
        for one in proposals.of("registered")
    )
    yield _cut("Judgements proposed", ("name", "country", "same as", "score", "why"), _scored(rows))
    rows = tuple(
        (one.name, one.country, one.city["id"] if one.city is not None else "", one.score, one.why)
        for one in proposals.of("new city")
    )
    yield _cut("Cities never seen before", ("name", "country", "new id", "score", "why"), _scored(rows))
    doubtful = tuple((one.name, one.country, _candidates(one), one.why) for one in proposals.of("doubtful"))
    yield _cut("Doubtful names", ("name", "country", "could be", "why"), doubtful)
    lost = tuple((one.name, one.country, one.where, one.why) for one in proposals.of("not found"))
    yield _cut("Names not found", ("name", "country", "where", "why"), lost)


def _scored(rows: Iterable[tuple[str, str, str, float, str]]) -> tuple[tuple[str, ...], ...]:
    return tuple((name, country, entity, f"{score:.2f}", why) for name, country, entity, score, why in rows)


def _candidates(one: Proposed) -> str:
    return "; ".join(f"{found.city or found.name} ({found.share:.0%})" for found in one.candidates)


def _names(title: str, names: Sequence[Named]) -> Table:
    rows = tuple((name.name, name.country, name.network, name.where) for name in names)
    return _cut(title, ("name", "country", "network", "where"), rows)


def _cut(title: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
    more = f" (the first {_MOST} of {len(rows)}; --format json has all)" if len(rows) > _MOST else ""
    return Table(f"{title}{more}", columns, rows[:_MOST])


def _remarks(outcome: Outcome) -> Iterable[str]:
    ties = outcome.taken.ties.values()
    if any(tie["role"] == "unspecified" for tie in ties):
        yield "Entries without a role are entered as listed, which is no membership: give it with --role."
    elif len(ties) > 0 and not any(tie["relation"] in MEMBERSHIP_RELATIONS for tie in ties):
        yield "No entry is a membership: by admission.csv these roles do not amount to joining."
    if any(roster["listed_basis"] == "undated" for roster in outcome.taken.rosters.values()):
        yield "The list has no date, so its entries count on no day: give it with --published."
    if not outcome.is_written and len(outcome.report.new) > 0:
        yield "Nothing was written. Add --yes to write these claims."
    open_names = len(outcome.proposals.of("doubtful")) + len(outcome.proposals.of("not found"))
    if outcome.is_written and open_names > 0:
        yield "Doubtful names and names not found count for nobody until a person decides: hanse judgement open."
    if outcome.is_written and not outcome.addition.is_empty:
        yield "Next: hanse validate, then hanse build."
