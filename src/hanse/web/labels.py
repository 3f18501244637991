"""Filters that know the views: the words on chips, facts, relations and lists."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from hanse.domain.dates import span_words
from hanse.domain.vocabulary import ACT_RELATIONS, RELATIONS, YES_NO_PROPERTIES
from hanse.release.views import Admission, ClaimRef, Coding, Membership, NetworkRow, Tie, Value
from hanse.web.cldr import sort_key
from hanse.web.language import DEFAULT, counted, current, gettext, plainly
from hanse.web.language import gettext as _
from hanse.web.language import noted as N_
from hanse.web.words import commas, day, listed, number, plain, sentence, year_of

COVERAGE = {
    "complete": N_("complete as of its list"),
    "partial": N_("part of the members"),
    "stated size only": N_("stated size only"),
    "nothing recorded": N_("no members held"),
}
RELATION_WORDS = {
    "member": N_("member of"),
    "rotating": N_("member by rotation of"),
    "temporary": N_("takes part in"),
    "adherence": N_("adheres to"),
    "signed": N_("signed"),
    "attended": N_("took part in"),
    "hosted": N_("hosted"),
    "board_seat": N_("holds a board seat of"),
    "leads": N_("leads"),
    "supports": N_("is named as partner of"),
    "listed": N_("is listed with"),
    "designated": N_("was selected by"),
    "role": N_("has a role in"),
}
INVERSE_WORDS = {
    "member": N_("is a member"),
    "rotating": N_("is a member by rotation"),
    "temporary": N_("takes part"),
    "adherence": N_("adheres"),
    "signed": N_("signed"),
    "attended": N_("took part"),
    "hosted": N_("hosted"),
    "board_seat": N_("holds a board seat"),
    "leads": N_("leads"),
    "supports": N_("is named as partner"),
    "listed": N_("is listed"),
    "designated": N_("was selected"),
    "role": N_("has a role"),
    "part_of": N_("is a part of it"),
    "branch_of": N_("is a branch of it"),
    "convened_by": N_("is convened by it"),
    "member_of": N_("is a member of it"),
    "initiated_by": N_("was started by it"),
    "funded_by": N_("is or was paid for by it"),
    "secretariat_in": N_("has its secretariat there"),
}
YES_NO = {"1": N_("yes"), "0": N_("no")}
CODER_KINDS: Mapping[str, tuple[str, str]] = {
    "author of the paper": (N_("author of the paper"), N_("authors of the paper")),
    "person": (N_("person"), N_("persons")),
    "language model": (N_("language model"), N_("language models")),
}
FIELD_ENDINGS = (
    ("_as_written", "%(field)s"),
    ("_earliest", N_("%(field)s, at the earliest")),
    ("_latest", N_("%(field)s, at the latest")),
)
BLANK_ROLES = ("unspecified", "other", "")
PLAIN_YEARS = ("founded", "ended", "issued", "year", "start_of_work", "started", "renamed")


@dataclass(frozen=True)
class StatedValue:
    """A value as shown: text with unit, time it is for, remark, and every claim that states it."""

    text: str
    valid: str
    note: str
    claims: tuple[ClaimRef, ...]


def evidence_label(claims: Sequence[ClaimRef]) -> str:
    """ "2 sources · 2019": how many sources, and the year of the newest."""
    sources = len({claim.source for claim in claims})
    years = sorted(filter(None, (year_of(claim.published) for claim in claims)))
    return f"{counted('%(num)s source', '%(num)s sources', sources)} · {years[-1] if years else _('undated')}"


def coverage_words(coverage: str) -> str:
    """What a coverage badge says."""
    return gettext(COVERAGE.get(coverage, coverage))


def by_property(values: Sequence[Value]) -> list[tuple[str, list[StatedValue]]]:
    """Values grouped by property, in the order in which the properties first occur; equal ones become one."""
    groups: dict[str, dict[tuple[str, str, str], StatedValue]] = {}
    for value in values:
        valid = "" if value.valid == value.value else value.valid
        key = (value_text(value), valid, _remark(value.note))
        held = groups.setdefault(value.property, {})
        claims = (*held[key].claims, *value.claims) if key in held else tuple(value.claims)
        held[key] = StatedValue(*key, claims)
    return [(name, list(held.values())) for name, held in groups.items()]


def _remark(note: str) -> str:
    """A note without what only explains how the source is printed; the page of the claim has all of it."""
    return "; ".join(part for part in note.split("; ") if not part.startswith(("1 = ", "country printed ")))


def property_words(name: str) -> str:
    """A property as a label: note/aim -> Aim, stated_size -> Stated size."""
    return sentence(gettext(YES_NO_PROPERTIES[name]) if name in YES_NO_PROPERTIES else plain(name.rsplit("/", 1)[-1]))


def decision_words(coding: Coding) -> list[tuple[str, str]]:
    """Decisions with who took them: yes, by A and B (language models)."""
    grouped: dict[str, dict[str, list[str]]] = {}
    for coder, kind, decision in coding.decisions:
        grouped.setdefault(decision, {}).setdefault(kind, []).append(coder)
    return [
        (gettext(decision), "; ".join(_coders(kind, names) for kind, names in kinds.items()))
        for decision, kinds in grouped.items()
    ]


def _coders(kind: str, names: Sequence[str]) -> str:
    """Who decided, and what they are; a kind whose plural is not known here stands as it is."""
    named = listed(names)
    if kind == "":
        return named
    worded = counted(*CODER_KINDS[kind], len(names)) if kind in CODER_KINDS else kind
    return f"{named} ({worded})"


def field_words(name: str) -> str:
    """A column of a claim as a label: start_as_written -> Start, listed_earliest -> Listed, at the earliest."""
    for suffix, words in FIELD_ENDINGS:
        if name.endswith(suffix):
            return plainly(words, field=sentence(plain(name.removesuffix(suffix))))
    return sentence(plain(name))


def value_text(value: Value) -> str:
    """A value with its unit, numbers with thin spaces, years as they are, 1 and 0 of a mark as yes and no."""
    text = value.value
    if value.property in YES_NO_PROPERTIES and text in YES_NO:
        return gettext(YES_NO[text])
    is_year = value.unit == "year" or value.property in PLAIN_YEARS
    if value.number is not None and not is_year and _is_numeral(text):
        text = number(value.number, 0 if value.number == int(value.number) else _decimals(text))
    unit = "" if is_year or value.unit == "" or value.unit in text else f" {value.unit}"
    return f"{day(text) if is_year else text}{unit}"


def _is_numeral(text: str) -> bool:
    return text.replace(",", "").replace(" ", "").replace(".", "", 1).lstrip("-").isdigit()


def _decimals(text: str) -> int:
    return len(text.partition(".")[2])


def facet_order(counts: Mapping[str, int], names: Mapping[str, str] | None = None) -> list[tuple[str, str, int]]:
    """Values of a facet as (value, words, count), A to Z by their words, without the blank one."""
    known = names or {}
    shown = [
        (value, gettext(known[value]) if value in known else plain(value), n) for value, n in counts.items() if value
    ]
    return sorted(shown, key=lambda item: sort_key(item[1]) if current() != DEFAULT else (item[1].casefold(), ""))


def relation_words(relation: str) -> str:
    """A relation as the verb between subject and object."""
    worded = RELATION_WORDS.get(relation, RELATIONS.get(relation, ""))
    return gettext(worded) if worded != "" else plain(relation)


def tie_words(tie: Tie, own: str) -> str:
    """A tie as read from the page of ``own``: what own does, or what the other side does."""
    if own != "" and tie.object is not None and tie.object.id == own:
        inverse = INVERSE_WORDS.get(tie.relation, "")
        return gettext(inverse) if inverse != "" else relation_words(tie.relation)
    return relation_words(tie.relation)


def role_words(tie: Tie) -> str:
    """The role, where it says more than the relation does."""
    said = RELATION_WORDS.get(tie.relation, RELATIONS.get(tie.relation, plain(tie.relation)))
    return "" if tie.role in (*BLANK_ROLES, tie.relation) or tie.role in said else plain(tie.role)


def when(tie: Tie) -> str:
    """The time of a tie: its stated span, else the date of the list."""
    if tie.start and not tie.end and tie.relation in ACT_RELATIONS:
        return day(tie.start)
    if tie.start or tie.end:
        return day(span_words(tie.start, tie.end))
    return plainly("listed %(day)s", day=day(tie.listed)) if tie.listed else ""


def since_words(item: Membership) -> str:
    """The stated time of a membership, under a heading that says "Since" already."""
    span = span_words(item.start, item.end)
    return day(item.start) if span == f"since {item.start}" else day(span).removeprefix("since ")


def size_words(admission: Admission) -> str:
    """The size of authorities that may join: from 50 000 inhabitants up to 100 000 inhabitants."""
    least, most = admission.population_min, admission.population_max
    if least is not None and most is not None:
        return plainly("from %(least)s inhabitants up to %(most)s inhabitants", least=number(least), most=number(most))
    if least is not None:
        return plainly("from %(least)s inhabitants", least=number(least))
    return plainly("up to %(most)s inhabitants", most=number(most)) if most is not None else ""


def where_words(row: NetworkRow, countries: Mapping[str, str]) -> str:
    """Scale and area of a network in words: national, Italy; regional, Europe."""
    codes = [part.strip() for part in row.area.split(";")]
    areas = [countries[code] if code in countries else gettext(code) for code in codes if code]
    return commas(part for part in (plain(row.scale), *areas) if part and part.casefold() != "world")


def country_words(codes: Sequence[str], countries: Mapping[str, str]) -> str:
    """Country codes as names; anything that is no code stays as it is."""
    return commas(countries[code] if code in countries else gettext(code) for code in codes)


def listing_words(item: Membership) -> str:
    """When a city stood on lists: 2016 to 2023, 2019, or undated."""
    years = sorted({text[:4] for text in (item.first_listed, item.last_listed) if text})
    if len(years) == 0:
        return _("no dated list") if item.start or item.end else _("undated")
    return years[0] if len(years) == 1 else plainly("%(first)s to %(last)s", first=years[0], last=years[-1])
