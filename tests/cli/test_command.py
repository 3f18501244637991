"""Errors a person can act on end in a message and exit code 2; anything else stays visible as a fault."""

import json
from collections.abc import Callable
from typing import Annotated

import pytest
import typer
from typer.testing import CliRunner, Result

from hanse.cli.command import HanseCommand
from hanse.cli.options import Format, FormatOption
from hanse.errors import AmbiguousNameError, NotFoundError

AMBIGUOUS = AmbiguousNameError(
    "Neuburg is not unique", candidates=(("neuburg-at", "Neuburg", "municipality, AT"),), hint="add --country"
)
Runner = Callable[..., Result]


def run(error: Exception, *arguments: str) -> Result:
    app = typer.Typer(pretty_exceptions_enable=False)

    @app.command(cls=HanseCommand)
    def show(name: Annotated[str, typer.Argument()] = "", format: FormatOption = Format.TABLE) -> None:
        raise error

    return CliRunner().invoke(app, list(arguments))


def test_a_refusal_is_one_message_on_stderr() -> None:
    done = run(NotFoundError("no city Avalon", where="--release x", hint="did you mean Atlantis?"))
    assert done.exit_code == 2
    assert done.stdout == ""
    assert done.stderr == "hanse: --release x: no city Avalon\n  did you mean Atlantis?\n"


def test_an_ambiguous_name_lists_its_candidates() -> None:
    done = run(AMBIGUOUS)
    assert done.exit_code == 2
    assert "neuburg-at  Neuburg, municipality, AT" in done.stderr
    assert "add --country" in done.stderr


def test_with_json_the_candidates_are_an_object_on_stdout() -> None:
    done = run(AMBIGUOUS, "--format", "json")
    assert done.exit_code == 2
    content = json.loads(done.stdout)
    assert content["error"] == "Neuburg is not unique"
    assert content["candidates"] == [{"id": "neuburg-at", "name": "Neuburg", "description": "municipality, AT"}]


def test_a_fault_of_the_program_is_not_dressed_up_as_a_refusal() -> None:
    done = run(RuntimeError("broken"))
    assert done.exit_code == 1
    assert isinstance(done.exception, RuntimeError)


@pytest.mark.parametrize("arguments", [["--format", "xml"], ["--nonsense"]])
def test_a_wrong_option_is_refused(arguments: list[str]) -> None:
    assert run(NotFoundError("x"), *arguments).exit_code == 2
