"""What taking in a list means for the package: new, unchanged, gone, renamed, doubtful, never seen."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from hanse.intake.adding import Addition
from hanse.intake.claims import Identify
from hanse.intake.difference import Compared, Named, Renamed, difference, named
from hanse.intake.entry import Quarantined
from hanse.intake.taken import Cells, Taken, Uncertain
from hanse.package import DataPackage

# What was decided of (kind, name, country, context): same, different, unsure, not_an_entity; "" where nothing was.
Decide = Callable[[str, str, str, str], str]


@dataclass(frozen=True)
class Report:
    """What taking in one list means for the package."""

    new: tuple[Named, ...]
    newly_listed: tuple[Named, ...]  # of these, the ones that the earlier list of the network does not have
    unchanged: int
    no_longer_listed: tuple[Named, ...]
    renamed: tuple[Renamed, ...]
    never_seen: tuple[Named, ...]  # names that nobody has judged
    left_open: tuple[Named, ...]  # names that were judged and left open
    uncertain: tuple[Uncertain, ...]
    quarantined: tuple[Quarantined, ...]
    compared: tuple[Compared, ...]
    removed: int


def report_on(taken: Taken, addition: Addition, package: DataPackage, identify: Identify, decide: Decide) -> Report:
    """The report on a list, whether or not it has been written yet."""
    differences = [difference(roster, taken, package, identify) for roster in taken.rosters.values()]
    new = tuple(named(tie) for tie in addition.rows["ties"])
    new += tuple(
        Named(row["subject"], row["country"], f"{row['property']}: {row['value']}", row["locator"])
        for row in addition.rows.get("statements", ())
    )
    return Report(
        new,
        tuple(name for part in differences for name in part.newly),
        len(addition.unchanged),
        tuple(name for part in differences for name in part.gone),
        tuple(name for part in differences for name in part.renamed),
        _decided(taken.ties.values(), decide, ("", "different")),
        _decided(taken.ties.values(), decide, ("unsure",)),
        tuple(taken.uncertain),
        tuple(taken.quarantined),
        tuple(part.compared for part in differences),
        taken.removed,
    )


def _decided(ties: Iterable[Cells], decide: Decide, wanted: tuple[str, ...]) -> tuple[Named, ...]:
    """Each name of which one of these things was decided, once for each country."""
    found: dict[tuple[str, str], Named] = {}
    for tie in ties:
        key = (tie["subject"], tie["country"])
        if key not in found and decide("city", *key, tie["object"]) in wanted:
            found[key] = named(tie)
    return tuple(found.values())
