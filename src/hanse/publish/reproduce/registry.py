"""The check methods by the name that ``data/reproduce`` uses for them."""

from collections.abc import Callable, Mapping

from hanse.publish.reproduce import attribute, count, founding, lookup, size, spread, table1
from hanse.publish.reproduce.evidence import Evidence
from hanse.publish.reproduce.finding import Finding
from hanse.publish.reproduce.parameters import Parameters

Method = Callable[[Evidence, Parameters], Finding]

METHODS: Mapping[str, Method] = {
    "table1_rows": table1.rows,
    "table1_columns": table1.columns,
    "table1_totals": table1.totals,
    "table1_population": attribute.population,
    "table1_extremes": attribute.extremes,
    "table1_labels": attribute.labels,
    "table1_capitals": attribute.capitals,
    "table1_classes": attribute.classes,
    "table1_association": attribute.association,
    "printed_total": spread.total,
    "printed_share": spread.share,
    "printed_agree": spread.agree,
    "printed_bound": spread.bound,
    "denominators": spread.denominators,
    "size_by_date": size.by_date,
    "size_on_roster": size.on_roster,
    "size_at_least": size.at_least,
    "founding_years": founding.years,
    "founding_contradiction": founding.contradiction,
    "founding_curve": founding.curve,
    "count_ties": count.ties,
    "count_documents": count.documents,
    "count_codes": count.codes,
    "count_named_networks": count.named_networks,
    "count_classed": count.classed,
    "stated_figure": lookup.figure,
    "needs": lookup.needed,
    "not_compiled": lookup.not_compiled,
}
