"""What may lie in the repository: sizes, no bundles, no addresses of package indexes, no paths of one machine."""

import re
import warnings

import pytest
from importlinter.cli import lint_imports

from tests.contracts.tree import ROOT, name_of, tracked

CEILING, REASON_NEEDED = 600, 400
FORBIDDEN = re.compile(r"(^|/)(uv\.lock|node_modules|dist|\.venv|var|__pycache__)(/|$)|\.(whl|min\.js|pyc|sqlite)$")
INDEX_HOSTS = tuple(
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("files", "pythonhosted", "org"),
        ("registry", "npmjs", "org"),
        ("deb", "debian", "org"),
        ("registry", "yarnpkg", "com"),
    )
)
MACHINE_PATH = re.compile(r"(?<![\w.])/(?:work|root|home/\w+|Users/\w+)/|\.\./" + r"shared\b|--index" + r"-url")
TEXT = {".py", ".md", ".toml", ".txt", ".csv", ".sh", ".html", ".css", ".sql", ".cff", ".in", ""}


def text_of_tree() -> list[tuple[str, str]]:
    """(name, text) of every text file."""
    return [(name_of(path), path.read_text(encoding="utf-8")) for path in tracked() if path.suffix in TEXT]


def test_no_file_of_code_passes_the_ceiling() -> None:
    sizes = {
        name: text.count("\n")
        for name, text in text_of_tree()
        if name.endswith((".py", ".sql", ".css", ".html", ".sh"))
    }
    for name, lines in sizes.items():
        if lines > REASON_NEEDED:
            warnings.warn(f"{name} has {lines} lines; over {REASON_NEEDED} needs a reason", stacklevel=1)
    assert {name: lines for name, lines in sizes.items() if lines > CEILING} == {}


def test_nothing_built_is_tracked() -> None:
    assert [name_of(path) for path in tracked() if FORBIDDEN.search(name_of(path))] == []


@pytest.mark.parametrize("host", INDEX_HOSTS)
def test_no_package_index_is_named(host: str) -> None:
    assert [name for name, text in text_of_tree() if host in text] == []


def test_no_path_of_one_machine_is_named() -> None:
    assert [name for name, text in text_of_tree() if not name.endswith(".csv") and MACHINE_PATH.search(text)] == []


def test_requirements_are_pinned_by_hash() -> None:
    files = [(name, text) for name, text in text_of_tree() if re.fullmatch(r"requirements/\w+\.txt", name)]
    assert len(files) == 6
    for name, text in files:
        pins = re.findall(r"^[a-z0-9][^\n]*==", text, flags=re.MULTILINE)
        blocks = re.split(r"^(?=[a-z0-9])", text, flags=re.MULTILINE)[1:]
        assert len(pins) > 0, name
        assert [block.split("\n")[0] for block in blocks if "--hash=sha256:" not in block] == [], name
        assert "://" not in text, name


def test_layers_hold(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    code = lint_imports(cache_dir=None)
    assert code == 0, capsys.readouterr().out
