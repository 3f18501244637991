"""The analyses on a plain table of cities and networks, without a release."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked
from hanse.cli.analyse.waiting import bar
from hanse.cli.output import Cell, Report, Sheet, counted, note
from hanse.errors import StructureError, UsageError

if TYPE_CHECKING:
    import numpy as np

    from hanse.analysis.comparison import NullComparison
    from hanse.analysis.schedule import Progress, Scheduler
    from hanse.analysis.twomode import Mode, TwoMode

_SAMPLES = {"nestedness": 199, "core": 99, "communities": 19}
_LARGE = 2_000  # cities from which a search for liaison sets takes more than a moment
_TIME_LIMIT = 30.0  # seconds
_READ = {".npz": "npz", ".csv": "csv"}


@dataclass(frozen=True)
class PlainTable:
    """A table that was read, and the name of its file."""

    name: str
    graph: "TwoMode"

    def labels(self, mode: "Mode") -> tuple[str, ...]:
        """Names of the members of one side, or their numbers from 0."""
        side = self.graph.side(mode)
        return side.cities if len(side.cities) > 0 else tuple(str(row) for row in range(side.n_cities))

    def as_dict(self) -> dict[str, object]:
        """File and sizes, for JSON."""
        graph = self.graph
        return {"file": self.name, "cities": graph.n_cities, "networks": graph.n_networks, "ties": graph.n_ties}

    def facts(self) -> tuple[tuple[str, str], ...]:
        """File and sizes, to read."""
        graph = self.graph
        sizes = f"{counted(graph.n_cities, 'city', 'cities')}, {counted(graph.n_networks, 'network')}"
        return (("file", self.name), ("holds", f"{sizes}, {counted(graph.n_ties, 'tie')}"))


@dataclass(frozen=True)
class Plain:
    """What an analysis of a plain table gives: facts, one table, the methods paragraph."""

    heading: str
    facts: dict[str, Any]
    sheet: Sheet
    method: str


def read_table(asked: Asked, path: Path, *, blank_is_absent: bool) -> PlainTable:
    """Read the file; a file has no day and no scope, so none may be asked for."""
    from hanse.analysis.twomode import TwoMode

    if asked.is_limited:
        raise UsageError(
            "a plain file has no day, scope or release",
            where="--biadjacency",
            hint="leave out --as-of, --release and the options of scope",
        )
    kind = _READ.get(path.suffix.lower())
    if kind is None:
        raise UsageError(
            "is neither .npz nor .csv",
            where=str(path),
            hint="give a scipy sparse matrix (.npz) or a table in CSV, cities x networks",
        )
    try:
        if kind == "npz":
            return PlainTable(path.name, TwoMode.from_npz(path))
        graph = TwoMode.from_csv(path, blank="absent" if blank_is_absent else "refuse")
    except ValueError as error:
        raise StructureError(str(error), where=str(path), hint="correct the table and read it again") from error
    if graph.n_cities > 0 and graph.n_networks == 0:
        raise StructureError(
            "has one column alone", where=str(path), hint="part the columns by commas, not by semicolons or tabs"
        )
    return PlainTable(path.name, graph)


def analyse_table(
    verb: str, asked: Asked, table: PlainTable, *, samples: int | None, seed: int, scheduler: Any = None, **options: Any
) -> None:
    """Run one analysis on ``table`` and hand it out."""
    n_samples = _SAMPLES.get(verb, 0) if samples is None else samples
    with bar("random graphs") as advance:
        found = _ANALYSES[verb](table, _Draws(n_samples, seed, advance, scheduler), **options)
    facts = tuple((label.replace("_", " "), _shown(value)) for label, value in found.facts.items())
    report = Report(found.heading, (*table.facts(), *facts), (found.sheet,), (found.method,))
    rows = [dict(zip(found.sheet.columns, row, strict=True)) for row in found.sheet.rows]
    content = {**table.as_dict(), **found.facts, "seed": seed, "rows": rows, "method": found.method}
    hand_out(asked, report, content, found.sheet)


@dataclass(frozen=True)
class _Draws:
    """Random graphs of a table, and where work is spread."""

    n_samples: int
    seed: int
    progress: "Progress"
    scheduler: "Scheduler | None"

    def rng(self) -> "np.random.Generator":
        """Chance for the search itself."""
        import numpy as np

        return np.random.default_rng(self.seed)

    def of(self, graph: "TwoMode") -> "Iterator[TwoMode]":
        """The random graphs, with the same degrees on both sides."""
        from hanse.analysis.nullmodels.chain import randomise
        from hanse.analysis.schedule import counted as told

        if self.n_samples > 0 and graph.n_ties > 0:
            yield from told(randomise(graph, self.n_samples, rng=self.rng()), self.n_samples, self.progress)


def _nestedness(table: PlainTable, draws: _Draws) -> Plain:
    from hanse.analysis.nestedness import nestedness

    found = nestedness(table.graph, null=draws.of(table.graph))
    parts = (
        ("total", found.total, found.null_total),
        ("cities", found.cities, found.null_cities),
        ("networks", found.networks, found.null_networks),
    )
    columns = ("part", "nodf", "draws", "mean", "sd", "z", "p_upper", "p_lower")
    rows = tuple((part, value, *_chance(null)) for part, value, null in parts)
    return Plain("Nestedness", {"nodf": found.total}, Sheet("", columns, rows), found.describe())


def _core(table: PlainTable, draws: _Draws) -> Plain:
    from hanse.analysis.coreperiphery import core_periphery
    from hanse.analysis.kcore import core_numbers

    found, numbers = core_periphery(table.graph, null=draws.of(table.graph)), core_numbers(table.graph)
    facts = {
        "fit": found.fit,
        "is_exact": found.is_exact,
        "p": None if found.null_fit is None else found.null_fit.p_upper,
        "explained": found.explained,
        "core_cities": int(found.core_cities.sum()),
        "core_networks": int(found.core_networks.sum()),
    }
    sides = (
        ("network", found.core_networks, found.coreness_networks, numbers.networks),
        ("city", found.core_cities, found.coreness_cities, numbers.cities),
    )
    rows = tuple(
        (side, name, "yes" if inside else "no", coreness, number)
        for side, core, degree, k in sides
        for name, inside, coreness, number in zip(
            table.labels(_mode(side)), core.tolist(), degree.tolist(), k.tolist(), strict=True
        )
    )
    sheet = Sheet("", ("side", "name", "in_core", "coreness", "k_core"), rows)
    return Plain("Core and periphery", facts, sheet, f"{found.describe()} {numbers.describe()}")


def _communities(table: PlainTable, draws: _Draws) -> Plain:
    from hanse.analysis.community import communities

    null = draws.of(table.graph)
    found = communities(table.graph, rng=draws.rng(), n_starts=4, n_shakes=3, null=null, scheduler=draws.scheduler)
    facts = {
        "modularity": found.modularity,
        "communities": found.n_communities,
        "agreement": found.agreement,
        "p": None if found.null is None else found.null.p_upper,
    }
    rows = tuple(
        (side, name, label if label >= 0 else None)
        for side, labels in (("network", found.networks), ("city", found.cities))
        for name, label in zip(table.labels(_mode(side)), labels.tolist(), strict=True)
    )
    return Plain("Communities", facts, Sheet("", ("side", "name", "community"), rows), found.describe())


def _brokers(table: PlainTable, draws: _Draws) -> Plain:
    from hanse.analysis.betweenness import betweenness

    found = betweenness(table.graph, scheduler=draws.scheduler)
    of_city, of_network = found.normalised()
    sides = (("network", found.networks, of_network), ("city", found.cities, of_city))
    rows = tuple(
        (side, name, value, share)
        for side, values, shares in sides
        for name, value, share in zip(table.labels(_mode(side)), values.tolist(), shares.tolist(), strict=True)
    )
    return Plain("Brokers", {}, Sheet("", ("side", "name", "betweenness", "share"), rows), found.describe())


def _liaison(table: PlainTable, draws: _Draws, *, cap: int | None = None) -> Plain:
    from hanse.analysis.cover import liaison_set

    if table.graph.n_cities > _LARGE:
        note(f"searching; each of up to three steps ends after {_TIME_LIMIT:.0f} s with the best found and a bound")
    found = liaison_set(table.graph, cap=cap, time_limit=_TIME_LIMIT, rng=draws.rng())
    names, networks = table.labels("city"), table.labels("network")
    facts = {
        "size": found.size,
        "lower_bound": found.lower_bound,
        "is_proved": found.is_optimal,
        **({"cap": cap} if cap is not None else {}),
        "best_sets": found.n_best,
        "unreachable": [networks[column] for column in found.unreachable.tolist()],
    }
    carried: dict[int, list[str]] = {}
    for city, network in zip(found.served_cities.tolist(), found.served_networks.tolist(), strict=True):
        carried.setdefault(city, []).append(networks[network])
    share = found.share
    rows = tuple(
        (names[row], "; ".join(carried.get(row, ())), None if share is None else float(share[row]))
        for row in found.cities.tolist()
    )
    return Plain("Liaison set", facts, Sheet("", ("city", "carries", "share_of_best_sets"), rows), found.describe())


def _concentration(table: PlainTable, draws: _Draws, *, mode: "Mode" = "city") -> Plain:
    from hanse.analysis.concentration import concentration

    found = concentration(table.graph, mode=mode, top=(1, 5, 10, 20))
    facts: dict[str, Any] = {
        "mode": mode,
        "mean": found.mean,
        "median": found.median,
        "gini": found.gini,
        "gini_with_tie": found.gini_with_tie,
    }
    if found.n_ties > 0:
        facts |= {
            f"top_{size}": share for size, share in zip(found.top.tolist(), found.top_share.tolist(), strict=True)
        }
    rows = tuple(zip(found.degree.tolist(), found.n_with_degree.tolist(), strict=True))
    return Plain("Concentration", facts, Sheet("", ("ties", "members"), rows), found.describe())


def _chance(null: "NullComparison | None") -> tuple[Cell, ...]:
    if null is None:
        return (None,) * 6
    return (int(null.draws.size), null.mean, null.sd, null.z, null.p_upper, null.p_lower)


def _mode(side: str) -> "Mode":
    return "city" if side == "city" else "network"


def _shown(value: object) -> str:
    if value is None:
        return "not defined"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4g}"
    return "; ".join(value) or "none" if isinstance(value, list) else str(value)


_ANALYSES: dict[str, Callable[..., Plain]] = {
    "nestedness": _nestedness,
    "core": _core,
    "communities": _communities,
    "brokers": _brokers,
    "liaison": _liaison,
    "concentration": _concentration,
}
