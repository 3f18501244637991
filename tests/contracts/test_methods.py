"""Every analysis has a page in plain words, whose commands exist; every word of the methods is explained."""

import re
import shlex
from pathlib import Path

import pytest

from hanse.domain.measure import MEASURES
from tests.contracts.tree import ROOT, name_of
from tools.reference import commands

FOLDER = ROOT / "docs" / "explanation" / "methods"
PAGES = sorted(FOLDER.glob("*.md"))
DIFFERENCES = ROOT / "docs" / "explanation" / "differences-from-published-analyses.md"
# Studies whose page is called otherwise.
NAMED = {"interlocks": "shared-board-seats", "eligibility": "admission-rules"}
HEADINGS = ("What it tells", "What it does not tell", "What enters", "An example from the shipped data", "References")
COMMANDS = dict(commands.commands())


def verbs() -> set[str]:
    """The analyses that the command line offers."""
    return {path.split()[2] for path in COMMANDS if path.startswith("hanse analyse ")}


def test_every_analysis_has_a_page() -> None:
    named = {page.stem for page in PAGES}
    studies = verbs() | {"eligibility", "what-may-enter", "agreement", "graph"}
    assert len(verbs()) >= 11
    assert {NAMED.get(study, study) for study in studies} == named


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_a_page_says_what_the_method_tells_and_what_it_does_not(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    headings = re.findall(r"^## (.+)$", text, flags=re.MULTILINE)
    missing = [wanted for wanted in HEADINGS if not any(heading.startswith(wanted) for heading in headings)]
    assert missing == []
    assert len(text.splitlines()) <= 90


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_an_example_names_its_release_and_a_command_that_exists(page: Path) -> None:
    example = page.read_text(encoding="utf-8").split("## An example from the shipped data")[1].split("\n## ")[0]
    assert re.search(r"release of \d{4}-\d\d-\d\d", example) is not None
    asked = re.findall(r"^\$ (hanse .+)$", example, flags=re.MULTILINE)
    assert len(asked) >= 1
    for command in asked:
        words = shlex.split(command)
        path = next(" ".join(words[:n]) for n in (3, 2) if " ".join(words[:n]) in COMMANDS)
        options = {
            flag
            for item in COMMANDS[path].params
            if item.param_type_name == "option"
            for flag in (*item.opts, *item.secondary_opts)
        }
        assert [word for word in words if word.startswith("-") and word not in options] == [], command


@pytest.mark.parametrize("page", [*PAGES, DIFFERENCES], ids=lambda page: page.stem)
def test_an_identifier_of_a_work_is_one_that_the_code_or_the_data_cites(page: Path) -> None:
    """No reference is written from memory: each identifier stands where it has been verified."""
    places = [
        *(ROOT / "src" / "hanse" / "analysis").rglob("*.py"),
        *(ROOT / "data" / "collections").rglob("sources.csv"),
    ]
    cited = "\n".join(path.read_text(encoding="utf-8") for path in places).lower()
    found = re.findall(r"doi:(10\.\S+?\d\S*?)(?=[\s;,)]|\.\s|$)", page.read_text(encoding="utf-8"), flags=re.MULTILINE)
    assert [doi for doi in found if doi.lower() not in cited] == []


def test_differences_name_all_five_papers_and_figures_that_are_checked() -> None:
    text = DIFFERENCES.read_text(encoding="utf-8")
    checks = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "data" / "reproduce").glob("*.toml"))
    assert [paper for paper in ("Oomen", "Stürner", "Lacroix (", "Heimann", "Spencer") if paper not in text] == []
    asked = re.findall(r"\bC0\d\d\b", text)
    assert len(asked) >= 5
    assert [one for one in asked if f'id = "{one}"' not in checks] == []


def test_words_of_the_methods_are_one_plain_sentence() -> None:
    told = (
        "jaccard",
        "bicm",
        "sdsm",
        "fdsm",
        "fixedrow",
        "eligibility",
        "q_value",
        "nestedness",
        "gini",
        "k_core",
        "interlock",
    )
    assert [word for word in told if word not in MEASURES] == []
    assert [word for word, (label, meaning) in MEASURES.items() if label == "" or not 30 <= len(meaning) <= 160] == []
    assert [word for word, (_, meaning) in MEASURES.items() if meaning.endswith(".") or ". " in meaning] == []


def test_pages_name_their_place_in_the_index() -> None:
    index = (ROOT / "docs" / "README.md").read_text(encoding="utf-8")
    assert [
        name_of(page) for page in (*PAGES, DIFFERENCES) if f"({page.relative_to(ROOT / 'docs')})" not in index
    ] == []
