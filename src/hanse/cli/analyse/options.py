"""Options that several analyses share, beside day and scope."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

_FILE = "Plain files"
_TEST = "Beside chance"


class NullModel(StrEnum):
    """A null model by its name in the literature; sdsm is the stochastic degree sequence model on the BiCM."""

    SDSM = "sdsm"
    BICM = "bicm"
    FDSM = "fdsm"
    FIXEDROW = "fixedrow"


class Mode(StrEnum):
    """What is looked at."""

    NETWORK = "network"
    CITY = "city"


class TailName(StrEnum):
    """Which tail the correction is for."""

    UPPER = "upper"
    LOWER = "lower"
    BOTH = "both"


class CorrectionName(StrEnum):
    """How p-values are corrected for the number of pairs."""

    BH = "fdr_bh"
    HOLM = "holm"
    BONFERRONI = "bonferroni"
    NONE = "none"


FileOption = Annotated[
    Path | None,
    typer.Option(
        "--biadjacency",
        metavar="FILE",
        help="Analyse this table instead of a release: .npz (scipy sparse, cities x networks) or .csv, either columns "
        "city and network or a table of 0 and 1 with names.",
        rich_help_panel=_FILE,
    ),
]
BlankOption = Annotated[
    bool,
    typer.Option("--blank-is-absent", help="Read empty cells of a table as no tie.", rich_help_panel=_FILE),
]
SchedulerOption = Annotated[
    str | None,
    typer.Option(
        "--scheduler",
        metavar="ADDRESS",
        help="Spread the work over the workers of this Dask scheduler, as tcp://HOST:PORT.",
        rich_help_panel=_TEST,
    ),
]
SeedOption = Annotated[
    int, typer.Option("--seed", metavar="N", min=0, help="Seed of every draw.", rich_help_panel=_TEST)
]
SamplesOption = Annotated[
    int | None,
    typer.Option(
        "--samples", metavar="N", min=0, help="Random graphs to draw; 0 compares with none.", rich_help_panel=_TEST
    ),
]
RulesOption = Annotated[
    bool,
    typer.Option(
        "--eligibility/--no-eligibility",
        help="Whether the null model knows which cities could join which network.",
        rich_help_panel=_TEST,
    ),
]
AutomaticOption = Annotated[
    bool,
    typer.Option(
        "--automatic",
        help="Let networks enter whose members are in without an act of their own.",
        rich_help_panel="Scope",
    ),
]
