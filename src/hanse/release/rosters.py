"""Rosters as a reader sees them: dated lists, with the scope within which they are complete."""

import sqlite3
from functools import cached_property

from hanse.domain.saying import say, say_list
from hanse.errors import NotFoundError
from hanse.release.catalogue import Catalogue
from hanse.release.cell import fuzzy, integer, iso, shown, split_list
from hanse.release.views import RosterView


class Rosters:
    """Every roster of a release."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @cached_property
    def by_id(self) -> dict[str, RosterView]:
        """Every roster, newest list first within a network."""
        rows = self._catalogue.database.rows(
            "SELECT rosters.*, listed_body AS network_id FROM rosters JOIN roster_reading ON roster = id"
        )
        return {row["id"]: self._view(row) for row in sorted(rows, key=_order)}

    @cached_property
    def by_network(self) -> dict[str, tuple[RosterView, ...]]:
        """The rosters of each network."""
        grouped: dict[str, list[RosterView]] = {}
        for view in self.by_id.values():
            if view.network is not None:
                grouped.setdefault(view.network.id, []).append(view)
        return {network: tuple(views) for network, views in grouped.items()}

    @cached_property
    def newest_list(self) -> str:
        """The latest day that any dated roster is known to be from."""
        return max((view.listed_latest for view in self.by_id.values()), default="")

    def get(self, key: str) -> RosterView:
        """The roster ``key``."""
        if key not in self.by_id:
            raise NotFoundError(f"there is no roster {key!r}", hint="see the list of rosters")
        return self.by_id[key]

    def _view(self, row: sqlite3.Row) -> RosterView:
        listed, source = fuzzy(row, "listed"), self._catalogue.sources[row["source"]]
        return RosterView(
            id=row["id"],
            network=self._catalogue.entity(row["network_id"]) if row["network_id"] != "" else None,
            network_as_written=row["network"],
            source=source.id,
            source_title=source.title,
            url=source.url,
            listed=shown(listed),
            listed_earliest=iso(listed.earliest),
            listed_latest=iso(listed.latest),
            complete=row["complete"],
            scope_text=self._scope_text(row),
            stated_count=integer(row["stated_count"]),
            rows_taken=int(row["rows_taken"]),
            note=row["note"],
        )

    def _scope_text(self, row: sqlite3.Row) -> str:
        """Within which limits the roster is complete, in words."""
        if row["complete"] == "unknown":
            return say("not known whether complete")
        if row["complete"] == "no":
            return say("partial")
        roles = say_list(say(role.replace("_", " ")) for role in split_list(row["for_role"]))
        countries = say_list(self._catalogue.countries.get(code, code) for code in split_list(row["for_area"]))
        limits = [say("for the role {roles}", roles=roles)] if roles != "" else []
        limits += [say("for {area}", area=countries)] if countries != "" else []
        limits += [say("for {area}", area=row["for_cohort"])] if row["for_cohort"] != "" else []
        text = say("complete for the whole network")
        for place, limit in enumerate(limits):
            text = say("{limits}, {limit}", limits=text, limit=limit) if place else say("complete {limit}", limit=limit)
        who = row["complete_according_to"]
        return say("{scope} (according to the {who})", scope=text, who=say(who)) if who != "" else text


def _order(row: sqlite3.Row) -> tuple[str, int, str]:
    newest = row["listed_latest"] or row["listed_earliest"]
    return (row["network_id"], -int(newest.replace("-", "") or 0), row["id"])
