"""Official lists of municipalities are whole, of one country, and lead to authorities of that country."""

from collections import Counter
from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at
from hanse.package.package import DataPackage


def check_universe(package: DataPackage) -> Iterator[Finding]:
    """A list and its municipalities go together; no authority stands for two of them."""
    units = package.rows("universe")
    held = Counter(row["country"] for row in units)
    listed = {row["country"]: row for row in package.rows("universe_lists")}
    countries = {row.id: row["country"] for row in package.rows("cities")}
    authorities = Counter(row["city"] for row in units if row["city"] != "")
    for country, row in listed.items():
        if row.integer("units") != held[country]:
            message = f"the list has {row['units']} municipalities, {held[country]} are here"
            yield at(row, "units", "universe", message, "take the list in again with hanse import")
    for row in units:
        if row["country"] not in listed or f"/{row['country']}.csv" not in row.file:
            message = "no list of this country is named in universe/lists.csv, or the file is of another country"
            yield at(row, "country", "universe", message, "take the list in again with hanse import")
        if row["city"] != "" and countries[row["city"]] != row["country"]:
            yield at(row, "city", "universe", "this authority lies in another country", "correct or blank it")
        if authorities[row["city"]] > 1:
            yield at(row, "city", "universe", "this authority stands for several", "keep one of them", severity=WARNING)


def check_regions(package: DataPackage) -> Iterator[Finding]:
    """A region lies in a region of its scheme."""
    known = {(row["scheme"], row["code"]) for row in package.rows("regions")}
    for row in package.rows("regions"):
        if row["parent"] != "" and (row["scheme"], row["parent"]) not in known:
            message = "there is no such region in this scheme"
            yield at(row, "parent", "universe", message, "take the scheme in whole", severity=WARNING)
