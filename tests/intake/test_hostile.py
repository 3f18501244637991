"""Files made to do harm, at full size, through the command: refused with a reason, soon, and nothing half-written."""

import random
import resource
import shutil
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from typer.testing import CliRunner

from hanse.cli.app import app
from hanse.errors import HanseError
from hanse.intake.claims import Writer
from hanse.intake.entry import read_entries
from hanse.intake.enumeration import unfold
from hanse.intake.known import Known
from hanse.intake.mapping import load_mapping, save_mapping
from hanse.intake.proposal import propose
from hanse.intake.reading import read_bytes
from hanse.intake.sheet import Sheet
from hanse.intake.standing.accepting import entries_of, statements_of
from hanse.intake.standing.lau import read_lau
from hanse.intake.standing.nuts import read_nuts
from hanse.intake.standing.wikidata import read_wikidata
from hanse.intake.taken import Provenance
from tests.intake import making
from tests.intake.test_limits import rows_xml, with_sheet

TEN = 10_000_000
SECONDS, MEGABYTES = 45, 2_200


def many_rows() -> bytes:
    """More rows than any list has, filled with numbers that hardly pack."""
    chance = random.Random(1)
    cells = "".join(
        f'<row r="{row}"><c r="A{row}"><v>{chance.randrange(10**6)}</v></c></row>' for row in range(1, 300_001)
    )
    return with_sheet(rows_xml(cells))


def swollen_pdf() -> bytes:
    """A page whose content unpacks to 40 MB."""
    packed = zlib.compress(b"q " * 20_000_000, 9)
    parts = [b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
             b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R >>",
             b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(packed), packed)]  # fmt: skip
    body = b"%PDF-1.7\n" + b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, part) for number, part in enumerate(parts, 1))
    return body + b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"


FULL: dict[str, tuple[Callable[[], bytes], str]] = {
    "300,000 rows": (many_rows, "a.xlsx"),
    "cell of 10 MB in a sheet": (lambda: making.container({
        "xl/workbook.xml": b"", "xl/worksheets/sheet1.xml": rows_xml(f'<c r="A1"><v>{"x" * TEN}</v></c>'),
    }), "a.xlsx"),
    "cell of 10 MB in text": (lambda: b"City,Country\nGhent," + b"x" * TEN, "a.csv"),
    "cell of 10 MB in a page": (lambda: b"<table><tr><td>a<td>" + b"x" * TEN, "a.html"),
    "cell of 10 MB in JSON": (lambda: b'[{"city": "' + b"x" * TEN + b'"}]', "a.json"),
    "cell of 10 MB in a document": (lambda: making.docx(making.paragraph("x" * TEN)), "a.docx"),
    "line of 10 MB": (lambda: b"Ghent " * (TEN // 6), "a.txt"),
    "zip bomb": (lambda: making.container({"xl/workbook.xml": b"", "xl/a.xml": b"0" * 150_000_000}), "a.xlsx"),
    "swollen PDF": (swollen_pdf, "a.pdf"),
    "deep page": (lambda: b"<div>" * 500_000, "a.html"),
    "deep JSON": (lambda: b"[" * 5_000_000, "a.json"),
}  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("case", FULL)
def test_it_is_refused_soon_and_nothing_is_written(
    case: str, tmp_path: Path, mini_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(mini_dir, tmp_path / "data")
    monkeypatch.setenv("HANSE_DATA", str(tmp_path / "data"))
    make, name = FULL[case]
    (tmp_path / name).write_bytes(make())
    before = {path: path.read_bytes() for path in sorted((tmp_path / "data").rglob("*")) if path.is_file()}
    begun = time.monotonic()
    given = ("--collection", "lists", "--network", "Sunken Cities League", "--no-gazetteer", "--yes")
    done = CliRunner().invoke(app, ["intake", str(tmp_path / name), *given])
    assert done.exit_code == 2, done.output
    assert done.stderr.startswith("hanse: ")
    assert len(done.stderr) < 1_000
    assert time.monotonic() - begun < SECONDS
    assert resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss < MEGABYTES * 1024
    assert {path: path.read_bytes() for path in sorted((tmp_path / "data").rglob("*")) if path.is_file()} == before


KNOWN = Known(
    lambda text: {"Belgium": "BE", "BE": "BE"}.get(text, ""),
    {"Ghent", "Turin", "Riga"}.__contains__,
    {"Eurocities", "ECCAR"}.__contains__,
)
TEXTS = """Ghent|Turin|Riga|City|Country|Network|Role|Since|Belgium|BE|x|v|1|0|2|3|2015|12/03/2019|member
Ghent (Belgium)|=1+1|@x||\u202eabc| |a@b.org|Mr. X|1 = observer; 2 = member|Eurocities|ECCAR|-|...|item|itemLabel
memberOf|inception|http://www.wikidata.org/entity/Q12|1990-00-00|9999-12-31|0000-01-01|2015-2019|-2015|since 2015
LAU CODE|DE111|LAU NAME NATIONAL|NUTS_ID|NUTS_NAME|NUTS 3 CODE|Total|und|and|Ghent and|(|\x00|\u00b2|\u2167|\u0663
\u2461|1\u00b2|Members: Ghent, Turin and Riga|, ,|a/b|999999999999999999999"""
CELLS = [cell for line in TEXTS.splitlines() for cell in line.split("|")]


def through_everything(sheet: Sheet, path: Path) -> None:
    """Whatever is done with a sheet; any error but one that is meant for a person is a fault."""
    taken = unfold(sheet, KNOWN)
    for read in (read_lau, read_nuts):
        try:
            read(taken)
        except HanseError:
            continue
    try:
        found = read_wikidata(taken, KNOWN)
        statements_of(found.candidates, "s0123456789", "lists")
        entries_of(found.candidates)
    except HanseError:
        pass
    mapping = propose(taken, KNOWN)
    path.write_text(save_mapping(mapping), encoding="utf-8")
    assert load_mapping(path) == mapping
    writer = Writer(
        Provenance("lists", title="T", network="N"), country_of=KNOWN.country_of, identify=lambda *_: (), admission={},
        day_first=mapping.day_first,
    )  # fmt: skip
    for tie in writer.write(read_entries(taken, mapping, KNOWN)).ties.values():
        assert tie["subject"] != ""
        assert "@" not in tie["subject"]


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture]
)
@given(
    rows=st.lists(st.lists(st.sampled_from(CELLS), min_size=1, max_size=6), min_size=1, max_size=7),
    kind=st.sampled_from(["csv", "tsv", "txt", "html"]),
)
@example(rows=[["Ghent", "@x"]], kind="txt")
@example(rows=[["City", "Eurocities", "ECCAR"], ["Ghent", "\u00b2", "1\u00b2"]], kind="csv")
def test_any_table_goes_through_everything_or_is_refused(rows: list[list[str]], kind: str, tmp_path: Path) -> None:
    if kind == "html":
        lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
        text = f"<table>{''.join(lines)}</table><ul>{''.join(f'<li>{row[0]}' for row in rows)}</ul>"
    else:
        mark = {"csv": ";", "tsv": "\t", "txt": " "}[kind]
        text = "\n".join(mark.join(row) for row in rows)
    try:
        through_everything(read_bytes(text.encode(), f"a.{kind}"), tmp_path / "map.toml")
    except HanseError as error:
        refused = error.what
        if refused == "":
            raise
