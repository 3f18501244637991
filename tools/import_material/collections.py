"""What each collection is (collection.toml), the package as a whole (package.toml), and the codebooks."""

from datetime import date
from pathlib import Path

from tools.import_material import codebooks
from tools.import_material.decision_files import decision_table
from tools.import_material.output import Output
from tools.import_material.toml_text import Value, text_of

DATA_DATE = date(2026, 11, 22)  # the day the material was gathered: the latest date in it
PACKAGE: dict[str, Value] = {
    "name": "Hanse",
    "title": "Hanse, the open observatory of city networks: migration and displacement",
    "data_date": DATA_DATE,
    "freshness_years": 3,
    "licence": "CC BY 4.0 for our selection, wording and coding; the lists and papers of others stay theirs",
    "attribution": "Places and coordinates: GeoNames (geonames.org), CC BY 4.0",
}


def run(material: Path, out: Output) -> None:
    """Write package.toml, every collection.toml and the codebooks."""
    out.texts["package.toml"] = text_of(PACKAGE)
    papers = {row["key"]: row for row in decision_table("papers.csv")}
    for row in decision_table("collections.csv"):
        key = row["key"]
        head: dict[str, Value] = {
            "title": row["title"],
            "citation": papers[key]["citation"] if key in papers else _citation(row["title"]),
            "licence": row["licence"],
            "redistribution": row["redistribution"],
            "recorded_on": DATA_DATE,
            "how_taken": row["how_taken"],
            "coder_kind": row["coder_kind"],
        }
        out.texts[f"collections/{key}/collection.toml"] = text_of(head)
    codebooks.run(material, out)


def _citation(title: str) -> str:
    return f"Hanse ({DATA_DATE.year}). {title}. Data package of the observatory, {DATA_DATE.isoformat()}."
