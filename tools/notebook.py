"""Runs the notebooks of docs/notebooks and keeps what they print: ``python -m tools.notebook NOTEBOOK...``.

A notebook is Jupyter's format (nbformat 4). Cells run in order in one namespace; the value of a last expression is
printed as Jupyter would. No server is needed, so that the tests can run them too.
"""

import ast
import contextlib
import io
import json
import sys
from pathlib import Path
from typing import Any

Notebook = dict[str, Any]


def read(path: Path) -> Notebook:
    """The notebook in ``path``."""
    notebook: Notebook = json.loads(path.read_text(encoding="utf-8"))
    return notebook


def run(notebook: Notebook) -> dict[str, object]:
    """Run every cell of code and keep what it prints in the notebook; returns the namespace at the end."""
    names: dict[str, object] = {"__name__": "__main__"}
    count = 0
    for cell in notebook["cells"]:
        if cell["cell_type"] != "code":
            continue
        count += 1
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            value = _execute("".join(cell["source"]), names, f"cell {count}")
        cell["execution_count"] = count
        cell["outputs"] = _outputs(printed.getvalue(), value, count)
    return names


def write(path: Path, notebook: Notebook) -> None:
    """Put ``notebook`` in place of the file, whole."""
    scratch = path.with_suffix(".part")
    scratch.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    scratch.replace(path)


def _execute(source: str, names: dict[str, object], where: str) -> object:
    """The value of the last expression; None where the cell ends in a statement."""
    tree = ast.parse(source, where)
    last = tree.body.pop() if len(tree.body) > 0 and isinstance(tree.body[-1], ast.Expr) else None
    exec(compile(tree, where, "exec"), names)
    return eval(compile(ast.Expression(last.value), where, "eval"), names) if isinstance(last, ast.Expr) else None


def _outputs(printed: str, value: object, count: int) -> list[dict[str, Any]]:
    outputs: list[dict[str, Any]] = []
    if printed != "":
        outputs.append({"name": "stdout", "output_type": "stream", "text": printed.splitlines(keepends=True)})
    if value is not None:
        text = repr(value).splitlines(keepends=True)
        result = {"data": {"text/plain": text}, "execution_count": count, "metadata": {}}
        outputs.append({"output_type": "execute_result", **result})
    return outputs


def main(paths: list[str]) -> int:
    """Run the notebooks named and write them back with what they print."""
    for name in paths:
        notebook = read(Path(name))
        run(notebook)
        write(Path(name), notebook)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
