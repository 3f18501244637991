"""Everything about networks and other bodies that are no cities: entities, facts, ties, classings, rules, coverage."""

from pathlib import Path

from tools.import_material import access, classings, entities, network_lists, network_rows, paper_tables
from tools.import_material.claims_of_networks import printed_rows
from tools.import_material.labels import meaning, meanings
from tools.import_material.network_rows import FILE
from tools.import_material.output import Output


def run(material: Path, out: Output) -> None:
    """Enter them, and account for every row of domain/networks.csv."""
    entities.run(material, out)
    became = network_rows.run(material, out)
    coded = classings.run(material, out)
    for number, row in printed_rows(material, FILE):
        if meaning(row["name"]).entity == "":
            reasons = [one["reason"] for one in out.tables["", "judgements"].values() if one["name"] == row["name"]]
            out.left_out(FILE, number, f"no entity: {reasons[0]}")
            continue
        targets = [*became[number], *coded.get(number, [])]
        printed = row["mode_scope_basis"].startswith("lacroix2021")
        remark = "mode and scope as Table 2 of lacroix2021 prints them are codings of that paper" if printed else ""
        if any(to.kind != "network" for to in meanings(row["name"])):
            remark = "not a body of cities: the classing by mode and scope does not apply"
        out.entered(FILE, number, "; ".join(targets), remark)
    network_lists.run(material, out)
    paper_tables.run(material, out)
    access.run(material, out)
