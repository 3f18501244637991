"""rosters/*_networks.csv and *_network_sizes.csv: what the page named in each row says about a body.

One page and one body give one statement of a kind, however often they were transcribed; where two transcriptions
date it differently, a correction says so.
"""

import re
from dataclasses import dataclass, field
from pathlib import Path

from hanse.package.package import ENTITY_TABLES
from tools.import_material.claims_of_networks import PAGE, Place, first_number, place_of, state, state_year, tie
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import read_written
from tools.import_material.labels import meaning, meanings
from tools.import_material.output import Output, Row, read_rows
from tools.import_material.sources import Sources
from tools.import_material.statements import add_correction, joined

_HOME = {"european": "rosters_europe", "global": "rosters_global", "national": "rosters_national"}
# Rows of additional_networks.csv and labels of additional_network_sizes.csv that belong to the national collection.
_NATIONAL = re.compile(
    r"SKR|FINLAND|CARTA|Welcoming Network|Refugee Welcome|Sanctuary|ANVITA|Häfen|SAI|Migra|CCMARD|RECOSOL|LIPs"
)
_GLOBAL = re.compile(r"GPM|WithRefugees|Mercociudades|Ciudades|HMLN|Marrakech")
# What a year and a size mean where the label is no body, or names the members of a body in one country.
_BY_KIND = {
    "document": {"founded": "issued", "stated_size": "signatories"},
    "forum": {"founded": "held"},
    "instrument": {"stated_size": "sample_size"},
}
_IN_COUNTRY = re.compile(r"\((Australian|Mexican) members\)")
# People who hold no office are not named.
_WITHOUT_NAMES = {"Craig Barnett and Inderjit Bhogal (Sheffield)": "two founders in Sheffield"}


@dataclass
class Reader:
    """Reads the lists into ``out`` and knows what each page already said."""

    material: Path
    out: Output
    sources: Sources
    held: dict[tuple[str, str, str, str], tuple[str, str]] = field(default_factory=dict)

    def networks(self, file: str) -> None:
        """Enter one *_networks.csv."""
        path = f"rosters/{file}_networks.csv"
        decided = [row for row in decision_table("network_ties.csv") if row["file"] == path]
        for number, row in read_rows(self.material, path):
            label = label_of(row)
            if meaning(label).entity == "":
                self.out.left_out(path, number, f"no entity: {_reason(label)}")
                continue
            place = self.place(file, label, row["source_url"])
            remark = row.get("note", "")
            size = (row["stated_size"], row["stated_size_as_of"])
            found = [self.size(path, number, label, *size, place, remark)]
            if row["stated_size"] != "":
                remark = ""
            found += [self.year(label, column, row, place, remark) for column in ("year_founded", "year_ended")]
            if _IN_COUNTRY.search(label) is None:
                starter = _WITHOUT_NAMES.get(row["initiator"], row["initiator"])
                found.append(self.once(label, "initiator", starter, place))
            found.append(self.once(label, "website", row["website"], place))
            found.append(self.once(label, "secretariat", row["secretariat_city"], place))
            found += [self.tie(label, one, place) for one in decided if int(one["row"]) == number]
            self.account(path, number, label, found)

    def sizes(self, file: str) -> None:
        """Enter one *_network_sizes.csv."""
        path = f"rosters/{file}_network_sizes.csv"
        for number, row in read_rows(self.material, path):
            place = self.place(file, row["network"], row["source_url"])
            found = self.size(path, number, row["network"], row["stated_size"], row["as_of"], place, "")
            self.account(path, number, row["network"], [found])

    def account(self, path: str, number: int, label: str, found: list[str]) -> None:
        """Say what a row became; a row of which every fact was taken from the same page before is a duplicate."""
        new = [target for target in found if target != "" and not target.startswith("=")]
        old = [target.removeprefix("=") for target in found if target.startswith("=")]
        if len(new) > 0:
            self.out.entered(path, number, "; ".join(new), "partly transcribed twice" if len(old) > 0 else "")
        elif len(old) > 0:
            self.out.left_out(path, number, f"duplicate transcription of {'; '.join(old)}")
        else:
            to = meaning(label)
            self.out.entered(path, number, f"{ENTITY_TABLES[to.kind]}:{to.entity}", "names the body only")

    def year(self, label: str, column: str, row: Row, place: Place, note: str) -> str:
        """A founding or an end; "" where the row gives none."""
        prop = column.removeprefix("year_")
        if row[column] == "":
            return ""
        country = _IN_COUNTRY.search(label)
        if country is not None and prop == "founded":
            prop, note = "members_in_country_since", f"{country[1]} members"
        return self.once(label, prop, row[column], place, note=note)

    def size(self, path: str, number: int, label: str, value: str, as_of: str, place: Place, note: str) -> str:
        """A stated size, with the number that stands for the whole where there is one."""
        if value == "":
            return ""
        decided = next(
            (row for row in decision_table("sizes.csv") if row["file"] == path and row["row"] == str(number)), None
        )
        if decided is None:
            return self.once(label, "stated_size", value, place, number=first_number(value), valid=as_of, note=note)
        return self.once(
            label, decided["property"] or "stated_size", decided["value"] or value, place,
            number=decided["number"], valid=as_of, note=joined([decided["note"], note]),
        )  # fmt: skip

    def once(self, label: str, prop: str, value: str, place: Place, **more: str) -> str:
        """Enter a statement, or name after "=" the one that the same page gave before."""
        if value == "":
            return ""
        to = meaning(label)
        prop = _BY_KIND.get(to.kind, {}).get(prop, prop)
        key = (place.source, to.entity, prop, more.get("number") or value.casefold())
        valid = more.get("valid", "")
        if key in self.held:
            twin, dated = self.held[key]
            self.correct(twin, dated, valid)
            return f"={twin}"
        if prop in {"founded", "ended", "issued", "held", "members_in_country_since"}:
            target = state_year(self.out, label, prop, value, place, note=more.get("note", ""))
        else:
            target = state(self.out, label, prop, value, place, **more)
        self.held[key] = (target, valid)
        return target

    def correct(self, twin: str, dated: str, otherwise: str) -> None:
        """Record that two transcriptions of one page date a value differently."""
        first, second = read_written(dated).value, read_written(otherwise).value
        if second.is_known and (first.earliest, first.latest) != (second.earliest, second.latest):
            reason = "the same page was transcribed twice with different dates"
            add_correction(self.out, twin.removeprefix("statements:"), "valid_as_written", dated, otherwise, reason)

    def tie(self, label: str, decided: Row, place: Place) -> str:
        """One tie of decisions/network_ties.csv; the same page tells it once."""
        subject = decided["subject"] or label
        other = _entities(decided)
        key = (place.source, meaning(subject).entity, decided["relation"], other)
        if key in self.held:
            return f"={self.held[key][0]}"
        target = tie(
            self.out, subject, decided["relation"], decided["object_kind"], decided["object"], place,
            start=decided["start"], note=decided["note"],
        )  # fmt: skip
        self.held[key] = (target, "")
        return target

    def place(self, file: str, label: str, url: str) -> Place:
        """The page of a row; remarks behind the address are cut."""
        return place_of(self.sources, url.split(" (", maxsplit=1)[0], PAGE, home_of(file, label))


