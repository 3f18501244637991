"""``python -m tools.import_material MATERIAL_DIR --out data``: every step in order, then one write."""

import argparse
import importlib
from pathlib import Path

from tools.import_material.output import Output

# Each step is a module with ``run(material: Path, out: Output) -> None``.
STEPS = ("collections", "papers", "networks", "rosters", "monitoring", "functions", "claims", "source_lists", "names")


def main() -> None:
    """Read the material, write the data package, print what was done."""
    parser = argparse.ArgumentParser(prog="python -m tools.import_material", description=main.__doc__)
    parser.add_argument("material", type=Path)
    parser.add_argument("--out", type=Path, default=Path("data"))
    arguments = parser.parse_args()
    out = Output()
    for step in STEPS:
        print(f"{step} ...", flush=True)
        importlib.import_module(f"tools.import_material.{step}").run(arguments.material, out)
    out.write(arguments.out)
    for (collection, table), rows in sorted(out.tables.items()):
        print(f"{collection or '-':22}{table:14}{len(rows):6}")
    left = [row for row in out.accounting if row["outcome"] == "not entered"]
    print(f"{len(out.accounting)} rows of the material: {len(out.accounting) - len(left)} entered, {len(left)} not")
    print(f"{out.contacts_removed} e-mail addresses and telephone numbers cut")


if __name__ == "__main__":
    main()
