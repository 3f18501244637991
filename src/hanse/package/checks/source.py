"""Sources and collections: addresses, licences, what may be passed on."""

from collections.abc import Iterator

from hanse.package.finding import Finding, in_file, summed
from hanse.package.package import DataPackage


def check_addresses(package: DataPackage) -> Iterator[Finding]:
    """How many sources have no address, and how many cities no place."""
    sources, cities = package.rows("sources"), package.rows("cities")
    lacking = [row for row in sources if row["url"] == ""]
    hint = "give the address, or the citation of a paper"
    yield from summed(lacking, sources, "url", "missing address", "have no address", hint)
    lacking = [row for row in cities if row["geonames_id"] == "" and row["status"] == "active"]
    hint = "give the GeoNames id where the gazetteer has the place"
    yield from summed(lacking, cities, "geonames_id", "missing place", "have no place in the gazetteer", hint)


def check_licences(package: DataPackage) -> Iterator[Finding]:
    """Collections and sources whose licence is not known, and collections that may not be passed on as they are."""
    for key, collection in package.collections.items():
        file = f"collections/{key}/collection.toml"
        if collection.licence == "":
            hint = "ask the publisher, or say under which exception facts are taken"
            yield in_file(file, "licence", "licence", "the licence is not known", hint)
        if collection.redistribution != "yes":
            message = "its rows may not be passed on as they are"
            hint = "exports hold only what is derived from them; see redistribution in the data package reference"
            yield in_file(file, "redistribution", "redistribution", message, hint, value=collection.redistribution)
    sources = package.rows("sources")
    lacking = [row for row in sources if row["licence"] == ""]
    hint = "facts may be taken; texts and lists stay the publisher's"
    yield from summed(lacking, sources, "licence", "licence", "have no known licence", hint)
