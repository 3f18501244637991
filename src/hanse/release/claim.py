"""One claim in full: verbatim, with its source, the judgements that read its names, and corrections."""

from hanse.errors import NotFoundError
from hanse.release.standpoint import Standpoint
from hanse.release.views import ClaimView, CorrectionView, EntityRef, JudgementView, SourceRow

_APART = ("id", "collection", "source", "locator", "roster")  # columns that stand elsewhere in the view
_NO_SOURCE = SourceRow("", "", "", "", "", "", "", "", "", 0)


def claim_view(standpoint: Standpoint, key: str) -> ClaimView:
    """The claim ``key``; only a tombstone where it is withheld."""
    catalogue, database = standpoint.catalogue, standpoint.contents.database
    facts = catalogue.claims.get(key)
    if facts is None:
        if key in catalogue.tombstones:
            return _tombstone(standpoint, key)
        raise NotFoundError(f"there is no claim {key!r}", hint="claim ids are the letter c and twelve hex digits")
    row = database.row(f"SELECT * FROM {facts.kind}s WHERE id = ?", (key,))
    collection = database.row("SELECT title, redistribution FROM collections WHERE key = ?", (facts.collection,))
    cells = {name: row[name] for name in row.keys()} if row is not None else {}  # noqa: SIM118
    roster = standpoint.contents.rosters.by_id.get(cells.get("roster", ""))
    return ClaimView(
        context=standpoint.context,
        id=key,
        kind=facts.kind,
        collection=facts.collection,
        collection_title=collection["title"] if collection is not None else "",
        redistribution=collection["redistribution"] if collection is not None else "",
        fields={name: cell for name, cell in cells.items() if cell != "" and name not in _APART},
        source=catalogue.sources[facts.source],
        locator=facts.locator,
        roster=roster,
        judgements=_judgements(standpoint, key),
        corrections=_corrections(standpoint, key),
        subject=_side(standpoint, key, "subject"),
        object=_side(standpoint, key, "object"),
        withheld="",
    )


def _tombstone(standpoint: Standpoint, key: str) -> ClaimView:
    """What stays of a withheld claim: its id, and the class of the reason."""
    return ClaimView(
        context=standpoint.context, id=key, kind="", collection="", collection_title="", redistribution="", fields={},
        source=_NO_SOURCE, locator="", roster=None, judgements=(), corrections=(), subject=None, object=None,
        withheld=standpoint.catalogue.tombstones[key],
    )  # fmt: skip


def _side(standpoint: Standpoint, key: str, side: str) -> EntityRef | None:
    """The entity on one side; the first by id where the name stands for several."""
    row = standpoint.contents.database.row(
        "SELECT entity FROM claim_entity WHERE claim = ? AND side = ? ORDER BY entity", (key, side)
    )
    return standpoint.catalogue.entity(row["entity"]) if row is not None else None


def _judgements(standpoint: Standpoint, key: str) -> tuple[JudgementView, ...]:
    rows = standpoint.contents.database.rows(
        """SELECT judgements.* FROM claim_judgement JOIN judgements ON judgements.id = judgement
           WHERE claim = ? ORDER BY side DESC, judged_on DESC, judgements.id""",
        (key,),
    )
    return tuple(
        JudgementView(
            id=row["id"],
            kind=row["kind"],
            name=row["name"],
            country=row["country"],
            context=row["context"],
            decision=row["decision"],
            entity=standpoint.catalogue.entity(row["entity"]),
            method=row["method"],
            coder_kind=row["coder_kind"],
            judged_on=row["judged_on"],
            reason=row["reason"],
        )
        for row in rows
    )


def _corrections(standpoint: Standpoint, key: str) -> tuple[CorrectionView, ...]:
    rows = standpoint.contents.database.rows(
        "SELECT * FROM corrections WHERE claim = ? ORDER BY recorded_on, id", (key,)
    )
    return tuple(
        CorrectionView(
            row["id"], row["field"], row["says"], row["should_say"], row["reason"], row["status"], row["recorded_on"]
        )
        for row in rows
    )
