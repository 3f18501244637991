"""Asks a running reconciliation service as others do: ``python bench/reconcile_client.py ADDRESS [SCHEMAS]``.

Needs the packages of requirements/bench.txt and nothing of Hanse. ``SCHEMAS`` is a folder with the JSON schemas of
Reconciliation Service API 0.2; each kind of answer is checked against them.
"""

import json
import logging
import sys
import warnings
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

import numpy
import pandas

if not hasattr(numpy, "NaN"):
    numpy.NaN = numpy.nan  # reconciler 0.2.2 was written for numpy 1, which had this name
from reconciler import reconcile

CITIES = pandas.DataFrame(
    {
        "City": ["Gent", "Linköpings kommun", "Θεσσαλονίκης", "Kreisfreie Stadt Mannheim", "Xyzzyville", "Moab"],
        "Country": ["Belgien", "SE", "Greece", "DEU", "FR", "US"],
    }
)
EXPECTED = ["ghent-be", "linkoping-se", "thessaloniki-gr", "mannheim-de"]
NETWORKS = pandas.DataFrame({"Network": ["ECCAR", "Eurocities", "Intercultural Cities (ICC)", "Mayors for Peece"]})
EXPECTED_NETWORKS = ["eccar", "eurocities", "intercultural-cities", "mayors-for-peace"]


def main(address: str, schemas: str = "") -> int:
    """Print what the client was given; 1 where it is not what it should be."""
    logging.getLogger("reconciler").setLevel(logging.ERROR)
    warnings.simplefilter("ignore")
    endpoint = f"{address}/reconcile"
    beside = {"country": CITIES["Country"]}
    cities = reconcile(CITIES["City"], type_id="city", property_mapping=beside, reconciliation_endpoint=endpoint)
    networks = reconcile(NETWORKS["Network"], type_id="network", reconciliation_endpoint=endpoint)
    columns = ["input_value", "id", "name", "score", "match"]
    print("  reconciler (PyPI), a real client:")
    for frame in (cities, networks):
        print("    " + frame[columns].to_string(index=False).replace("\n", "\n    "))
    found = [cities["id"].tolist()[: len(EXPECTED)] == EXPECTED, networks["id"].tolist() == EXPECTED_NETWORKS]
    found.append(schemas == "" or check(address, Path(schemas)))
    return 0 if all(found) else 1


def check(address: str, folder: Path) -> bool:
    """Check each kind of answer against the published schemas, and what this bench sends as well."""
    country = [{"pid": "country", "v": "BE"}]
    batch = {"q0": {"query": "Gent", "type": "city", "properties": country}, "q1": {"query": "ECCAR"}}
    extension = {
        "ids": ["ghent-be", "eurocities", "place-2639577", "no-such-entity"],
        "properties": [
            {"id": key}
            for key in (
                "country", "latitude", "longitude", "geonames_id", "population", "level", "memberships", "networks",
                "membership_statuses", "acronym", "founded", "website", "no_such_property",
            )
        ],
    }  # fmt: skip
    answers = {
        "manifest": "",
        "reconciliation-result-batch": "?" + urlencode({"queries": json.dumps(batch)}),
        "suggest-entities-response": "/suggest/entity?prefix=gh",
        "suggest-types-response": "/suggest/type?prefix=",
        "suggest-properties-response": "/suggest/property?prefix=",
        "data-extension-response": "?" + urlencode({"extend": json.dumps(extension)}),
    }
    held: dict[str, object] = {name: read(f"{address}/reconcile{rest}") for name, rest in answers.items()}
    held |= {"reconciliation-query-batch": batch, "data-extension-query": extension}
    faulty = [name for name, content in held.items() if not fits(name, content, folder)]
    return len(faulty) == 0


def read(address: str) -> object:
    """The JSON at an address."""
    with urlopen(address, timeout=60) as response:
        return json.load(response)


def fits(name: str, content: object, folder: Path) -> bool:
    """True where content has the published shape; prints what is wrong with it."""
    from jsonschema import Draft7Validator
    from referencing import Registry, Resource
    from referencing.jsonschema import DRAFT7

    schemas = {path.name: json.loads(path.read_text(encoding="utf-8")) for path in folder.glob("*.json")}
    resources = [(schema["$id"], Resource(schema, DRAFT7)) for schema in schemas.values() if "$id" in schema]
    schema = schemas.get(f"{name}.json")
    if schema is None:
        print(f"    {name}: the folder holds no schema of it")
        return False
    faults = list(Draft7Validator(schema, registry=Registry().with_resources(resources)).iter_errors(content))
    print(f"    {name}: {'fits the published schema' if len(faults) == 0 else faults[0].message[:200]}")
    return len(faults) == 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
