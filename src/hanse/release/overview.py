"""The start page: what is in here, how fresh it is, what is not known."""

from collections import Counter
from dataclasses import asdict

from hanse.domain.vocabulary import NETWORK_KINDS
from hanse.release.cell import sort_key
from hanse.release.info import count_everything
from hanse.release.networks import MODES, network_rows
from hanse.release.source import published_years
from hanse.release.standpoint import Standpoint
from hanse.release.values import first_year
from hanse.release.views import ClaimRef, EntityRef, Overview

_NEWEST_SHOWN = 8
_NOT_COUNTS = ("version", "data_date", "content_hash")


def overview(standpoint: Standpoint) -> Overview:
    """The release at a glance, on the as-of date."""
    rows = network_rows(standpoint)
    years = published_years(standpoint)
    kinds = Counter(row.network.subkind for row in rows)
    rosters = standpoint.contents.rosters.by_id.values()
    counts = asdict(count_everything(standpoint.contents))
    return Overview(
        context=standpoint.context,
        counts={name: count for name, count in counts.items() if name not in _NOT_COUNTS},
        network_kinds={kind: kinds[kind] for kind in NETWORK_KINDS if kinds[kind] > 0},
        statuses=standpoint.snapshot.status_counts,
        newest_sources=_newest_sources(standpoint),
        sources_by_year=dict(sorted(Counter(year for year in years.values() if year != "").items())),
        undated_sources=sum(year == "" for year in years.values()),
        founded=_founded(standpoint),
        rosters_complete=sum(roster.complete == "yes" for roster in rosters),
        rosters_partial=sum(roster.complete == "no" for roster in rosters),
        networks_without_members=sum(row.recorded == 0 for row in rows),
        rosters_unknown=sum(roster.complete == "unknown" for roster in rosters),
    )


def _newest_sources(standpoint: Standpoint) -> tuple[ClaimRef, ...]:
    """One claim from each of the newest dated sources, so that a reader can see what came in last."""
    rows = standpoint.contents.database.rows(
        """SELECT min(claim.id) AS claim FROM sources JOIN claim ON claim.source = sources.id
           WHERE published_latest != '' GROUP BY sources.id ORDER BY published_latest DESC, sources.id LIMIT ?""",
        (_NEWEST_SHOWN,),
    )
    return standpoint.catalogue.refs(row["claim"] for row in rows)


def _founded(standpoint: Standpoint) -> tuple[tuple[int, str, EntityRef], ...]:
    """(year, mode of creation, network), where a source states the year; of several years the earliest."""
    found = []
    for row in network_rows(standpoint):
        year = first_year(row.founded)
        if year is not None:
            mode = standpoint.contents.codings.label(MODES, row.modes[0]) if len(row.modes) == 1 else ""
            found.append((year, mode, row.network))
    return tuple(sorted(found, key=lambda item: (item[0], sort_key(item[2]))))
