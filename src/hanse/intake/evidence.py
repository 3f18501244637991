"""What the cells of a column say of themselves: countries, dates, names of cities or networks, roles, contacts."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from hanse.domain.contacts import strip_contacts
from hanse.intake.known import Known
from hanse.intake.sheet import ENTRY
from hanse.intake.words import CITY, COUNTRY, NETWORK, PERSON, ROLE, START, field_named, role_named
from hanse.intake.writtendate import is_unknown, read_date

_SAMPLE: Final = 400


@dataclass(frozen=True)
class Score:
    """How much speaks for a column being a field, and what."""

    field: str
    label: str
    value: float
    why: str


def scores_of(label: str, cells: Sequence[str], known: Known) -> list[Score]:
    """Everything that speaks for one column being this or that."""
    filled = [cell for cell in cells if cell != ""]
    step = max(1, len(filled) // _SAMPLE)
    sample = filled[::step]
    named, is_whole = field_named(label)
    if len(sample) == 0:
        return []
    if named == PERSON or (not _may_be_names(label, named, sample, known) and _share(sample, _has_contact) > 0.3):
        return [Score(PERSON, label, 9.0, "holds staff or contacts: not taken")]
    content = _content(sample, known)
    found = []
    for field in {named, *content} - {""}:
        head = (2.0 if is_whole else 1.2) if field == named else 0.0
        body, told = content.get(field, (0.0, ""))
        said = [f"the header says {label!r}"] if head > 0 else []
        found.append(Score(field, label, head + body, "; ".join([*said, *([told] if told != "" else [])])))
    return found


def _may_be_names(label: str, named: str, sample: Sequence[str], known: Known) -> bool:
    """True for a column of cities that has contacts beside the names: these are cut, the names are taken."""
    return named == CITY or label == ENTRY or _share(sample, known.is_city) >= 0.3


def _has_contact(cell: str) -> bool:
    return strip_contacts(cell)[1] > 0


def _content(sample: Sequence[str], known: Known) -> dict[str, tuple[float, str]]:
    """What the cells look like: weight and words by field."""
    found: dict[str, tuple[float, str]] = {}
    dates = _share(sample, lambda cell: not is_unknown(cell) and read_date(cell) is not None)
    shares = {
        COUNTRY: (_share(sample, lambda cell: known.country_of(cell) != ""), 2.5, "are countries"),
        CITY: (_share(sample, known.is_city), 3.0, "are names of registered cities"),
        NETWORK: (_share(sample, known.is_network), 3.0, "are names of registered networks"),
        ROLE: (_share(sample, lambda cell: role_named(cell) != ""), 2.5, "are words for roles"),
        START: (dates, 1.5, "are dates"),
    }
    for field, (share, weight, words) in shares.items():
        if share >= (0.3 if field == CITY else 0.5):
            found[field] = (share * weight, f"{share:.0%} of its cells {words}")
    if found.get(COUNTRY, (0.0, ""))[0] > 1.5 and len(set(sample)) <= max(2, len(sample) // 2):
        found.pop(CITY, None)
    if CITY not in found and COUNTRY not in found and dates < 0.3:
        names = _share(sample, _looks_like_name)
        distinct = len(set(sample)) / len(sample)
        if names >= 0.7 and distinct > 0.6:
            found[CITY] = (0.6 * names * distinct, f"{names:.0%} of its cells look like names, most of them different")
    return found


def _share(sample: Sequence[str], test: Callable[[str], bool]) -> float:
    return sum(test(cell) for cell in sample) / len(sample)


def _looks_like_name(cell: str) -> bool:
    letters = sum(sign.isalpha() for sign in cell)
    return 2 <= len(cell) <= 70 and letters >= 0.7 * len(cell.replace(" ", "")) and not cell[0].islower()
