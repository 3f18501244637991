"""``python -m tools.import_material.propose_names MATERIAL``: candidates for names that nobody judged yet, as CSV.

A person reads them against country, network and note, and writes what they decide into decisions/names.csv (and a new
authority into decisions/cities.csv). ``clear`` marks a name with one candidate, or one ten times larger than the next,
of a level that the name does not contradict; everything else needs a closer look.
"""

import argparse
import csv
import sys
from collections.abc import Sequence
from pathlib import Path

from hanse.resolve.gazetteer import Gazetteer
from hanse.resolve.lookup import Candidate, lookup
from hanse.resolve.normalise import stated_level
from tools.import_material.decision_files import decision_table
from tools.import_material.names import decided, is_judged, written_names
from tools.import_material.output import Output

_SHOWN = 5
_FAR_LARGER = 10


def is_clear(name: str, country: str, candidates: Sequence[Candidate]) -> bool:
    """True where the first candidate stands out and the name states no other level than a municipality."""
    if country == "" or len(candidates) == 0 or stated_level(name) not in {"", "municipality"}:
        return False
    largest = max(candidate.population for candidate in candidates)
    rivals = max((candidate.population for candidate in candidates[1:]), default=0)
    return candidates[0].population == largest and candidates[0].population >= _FAR_LARGER * rivals


def describe(candidate: Candidate) -> str:
    """One candidate in short: id, name, division, population, and the other name that matched."""
    place = candidate.place
    matched = "" if candidate.by == "name" else f" as {candidate.matched}"
    return f"{place.geonames_id} {place.name} ({place.admin1}, {place.population}){matched}"


def main() -> None:
    """Print one row for each written name without a judgement."""
    parser = argparse.ArgumentParser(prog="python -m tools.import_material.propose_names", description=main.__doc__)
    parser.add_argument("material", type=Path)
    material = parser.parse_args().material
    known = decided(decision_table("names.csv"))
    undecided = sorted(written for written in written_names(material, Output()) if not is_judged(written, known))
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(("name", "country", "context", "level", "clear", "candidates"))
    gazetteer = Gazetteer.load() if len(undecided) > 0 else Gazetteer({})
    for name, country, context in undecided:
        found = lookup(gazetteer, name, country)
        clear = "yes" if is_clear(name, country, found) else "no"
        shown = "; ".join(describe(candidate) for candidate in found[:_SHOWN])
        writer.writerow((name, country, context, stated_level(name), clear, shown))


if __name__ == "__main__":
    main()
