"""Memberships, facts and their sources as lines of a table."""

from collections.abc import Iterable, Sequence

from hanse.cli.output import Cell, Sheet, counted, joined
from hanse.domain.dates import span_words
from hanse.domain.vocabulary import YES_NO_PROPERTIES
from hanse.release.views import Membership, Value


def membership_sheet(memberships: Sequence[Membership], *, of: str) -> Sheet:
    """Memberships for reading; ``of`` names the side that varies: city or network."""
    rows = tuple((_side(item, of), item.status.replace("_", " "), when(item), _sources(item)) for item in memberships)
    return Sheet("Memberships", (of, "status", "dates", "sources"), rows, empty="No membership is recorded.")


def membership_csv(memberships: Sequence[Membership]) -> Sheet:
    """Memberships for programs, with the claims that each rests on."""
    columns = (
        "city_id", "city", "country", "network_id", "network", "status", "counted", "roles", "start", "end",
        "first_listed", "last_listed", "why", "claims", "sources",
    )  # fmt: skip
    rows: tuple[tuple[Cell, ...], ...] = tuple(
        (
            item.city.id, item.city.name, item.city.country, item.network.id, item.network.name, item.status,
            "yes" if item.is_counted else "no", joined(item.roles), item.start, item.end, item.first_listed,
            item.last_listed, item.why, joined(claim.id for claim in item.claims),
            joined(sorted({claim.source for claim in item.claims})),
        )
        for item in memberships
    )  # fmt: skip
    return Sheet("", columns, rows)


def when(item: Membership) -> str:
    """The dates of a membership in words: stated start and end, else when it was listed."""
    if item.start != "" or item.end != "":
        return span_words(item.start, item.end)
    if item.last_listed == "":
        return "no date"
    first, last = item.first_listed[:4], item.last_listed[:4]  # of the day only the year is sure
    return f"listed {last}" if first == last else f"listed {first} to {last}"


def values_as_facts(values: Iterable[Value]) -> list[tuple[str, str]]:
    """Stated values as labelled pairs; several values of one property stand side by side."""
    facts: dict[str, list[str]] = {}
    for value in values:
        label, text = _label_and_text(value)
        facts.setdefault(label, []).append(f"{text} ({value.valid})" if value.valid != "" else text)
    return [(label, joined(dict.fromkeys(texts))) for label, texts in facts.items()]


def _label_and_text(value: Value) -> tuple[str, str]:
    if value.property in YES_NO_PROPERTIES and value.value in ("0", "1"):
        return YES_NO_PROPERTIES[value.property], "yes" if value.value == "1" else "no"
    return value.property.replace("_", " "), value.value


def _side(item: Membership, of: str) -> str:
    if of == "network":
        return item.network.name
    return f"{item.city.name} ({item.city.country})" if item.city.country != "" else item.city.name


def _sources(item: Membership) -> str:
    return counted(len({claim.source for claim in item.claims}), "source")
