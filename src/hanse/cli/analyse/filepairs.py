"""Pairs of a plain table: summary to read, or every pair streamed to CSV in bounded memory."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TextIO

from hanse.cli.analyse.answer import format_for, writing
from hanse.cli.analyse.asked import Asked
from hanse.cli.analyse.waiting import bar, say_if_compiling
from hanse.cli.options import Format
from hanse.cli.output import Report, Sheet, emit_json, emit_report, note
from hanse.errors import UsageError

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from hanse.analysis.pairlist import PairList
    from hanse.analysis.pairstream import PairStream
    from hanse.analysis.schedule import Scheduler
    from hanse.cli.analyse.plain import PlainTable

COLUMNS = ("i", "j", "k", "expected", "p_upper", "p_lower", "q")
_MOST_JSON = 1_000_000  # pairs that are put into one JSON object
_FIRST = 20  # pairs shown to read
_KERNELS = {"fixedrow": ("hypergeometric",), "fdsm": ("trades",)}


@dataclass(frozen=True)
class FilePairs:
    """How pairs of a plain table are tested."""

    null: Any
    mode: Any
    alpha: float
    correction: Any
    tail: Any
    zeros: bool
    samples: int | None
    seed: int

    def options(self) -> dict[str, Any]:
        """What the test is called with."""
        import numpy as np

        options: dict[str, Any] = {
            "null": self.null,
            "alpha": self.alpha,
            "correction": self.correction,
            "tail": self.tail,
        }
        if self.null == "fdsm":
            options |= {"rng": np.random.default_rng(self.seed), "n_samples": self.samples or 1_000}
        return options


def write_pairs(asked: Asked, table: "PlainTable", plan: FilePairs, scheduler: "Scheduler | None") -> None:
    """Test all pairs of ``table`` and hand them out."""
    from hanse.analysis.pairstream import stream_pairs

    if plan.zeros and plan.tail == "upper":
        raise UsageError(
            "pairs that share nothing are tested only with two tails or the lower one",
            where="--zeros",
            hint="give --tail both or --tail lower",
        )
    say_if_compiling("overlap", "pairs", *_KERNELS.get(plan.null, ("bicm",)))
    with bar("testing") as advance:
        found = stream_pairs(
            table.graph, plan.mode, zeros=plan.zeros, scheduler=scheduler, progress=advance, **plan.options()
        )
    format = format_for(asked)
    if format == Format.TABLE:
        with writing(asked.out) as stream:
            _print_summary(stream, table, found, plan)
    elif format == Format.JSON:
        with writing(asked.out) as stream:
            emit_json(_as_object(table, found, plan), stream)
    else:
        with writing(asked.out) as stream:
            n_pairs = _write_csv(stream, found, table.labels(plan.mode))
        note(f"{n_pairs:,} pairs of {found.tested.n_family:,}; {_verdict(found)}")
    if asked.out is not None:
        note(f"wrote {asked.out}")


def _verdict(found: "PairStream") -> str:
    params = found.tested.params
    return f"{found.tested.n_significant:,} with q at most {params['alpha']:g} ({params['tail']} tail)"


def _write_csv(stream: TextIO, found: "PairStream", labels: Sequence[str]) -> int:
    """All pairs, block by block; what belongs to a cell is turned into text once a block."""
    import numpy as np

    columns, n_pairs = found.columns(), 0
    quoted = [_quoted(label) for label in labels]
    overlap = found.tested.cells.overlap
    stream.write(",".join(COLUMNS) + "\n")
    with bar("writing") as advance:
        for pairs, cell in found.blocks(advance):
            used, place = np.unique(cell, return_inverse=True)
            texts = _texts(overlap[used], [columns[name][used] for name in COLUMNS[3:]])
            stream.writelines(_lines(pairs, place, quoted, texts))
            n_pairs += len(pairs)
    return n_pairs


def _texts(overlap: "NDArray[np.int64]", values: "Sequence[NDArray[np.float64]]") -> list[str]:
    """What stands behind the names of the pair, for each cell."""
    rows = zip(overlap.tolist(), *(column.tolist() for column in values), strict=True)
    return [f"{k},{expected:.12g},{upper:.12g},{lower:.12g},{q:.12g}\n" for k, expected, upper, lower, q in rows]


def _lines(pairs: "PairList", place: "NDArray[np.int64]", labels: Sequence[str], texts: Sequence[str]) -> Iterator[str]:
    return (
        f"{labels[i]},{labels[j]},{texts[at]}"
        for i, j, at in zip(pairs.i.tolist(), pairs.j.tolist(), place.tolist(), strict=True)
    )


def _quoted(label: str) -> str:
    buffer = io.StringIO()
    csv.writer(buffer, lineterminator="").writerow([label])
    return buffer.getvalue()


def _as_object(table: "PlainTable", found: "PairStream", plan: FilePairs) -> dict[str, object]:
    columns, labels, rows = found.columns(), table.labels(plan.mode), []
    listed = int(found.tested.cells.count[(found.tested.cells.overlap > 0) | plan.zeros].sum())
    if listed > _MOST_JSON:
        raise UsageError(
            f"{listed:,} pairs are too many for one JSON object", where="--format", hint="give --format csv"
        )
    for pairs, cell in found.blocks():
        values = [columns[name][cell].tolist() for name in COLUMNS[3:]]
        numbers = zip(pairs.i.tolist(), pairs.j.tolist(), pairs.k.tolist(), *values, strict=True)
        rows += [dict(zip(COLUMNS, (labels[i], labels[j], *rest), strict=True)) for i, j, *rest in numbers]
    return {
        **table.as_dict(),
        "mode": plan.mode,
        "null": plan.null,
        "correction": plan.correction,
        "tail": plan.tail,
        "alpha": plan.alpha,
        "n_family": found.tested.n_family,
        "n_significant": found.tested.n_significant,
        "pairs": rows,
        "method": found.tested.describe(),
    }


def _print_summary(stream: TextIO, table: "PlainTable", found: "PairStream", plan: FilePairs) -> None:
    from contextlib import redirect_stdout

    from hanse.analysis.validation import validated

    first = validated(table.graph, plan.mode, p_max=1.0, top=_FIRST, **plan.options())
    labels = table.labels(plan.mode)
    values = (first.expected, first.p_upper, first.p_lower, first.q)
    rows = tuple(
        (labels[i], labels[j], k, *(f"{value:.3g}" for value in rest))
        for i, j, k, *rest in zip(
            first.i.tolist(), first.j.tolist(), first.k.tolist(), *(column.tolist() for column in values), strict=True
        )
    )
    facts = (*table.facts(), ("pairs", f"{found.tested.n_family:,} tested; {_verdict(found)}"))
    sheet = Sheet(f"The {len(rows)} pairs with the smallest p; --format csv has all", COLUMNS, rows)
    with redirect_stdout(stream):
        emit_report(Report(f"Pairs of {plan.mode}s in {table.name}", facts, (sheet,), (found.tested.describe(),)))
