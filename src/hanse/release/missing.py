"""What is not known about a network, one plain sentence each: a gap that is named can be closed."""

from hanse.release.views import Admission, Value


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
        sentences.append(f"{_times(undated, 'membership is', 'memberships are')} known only from lists without a date.")
    if unmatched > 0:
        sentences.append(f"{_times(unmatched, 'name', 'names')} on its lists could not be matched to an authority.")
    if size is None:
        sentences.append("No source held here states how many members it has.")
    if admission is None or admission.rule_text == "":
        sentences.append("No admission rule is known.")
    if "founded" not in properties:
        sentences.append("No founding date is recorded.")
    if coverage != "complete" and not searched:
        sentences.append("No search for its members is recorded.")
    return tuple(sentence for sentence in sentences if sentence != "")


def _members(coverage: str, counted: int, size: Value | None) -> str:
    if coverage == "nothing recorded":
        return "No member is recorded, and no list of members is held."
    if size is not None and size.number is not None and counted < size.number:
        when = f" ({size.valid})" if size.valid != "" else ""
        return f"{counted} of about {size.number:.0f} members{when} are counted on this date."
    if coverage == "stated size only":
        return "No list of members is held."
    return "No complete list of members is held." if coverage == "partial" else ""


def _times(count: int, one: str, many: str) -> str:
    return f"{count} {one if count == 1 else many}"
