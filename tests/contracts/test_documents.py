"""Documents and code say the same: generated pages are fresh, everything has its words, links lead somewhere."""

import re
from pathlib import Path

import pytest

from hanse.cli.settings import SETTINGS
from tests.contracts.tree import ROOT, documents, name_of, tracked
from tools.reference import commands, errors, makefile, routes, settings
from tools.reference.__main__ import stale

REFERENCE = ROOT / "docs" / "reference"


def test_generated_pages_are_fresh() -> None:
    assert sorted(stale()) == [], "run make docs and commit the result"


def test_every_command_is_documented() -> None:
    text = (REFERENCE / "cli.md").read_text(encoding="utf-8")
    missing = [path for path, _ in commands.commands() if f"## {path}\n" not in text]
    assert missing == []
    assert len(commands.commands()) >= 10


def test_every_command_and_option_says_what_it_does() -> None:
    silent = [path for path, command in commands.commands() if not (command.help or "").strip()]
    silent += [
        f"{path} {item.name}"
        for path, command in commands.commands()
        for item in command.params
        if not (getattr(item, "help", "") or "").strip()
    ]
    assert silent == []


def test_every_variable_in_the_code_is_a_documented_setting() -> None:
    read = set()
    for path in tracked():
        if (path.suffix in {".py", ".sh"} and "tests" not in path.parts) or path.name == "Makefile":
            read |= set(re.findall(r"\bHANSE_[A-Z_]+\b", path.read_text(encoding="utf-8")))
    known = {setting.name for setting in SETTINGS} | set(settings.MEASURING)
    assert read == {name for name in known if name.startswith("HANSE_")}
    text = (REFERENCE / "settings.md").read_text(encoding="utf-8")
    assert all(f"`{name}`" in text for name in known)


def test_every_route_is_documented() -> None:
    text = (REFERENCE / "routes.md").read_text(encoding="utf-8")
    assert [route for route in routes.routes() if f"`/{route}`" not in text] == []


def test_every_error_family_is_documented() -> None:
    text = (REFERENCE / "errors.md").read_text(encoding="utf-8")
    undocumented = [family.__name__ for family in errors.families() if f"`{family.__name__}`" not in text]
    assert undocumented == []
    assert [family.__name__ for family in errors.families() if not family.__doc__] == []


def test_every_target_of_make_is_documented_and_declared() -> None:
    text = makefile.MAKEFILE.read_text(encoding="utf-8")
    declared = set(re.search(r"^\.PHONY: (.*)$", text, flags=re.MULTILINE)[1].split())  # type: ignore[index]
    wanted = {
        "help",
        "install",
        "serve",
        "test",
        "check",
        "test-browser",
        "build",
        "bench",
        "data-check",
        "docs",
        "clean",
    }
    described = set(re.findall(r"^([a-z-]+):.*## ", text, flags=re.MULTILINE))
    assert wanted <= described <= declared


def test_the_index_names_every_page_under_docs() -> None:
    """Decisions are listed in their own index, which the index names."""
    docs = ROOT / "docs"
    indexes = {docs / "README.md", docs / "decisions" / "README.md"}
    linked = {
        (index.parent / target).resolve()
        for index in indexes
        for target in re.findall(r"\]\(([^)#\s]+)", index.read_text(encoding="utf-8"))
    }
    pages = [page for page in documents() if page.is_relative_to(docs) and page != docs / "README.md"]
    assert [name_of(page) for page in pages if page not in linked] == []


@pytest.mark.parametrize("page", documents(), ids=name_of)
def test_links_lead_to_files(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    targets = re.findall(r"\]\(([^)\s]+)\)", text)
    local = [
        target.split("#")[0] for target in targets if "://" not in target and not target.startswith(("#", "mailto:"))
    ]
    assert [target for target in local if not (page.parent / target).exists()] == []


@pytest.mark.parametrize("page", [page for page in documents() if "docs" in page.parts], ids=name_of)
def test_a_page_opens_with_a_sentence_that_says_what_it_is(page: Path) -> None:
    text = re.sub(r"<!--.*?-->\n?", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    lines = [line for line in text.splitlines() if line.strip() != ""]
    assert lines[0].startswith("# ")
    assert lines[1][0].isalpha(), "a sentence, not a list or a table"


@pytest.mark.parametrize("page", documents(), ids=name_of)
def test_prose_keeps_to_the_house_words(page: Path) -> None:
    text = re.sub(r"```.*?```|`[^`]*`|\"[^\"]*\"|\*[^*\n]+\*", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert re.findall(r"\b(?:simply|[Ww]e|[Oo]ur|color|behavior|organization)\b", text) == []
