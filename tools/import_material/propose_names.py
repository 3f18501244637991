"""``python -m tools.import_material.propose_names MATERIAL``: candidates for names that nobody judged yet, as CSV.

A person reads them against country, network and note, and writes what they decide into decisions/names.csv (and a new
authority into decisions/cities.csv). ``clear`` marks a name that the resolver matches, of a level that the name does
not contradict; everything else needs a closer look.
"""

import argparse
import csv
import os
import sys
from pathlib import Path

from hanse.cli.locations import find_locations
from hanse.resolve.index.store import bring_index
from hanse.resolve.level import stated_level
from hanse.resolve.resolution import Option, Query, Resolution
from hanse.resolve.resolver import Resolver
from tools.import_material.decision_files import decision_table
from tools.import_material.names import is_judged, written_names
from tools.import_material.output import Output

_SHOWN = 5


def is_clear(query: Query, found: Resolution) -> bool:
    """True for a match in a country that is known, of a name that states no other level than a municipality."""
    return query.country != "" and found.decision == "match" and stated_level(query.name) in {"", "municipality"}


def describe(option: Option) -> str:
    """One candidate in short: id, name, division, population."""
    identifier = option.geonames_id if option.geonames_id is not None else option.level
    return f"{identifier} {option.name} ({option.division or option.country}, {option.population})"


def main() -> None:
    """Print one row for each written name without a judgement."""
    parser = argparse.ArgumentParser(prog="python -m tools.import_material.propose_names", description=main.__doc__)
    parser.add_argument("material", type=Path)
    material = parser.parse_args().material
    known = {(row["name"], row["country"], row["context"]) for row in decision_table("names.csv")}
    undecided = sorted(written for written in written_names(material, Output()) if not is_judged(written, known))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "country", "context", "level", "clear", "why", "candidates"))
    if len(undecided) == 0:
        return
    places = find_locations(os.environ)
    resolver = Resolver.open(bring_index(places.releases, progress=lambda _, __: None), places.data)
    for name, country, context in undecided:
        query = Query(name, country, context=context)
        found = resolver.answer(query)
        clear = "yes" if is_clear(query, found) else "no"
        shown = "; ".join(describe(option) for option in found.candidates[:_SHOWN])
        writer.writerow((name, country, context, stated_level(name), clear, found.why, shown))


if __name__ == "__main__":
    main()
