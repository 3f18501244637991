"""hanse advise merge and without: arithmetic on recorded members, on request only."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.table import day_facts, shown
from hanse.cli.output import Report, Sheet, joined

if TYPE_CHECKING:
    from hanse.advise.merge import MergeArithmetic, Part
    from hanse.advise.without import WithoutArithmetic

_NETWORK = "Name, acronym or id of a network."


@asking
def merge(
    asked: Asked,
    first: Annotated[str, typer.Argument(metavar="NETWORK", help=_NETWORK)],
    second: Annotated[str, typer.Argument(metavar="NETWORK", help=_NETWORK)],
) -> None:
    """Count two networks together. Arithmetic on recorded members, not a recommendation."""
    from hanse.advise.merge import merge as count

    view = asked.view(asked.open())
    found = count(view, view.find("network", first).id, view.find("network", second).id)
    hand_out(asked, merge_report(found), found, merge_csv(found))


@asking
def without(
    asked: Asked,
    network: Annotated[str, typer.Argument(metavar="NETWORK", help=_NETWORK)],
) -> None:
    """Count what is recorded only through one network. Arithmetic on recorded members, not a recommendation."""
    from hanse.advise.without import without as count

    view = asked.view(asked.open())
    found = count(view, view.find("network", network).id)
    hand_out(asked, without_report(found), found, without_csv(found))


def merge_report(found: "MergeArithmetic") -> Report:
    """Two networks together, for reading."""
    first, second = found.first, found.second
    least = "at least " if found.is_at_least else ""
    facts = (
        *day_facts(found.context),
        (first.network.name, _of(first, found.labels)),
        (second.network.name, _of(second, found.labels)),
        ("in both", f"{least}{len(found.both)}"),
        ("together", f"{least}{found.together} in {len(found.countries_together)} countries"),
        ("recorded work", f"of both: {_words(found.functions_both, found.labels)}; "
                          f"together: {_words(found.functions_together, found.labels)}"),
        ("part and whole", "yes" if found.is_nested else "not recorded"),
    )  # fmt: skip
    rows = [(ref.name, ref.country, "both") for ref in found.both]
    rows += [(ref.name, ref.country, f"only {part.network.name}") for part in (first, second) for ref in part.only_here]
    sheet = shown("Recorded members", ("name", "country", "in"), rows)
    return Report(found.disclaimer, facts, (sheet,), _remarks(found))


def _of(part: "Part", labels: Mapping[str, str]) -> str:
    return f"{part.members} counted ({part.held}); work: {_words(part.functions, labels)}"


def _words(codes: Sequence[str], labels: Mapping[str, str]) -> str:
    return joined(labels.get(code, code) for code in codes) or "none recorded"


def merge_csv(found: "MergeArithmetic") -> Sheet:
    """Every recorded member of either, for programs."""
    parts = (("both", found.both), ("first", found.first.only_here), ("second", found.second.only_here))
    rows = tuple((ref.id, ref.name, ref.country, where, found.disclaimer) for where, refs in parts for ref in refs)
    return Sheet("", ("city", "name", "country", "in", "note"), rows)


def without_report(found: "WithoutArithmetic") -> Report:
    """What is recorded only through one network, for reading."""
    facts = (
        *day_facts(found.context),
        ("network", f"{found.network.name}: {found.members} counted ({found.held})"),
        ("in no other network", f"{len(found.in_no_other)} of its members"),
        (
            "pairs of members",
            f"{found.pairs_that_share_no_other:,} of {found.pairs_of_members:,} share no other network",
        ),
        ("parts that hang together", f"{found.parts_with} with it, {found.parts_without} without"),
        ("countries in no other", joined(found.countries_in_no_other) or "none"),
        ("work in no other", _words(found.functions_in_no_other, found.labels)),
        ("has parts", joined(ref.name for ref in found.children) or "none recorded"),
    )
    rows = [(ref.name, ref.country) for ref in found.in_no_other]
    sheet = shown("Members that are in no other network recorded here", ("name", "country"), rows)
    return Report(found.disclaimer, facts, (sheet,), _remarks(found))


def without_csv(found: "WithoutArithmetic") -> Sheet:
    """Members in no other network, for programs."""
    rows = tuple((ref.id, ref.name, ref.country, found.disclaimer) for ref in found.in_no_other)
    return Sheet("", ("city", "name", "country", "note"), rows)


def _remarks(found: "MergeArithmetic | WithoutArithmetic") -> tuple[str, ...]:
    changes = (f"Would change it: {one}" for one in found.would_change)
    return (*found.reasons, *found.caveats, found.standing, *changes)