def run(material: Path, out: Output) -> None:
    """Enter every list of networks and of sizes, and account for the map of labels."""
    reader = Reader(material, out, Sources(out), _already_said(out))
    for file in ("european", "global", "national", "additional"):
        reader.networks(file)
    for file in ("european", "additional"):
        reader.sizes(file)
    for number, row in read_rows(material, "rosters/national_label_map.csv"):
        found = {to.entity for name in ("label_in_memberships", "name_in_networks") for to in meanings(row[name])}
        out.entered("rosters/national_label_map.csv", number, "; ".join(f"labels:{one}" for one in sorted(found)),
                    "both names are judged to be the same")  # fmt: skip


def _already_said(out: Output) -> dict[tuple[str, str, str, str], tuple[str, str]]:
    """What pages said to the steps before, by page, body, property and number or value."""
    said: dict[tuple[str, str, str, str], tuple[str, str]] = {}
    for (_, table), rows in out.tables.items():
        if table != "statements":
            continue
        for key, row in rows.items():
            if row["subject_kind"] == "city":
                continue
            value = row["number"] or row["value"].casefold()
            for to in meanings(row["subject"]):
                said[(row["source"], to.entity, row["property"], value)] = (
                    f"statements:{key}",
                    row["valid_as_written"],
                )
    return said


def label_of(row: Row) -> str:
    """The label under which a row of a *_networks.csv is judged: its acronym where that is a label, else its name."""
    known = {decided["label"] for decided in decision_table("labels.csv")}
    return row["acronym"] if row["acronym"] in known else row["name"]


def home_of(file: str, label: str) -> str:
    """The collection of a row: its file's, or for additional_*.csv the one its network belongs to."""
    if file in _HOME:
        return _HOME[file]
    if _NATIONAL.search(label) is not None:
        return "rosters_national"
    return "rosters_global" if _GLOBAL.search(label) is not None else "rosters_europe"


def _entities(decided: Row) -> str:
    if decided["object_kind"] not in {"network", "forum"}:
        return decided["object"]
    return "; ".join(to.entity for to in meanings(decided["object"]))


def _reason(label: str) -> str:
    return next(row["reason"] for row in decision_table("labels.csv") if row["label"] == label)
