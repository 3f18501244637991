"""Recorded evidence that a municipality is interested in the topic: other networks, texts signed, meetings, funds."""

from collections import defaultdict
from collections.abc import Callable, Mapping

from hanse.advise.reason import Reason, claim_paths
from hanse.domain.saying import say, say_list
from hanse.release.cell import sort_key
from hanse.release.standpoint import Standpoint
from hanse.release.views import EntityRef

_ACTS: Mapping[str, tuple[str, Callable[[str], str]]] = {
    "signed": ("documents signed", lambda names: say("It signed {names}.", names=names)),
    "attended": ("meetings", lambda names: say("It took part in {names}.", names=names)),
    "hosted": ("meetings", lambda names: say("It hosted {names}.", names=names)),
    "funded_by": ("funds", lambda names: say("It is or was funded by {names}.", names=names)),
}
_NAMED = 3


def interest(view: Standpoint) -> Mapping[str, tuple[Reason, ...]]:
    """What is recorded of each registered authority that speaks for interest, by id; nothing is inferred from silence.

    Networks count where the membership is counted on the day; acts count whenever they were done up to it. The topic
    is that of the collections loaded: everything in them is about it.
    """
    return view.contents.remember(("interest", view.as_of, view.scope), lambda: _read(view))


def _read(view: Standpoint) -> dict[str, tuple[Reason, ...]]:
    found: dict[str, list[Reason]] = defaultdict(list)
    entities = view.catalogue.entities
    for city, networks in view.snapshot.counted_in.items():
        refs = sorted((entities[network] for network in networks), key=sort_key)
        claims = [view.snapshot.pairs[(city, ref.id)].result.claims[:1] for ref in refs]
        text = say("It is counted in {names}.", names=_names(refs))
        found[city].append(
            Reason("other networks", text, tuple(refs), claim_paths(tuple(c for one in claims for c in one)))
        )
    for (city, relation), held in _acts(view).items():
        refs = sorted((entities[key] for key in held), key=sort_key)
        kind, words = _ACTS[relation]
        paths = claim_paths(tuple(held[ref.id] for ref in refs))
        found[city].append(Reason(kind, words(_names(refs)), tuple(refs), paths))
    return {city: tuple(reasons) for city, reasons in found.items()}


def _acts(view: Standpoint) -> dict[tuple[str, str], dict[str, str]]:
    """(city, relation) -> what it was about -> a claim that says so."""
    marks = ", ".join("?" * len(_ACTS))
    rows = view.contents.database.rows(
        f"""SELECT subject.entity AS city, object.entity AS other, relation, ties.id, start_earliest, listed_earliest
            FROM ties
            JOIN claim_entity AS subject ON subject.claim = ties.id AND subject.side = 'subject'
            JOIN claim_entity AS object ON object.claim = ties.id AND object.side = 'object'
            WHERE subject_kind = 'city' AND relation IN ({marks}) ORDER BY ties.id""",
        tuple(_ACTS),
    )
    found: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    entities, day = view.catalogue.entities, view.as_of.isoformat()
    for row in rows:
        is_later = (row["start_earliest"] or row["listed_earliest"]) > day
        if is_later or row["city"] not in entities or row["other"] not in entities:
            continue
        if view.catalogue.admits(view.scope, row["id"]):
            found[(row["city"], row["relation"])].setdefault(row["other"], row["id"])
    return found


def _names(refs: list[EntityRef]) -> str:
    more = [say("{count} more", count=len(refs) - _NAMED)] if len(refs) > _NAMED else []
    return say_list([*(ref.name for ref in refs[:_NAMED]), *more])
