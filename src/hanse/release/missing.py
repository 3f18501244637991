"""What is not known about a network or a city, one plain sentence each: a gap that is named can be closed."""

from collections import Counter
from collections.abc import Iterable

from hanse.domain.saying import say, say_count
from hanse.release.views import Admission, Membership, Value


def missing_sentences(
    *,
    coverage: str,
    counted: int,
    size: Value | None,
    admission: Admission | None,
    properties: frozenset[str],
    unmatched: int,
    undated: int,
    searched: bool,
) -> tuple[str, ...]:
    """The gaps in what is recorded about one network.

    ``unmatched`` counts names on its lists that stand for no entity here; ``undated`` memberships known only from
    lists without a date.
    """
    sentences = [_members(coverage, counted, size)]
    if undated > 0:
        sentences.append(
            say_count(
                undated,
                "{count} membership is known only from lists without a date.",
                "{count} memberships are known only from lists without a date.",
            )
        )
    if unmatched > 0:
        sentences.append(
            say_count(
                unmatched,
                "{count} name on its lists could not be matched to an authority.",
                "{count} names on its lists could not be matched to an authority.",
            )
        )
    if size is None:
        sentences.append(say("No source held here states how many members it has."))
    if admission is None or admission.rule_text == "":
        sentences.append(say("No admission rule is known."))
    if "founded" not in properties:
        sentences.append(say("No founding date is recorded."))
    if coverage != "complete" and not searched:
        sentences.append(say("No search for its members is recorded."))
    return tuple(sentence for sentence in sentences if sentence != "")


def missing_of_city(
    memberships: Iterable[Membership], *, level_basis: str, has_place: bool, has_population: bool
) -> tuple[str, ...]:
    """The gaps in what is recorded about one city; ``level_basis`` is "assumed" where nobody stated its level."""
    statuses = Counter(one.status for one in memberships)
    sentences: list[str] = []
    if statuses["last_seen"] > 0:
        sentences.append(
            say_count(
                statuses["last_seen"],
                "{count} membership rests on a list that is too old to say whether it still holds.",
                "{count} memberships rest on lists that are too old to say whether they still hold.",
            )
        )
    if statuses["undated"] > 0:
        sentences.append(
            say_count(
                statuses["undated"],
                "{count} membership is known only from lists without a date.",
                "{count} memberships are known only from lists without a date.",
            )
        )
    if statuses["disputed"] > 0:
        sentences.append(
            say_count(
                statuses["disputed"],
                "Sources contradict each other on {count} membership.",
                "Sources contradict each other on {count} memberships.",
            )
        )
    if level_basis == "assumed":
        sentences.append(say("No source held here states its level of government; it is assumed."))
    if not has_place:
        sentences.append(say("It is not matched to a place of the gazetteer, so it is not on the map."))
    if not has_population:
        sentences.append(say("No source held here states its number of inhabitants."))
    return tuple(sentences)


def _members(coverage: str, n: int, size: Value | None) -> str:
    if coverage == "nothing recorded":
        return say("No member is recorded, and no list of members is held.")
    if size is not None and size.number is not None and n < size.number:
        about = f"{size.number:.0f}"
        if size.valid == "":
            return say("{n} of about {size} members are counted on this date.", n=str(n), size=about)
        return say(
            "{n} of about {size} members ({when}) are counted on this date.",
            n=str(n),
            size=about,
            when=size.valid,
        )
    if coverage == "stated size only":
        return say("No list of members is held.")
    return say("No complete list of members is held.") if coverage == "partial" else ""
