"""hanse analyse on plain tables: numbers as the library gives them, bounded memory, clear refusals, whole files."""

import csv
import io
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import scipy.sparse as sp

from hanse.analysis import cluster
from hanse.analysis.pairstream import stream_pairs
from hanse.analysis.schedule import Threads
from hanse.analysis.toys import mini
from hanse.analysis.twomode import TwoMode
from hanse.analysis.validation import validated
from tests.cli.conftest import Hanse

Ask = Callable[..., Any]
GRAPHS = Path(__file__).parents[1] / "fixtures" / "graphs"
COLUMNS = ["i", "j", "k", "expected", "p_upper", "p_lower", "q"]


@pytest.fixture
def ties(tmp_path: Path) -> Path:
    """The toy graph as a list of ties; one city has a comma in its name."""
    path, graph = tmp_path / "ties.csv", mini()
    rows = [(_name(city), f"N{network}") for city in range(graph.n_cities) for network in graph.row(city).tolist()]
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("city", "network"), *rows])
    return path


def _name(city: int) -> str:
    return "City, the first" if city == 0 else f"City {city}"


def read(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("mode", ["network", "city"])
@pytest.mark.parametrize(
    "options", [(), ("--tail", "both", "--zeros"), ("--null", "fixedrow"), ("--correction", "holm")]
)
def test_pairs_are_those_of_the_library(hanse: Hanse, tmp_path: Path, mode: str, options: tuple[str, ...]) -> None:
    out = tmp_path / "pairs.csv"
    done = hanse(
        "analyse", "overlap", "--biadjacency", str(GRAPHS / "S.npz"), "--mode", mode, "--out", str(out), *options
    )
    assert done.exit_code == 0, done.stderr
    rows = read(out.read_text(encoding="utf-8"))
    assert list(rows[0]) == COLUMNS
    given = dict(zip(options[::2], options[1::2], strict=False))
    expected = validated(
        TwoMode.from_npz(GRAPHS / "S.npz"),
        mode,  # type: ignore[arg-type]
        null=given.get("--null", "bicm"),  # type: ignore[arg-type]
        tail=given.get("--tail", "upper"),  # type: ignore[arg-type]
        correction=given.get("--correction", "fdr_bh"),  # type: ignore[arg-type]
    )
    found = {name: np.array([float(row[name]) for row in rows]) for name in COLUMNS}
    for name, values in expected.table().items():
        np.testing.assert_allclose(found[name], values, rtol=1e-9, atol=1e-300, err_msg=name)


def test_names_of_a_csv_are_kept_and_quoted(hanse: Hanse, ties: Path) -> None:
    done = hanse("analyse", "overlap", "--biadjacency", str(ties), "--mode", "city", "--format", "csv")
    rows = read(done.stdout)
    assert {row[side] for row in rows for side in "ij"} >= {"City, the first", "City 1"}
    networks = read(hanse("analyse", "overlap", "--biadjacency", str(ties), "--format", "csv").stdout)
    assert [(row["i"], row["j"], row["k"]) for row in networks] == [
        ("N0", "N1", "2"), ("N0", "N2", "1"), ("N1", "N2", "2"), ("N1", "N3", "1"), ("N2", "N3", "2"),
    ]  # fmt: skip


def test_json_and_table_name_family_and_method(ask: Ask, hanse: Hanse, ties: Path) -> None:
    answer = ask("analyse", "overlap", "--biadjacency", str(ties))
    assert (answer["n_family"], answer["networks"], len(answer["pairs"])) == (6, 4, 5)
    assert "Benjamini" in answer["method"]
    shown = hanse("analyse", "overlap", "--biadjacency", str(ties)).stdout
    assert "6 tested" in shown
    assert max(map(len, shown.splitlines())) <= 80


@pytest.mark.parametrize("null", ["sdsm", "fixedrow", "fdsm"])
def test_a_second_run_compiles_nothing(hanse: Hanse, ties: Path, null: str) -> None:
    command = ("analyse", "overlap", "--biadjacency", str(ties), "--null", null, "--samples", "5")
    hanse(*command)
    assert "compiling" not in hanse(*command).stderr


def test_sampling_repeats_with_its_seed(ask: Ask, ties: Path) -> None:
    command = ("analyse", "overlap", "--biadjacency", str(ties), "--null", "fdsm", "--samples", "30")
    assert ask(*command, "--seed", "5") == ask(*command, "--seed", "5")
    assert ask(*command, "--seed", "5")["pairs"] != ask(*command, "--seed", "6")["pairs"]


def test_a_table_of_noughts_and_ones(ask: Ask, hanse: Hanse, tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_text("city,A,B\nGhent,1,1\nLyon,1,\nYs,0,1\n", encoding="utf-8")
    done = hanse("analyse", "overlap", "--biadjacency", str(path))
    assert (done.exit_code, "row 3 B" in done.stderr) == (2, True)
    assert "--blank-is-absent" in done.stderr
    answer = ask("analyse", "overlap", "--biadjacency", str(path), "--blank-is-absent")
    assert [(row["i"], row["j"], row["k"]) for row in answer["pairs"]] == [("A", "B", 1)]


@pytest.mark.parametrize("verb", ["nestedness", "core", "communities", "brokers", "liaison", "concentration"])
@pytest.mark.parametrize("form", ["table", "json", "csv"])
def test_other_analyses_read_plain_tables(hanse: Hanse, ties: Path, verb: str, form: str) -> None:
    done = hanse("analyse", verb, "--biadjacency", str(ties), "--format", form)
    assert done.exit_code == 0, done.stderr
    if form == "json":
        answer = json.loads(done.stdout, parse_constant=pytest.fail)
        assert (answer["cities"], answer["networks"], answer["ties"]) == (7, 4, 13)
        assert len(answer["rows"]) > 0
        assert answer["method"] != ""


def test_known_answers_of_the_toy_graph(ask: Ask, ties: Path) -> None:
    file = ("--biadjacency", str(ties))
    assert ask("analyse", "nestedness", *file)["nodf"] == pytest.approx(37.04, abs=0.005)
    assert ask("analyse", "liaison", *file)["size"] == 2
    assert ask("analyse", "communities", *file)["modularity"] == pytest.approx(0.3432, abs=5e-5)
    between = {row["name"]: row["betweenness"] for row in ask("analyse", "brokers", *file)["rows"]}
    assert between["N0"] == pytest.approx(18.08, abs=0.005)
    degrees = {row["ties"]: row["members"] for row in ask("analyse", "concentration", *file)["rows"]}
    assert degrees == {1: 3, 2: 2, 3: 2}


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("x.npz", b"nothing", "is not a sparse matrix"),
        ("x.csv", b"\xff\xfe\x00", "is not a CSV in UTF-8"),
        ("x.csv", b"", "holds no row"),
        ("x.csv", b"city,network\nGhent,\n", "is empty"),
        ("x.csv", b"city,A,A\nGhent,1,1\n", "once"),
        ("x.csv", b"city;network\nGhent;A\n", "part the columns by commas"),
        ("x.xlsx", b"", "neither .npz nor .csv"),
        ("missing.csv", None, "cannot be read"),
    ],
)
def test_files_that_are_no_table_are_refused(
    hanse: Hanse, tmp_path: Path, name: str, content: bytes | None, says: str
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = hanse("analyse", "overlap", "--biadjacency", str(tmp_path / name), "--out", str(tmp_path / "out.csv"))
    assert (done.exit_code, done.stdout) == (2, "")
    assert says in done.stderr
    assert not (tmp_path / "out.csv").exists()


def test_unknown_cells_of_a_matrix_are_refused(hanse: Hanse, tmp_path: Path) -> None:
    sp.save_npz(tmp_path / "x.npz", sp.csr_array(np.array([[1.0, np.nan], [0.0, 1.0]])))
    done = hanse("analyse", "nestedness", "--biadjacency", str(tmp_path / "x.npz"))
    assert (done.exit_code, "NaN" in done.stderr) == (2, True)


@pytest.mark.parametrize("extra", [("--as-of", "2020"), ("--country", "DE"), ("--level", "county")])
def test_a_file_has_no_day_and_no_scope(hanse: Hanse, ties: Path, extra: tuple[str, ...]) -> None:
    done = hanse("analyse", "core", "--biadjacency", str(ties), *extra)
    assert (done.exit_code, "no day, scope or release" in done.stderr) == (2, True)


def test_pairs_that_share_nothing_need_a_tail_that_tests_them(hanse: Hanse, ties: Path) -> None:
    done = hanse("analyse", "overlap", "--biadjacency", str(ties), "--zeros")
    assert (done.exit_code, "--tail both" in done.stderr) == (2, True)
    with pytest.raises(ValueError, match="share nothing"):
        stream_pairs(mini(), zeros=True, tail="upper")


def test_empty_and_full_tables_have_answers(ask: Ask, tmp_path: Path) -> None:
    sp.save_npz(tmp_path / "empty.npz", sp.csr_array((3, 2), dtype=np.int8))
    sp.save_npz(tmp_path / "full.npz", sp.csr_array(np.ones((3, 2), np.int8)))
    for name, n_pairs in (("empty", 0), ("full", 1)):
        file = ("--biadjacency", str(tmp_path / f"{name}.npz"))
        assert len(ask("analyse", "overlap", *file)["pairs"]) == n_pairs
        for verb in ("nestedness", "core", "communities"):
            ask("analyse", verb, *file, "--samples", "3")
        for verb in ("brokers", "liaison", "concentration"):
            ask("analyse", verb, *file)


def test_workers_of_a_scheduler_give_the_same_numbers(ask: Ask, ties: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    @contextmanager
    def connected(address: str) -> Iterator[Threads]:
        asked.append(address)
        yield Threads(1)

    monkeypatch.setattr(cluster, "connected", connected)
    command = ("analyse", "overlap", "--biadjacency", str(ties), "--null", "fdsm", "--samples", "20")
    assert ask(*command, "--scheduler", "tcp://localhost:8786") == ask(*command)
    assert asked == ["tcp://localhost:8786"]


def test_the_whole_city_side_streams_block_by_block() -> None:
    found = stream_pairs(TwoMode.from_npz(GRAPHS / "M.npz"), "city", tail="upper")
    sizes = [len(pairs) for pairs, _ in found.blocks()]
    assert sum(sizes) == int(found.tested.cells.count.sum())
    assert max(sizes) < sum(sizes) / 4


@pytest.mark.slow
def test_a_keystroke_leaves_no_half_file(tmp_path: Path) -> None:
    out = tmp_path / "pairs.csv"
    out.write_text("what was there before\n", encoding="utf-8")
    command = [sys.executable, "-m", "hanse.cli", "analyse", "overlap", "--mode", "city", "--out", str(out)]
    # A shell that runs the tests in the background has its children ignore the keystroke: this one hears it.
    process = subprocess.Popen(
        [*command, "--biadjacency", str(GRAPHS / "M.npz")],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # noqa: PLW1509 (no threads here)
    )
    try:
        deadline = time.monotonic() + 120
        while len(list(tmp_path.glob(".pairs.csv.*"))) == 0 and process.poll() is None:
            assert time.monotonic() < deadline
            time.sleep(0.02)
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        os.kill(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)
    finally:
        process.kill()
    assert process.returncode == 130
    assert "Traceback" not in said
    assert [path.name for path in tmp_path.iterdir()] == ["pairs.csv"]
    assert out.read_text(encoding="utf-8") == "what was there before\n"
