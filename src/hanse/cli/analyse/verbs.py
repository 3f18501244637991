"""The verbs of `hanse analyse`: each opens a view, asks one study, and hands the answer out."""

from pathlib import Path
from typing import Annotated

import typer

from hanse.cli.analyse import pairs, spread, structure
from hanse.cli.analyse.answer import hand_out
from hanse.cli.analyse.asked import Asked, asking
from hanse.cli.analyse.options import (
    AutomaticOption,
    BlankOption,
    CorrectionName,
    FileOption,
    Mode,
    NullModel,
    RulesOption,
    SamplesOption,
    SchedulerOption,
    SeedOption,
    TailName,
)
from hanse.cli.analyse.waiting import bar, say_if_compiling, spread_over
from hanse.cli.command import HanseCommand

app = typer.Typer(
    help="Analyses of a release, or of your own table of cities and networks (--biadjacency).", no_args_is_help=True
)
_SEED = 4
AlphaOption = Annotated[float, typer.Option("--alpha", min=0.0, max=1.0, help="Error accepted, compared with q.")]


@app.command("overlap", cls=HanseCommand)
@asking
def overlap_command(
    asked: Asked,
    null: Annotated[NullModel, typer.Option("--null", help="Null model.")] = NullModel.SDSM,
    mode: Annotated[Mode, typer.Option("--mode", help="What is paired.")] = Mode.NETWORK,
    alpha: AlphaOption = 0.05,
    correction: Annotated[CorrectionName, typer.Option("--correction", help="For the number of pairs.")] = (
        CorrectionName.BH
    ),
    eligibility: RulesOption = True,
    automatic: AutomaticOption = False,
    samples: SamplesOption = None,
    seed: SeedOption = _SEED,
    scheduler: SchedulerOption = None,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
    tail: Annotated[
        TailName, typer.Option("--tail", help="Of --biadjacency: the tail that q is of.", rich_help_panel="Plain files")
    ] = TailName.UPPER,
    zeros: Annotated[
        bool,
        typer.Option("--zeros", help="Of --biadjacency: list pairs that share nothing.", rich_help_panel="Plain files"),
    ] = False,
) -> None:
    """Who shares how many members, and which of it is more than sizes explain."""
    if biadjacency is not None:
        from hanse.cli.analyse.filepairs import FilePairs, write_pairs
        from hanse.cli.analyse.plain import read_table

        table = read_table(asked, biadjacency, blank_is_absent=blank_is_absent)
        plan = FilePairs(null.value, mode.value, alpha, correction.value, tail.value, zeros, samples, seed)
        with spread_over(scheduler) as workers:
            write_pairs(asked, table, plan, workers)
        return
    from hanse.study.overlap import SAMPLES, overlap

    say_if_compiling("overlap", "pairs", "bicm", *(["trades"] if null == NullModel.FDSM else []))
    with spread_over(scheduler) as workers, bar("null model") as advance:
        study = overlap(
            asked.view(asked.open()),
            null=null.value,
            mode=mode.value,
            eligibility=eligibility,
            automatic=automatic,
            levels=asked.levels,
            alpha=alpha,
            correction=correction.value,
            n_samples=samples or SAMPLES,
            seed=seed,
            scheduler=workers,
            progress=advance,
        )
    report, sheet = pairs.overlap_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("nestedness", cls=HanseCommand)
@asking
def nestedness_command(
    asked: Asked,
    eligibility: RulesOption = True,
    automatic: AutomaticOption = False,
    samples: SamplesOption = None,
    seed: SeedOption = _SEED,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """Whether cities with few memberships are in the networks that everybody is in."""
    say_if_compiling("nestedness", "trades")
    if biadjacency is not None:
        _plain("nestedness", asked, biadjacency, blank_is_absent, samples, seed)
        return
    from hanse.study.nestedness import SAMPLES, nestedness

    with bar("random graphs") as advance:
        study = nestedness(
            asked.view(asked.open()),
            eligibility=eligibility,
            automatic=automatic,
            levels=asked.levels,
            n_samples=SAMPLES if samples is None else samples,
            seed=seed,
            progress=advance,
        )
    report, sheet = structure.nestedness_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("core", cls=HanseCommand)
@asking
def core_command(
    asked: Asked,
    eligibility: RulesOption = True,
    automatic: AutomaticOption = False,
    samples: SamplesOption = None,
    seed: SeedOption = _SEED,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """A core of cities and the networks that nearly all of them share, if there is one."""
    say_if_compiling("coreperiphery", "kcore", "trades")
    if biadjacency is not None:
        _plain("core", asked, biadjacency, blank_is_absent, samples, seed)
        return
    from hanse.study.core import SAMPLES, core

    with bar("random graphs") as advance:
        study = core(
            asked.view(asked.open()),
            eligibility=eligibility,
            automatic=automatic,
            levels=asked.levels,
            n_samples=SAMPLES if samples is None else samples,
            seed=seed,
            progress=advance,
        )
    report, sheet = structure.core_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("communities", cls=HanseCommand)
@asking
def communities_command(
    asked: Asked,
    eligibility: RulesOption = True,
    automatic: AutomaticOption = False,
    samples: SamplesOption = None,
    seed: SeedOption = _SEED,
    scheduler: SchedulerOption = None,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """Networks that draw on the same cities, and how firm that division is."""
    say_if_compiling("community", "trades")
    if biadjacency is not None:
        with spread_over(scheduler) as workers:
            _plain("communities", asked, biadjacency, blank_is_absent, samples, seed, workers)
        return
    from hanse.study.communities import SAMPLES, communities

    with spread_over(scheduler) as workers, bar("random graphs") as advance:
        study = communities(
            asked.view(asked.open()),
            eligibility=eligibility,
            automatic=automatic,
            levels=asked.levels,
            n_samples=SAMPLES if samples is None else samples,
            seed=seed,
            scheduler=workers,
            progress=advance,
        )
    report, sheet = structure.communities_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("brokers", cls=HanseCommand)
@asking
def brokers_command(
    asked: Asked,
    automatic: AutomaticOption = False,
    scheduler: SchedulerOption = None,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """Cities and networks through which others are linked."""
    say_if_compiling("paths")
    if biadjacency is not None:
        with spread_over(scheduler) as workers:
            _plain("brokers", asked, biadjacency, blank_is_absent, None, _SEED, workers)
        return
    from hanse.study.brokers import brokers

    study = brokers(asked.view(asked.open()), automatic=automatic, levels=asked.levels)
    report, sheet = structure.brokers_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("liaison", cls=HanseCommand)
@asking
def liaison_command(
    asked: Asked,
    cap: Annotated[
        int | None,
        typer.Option(
            "--cap",
            metavar="N",
            min=1,
            help="Networks a city carries at most, in the second set. Default: 3; no limit on a plain table.",
        ),
    ] = None,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="Reach every network with a recorded member, however it is held.")
    ] = False,
    seed: SeedOption = _SEED,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """The fewest cities that together sit in every network, and what else would do as well."""
    say_if_compiling("cover")
    if biadjacency is not None:
        _plain("liaison", asked, biadjacency, blank_is_absent, None, seed, cap=cap)
        return
    from hanse.study.liaison import CAP, liaison

    study = liaison(asked.view(asked.open()), recorded=recorded, cap=cap or CAP, levels=asked.levels, seed=seed)
    report, sheet = pairs.liaison_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("interlocks", cls=HanseCommand)
@asking
def interlocks_command(asked: Asked) -> None:
    """Governing bodies that the same cities sit in."""
    from hanse.study.interlocks import interlocks

    asked.check_no_level()
    study = interlocks(asked.view(asked.open()))
    report, sheet = pairs.interlocks_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("concentration", cls=HanseCommand)
@asking
def concentration_command(
    asked: Asked,
    mode: Annotated[
        Mode, typer.Option("--mode", help="Of --biadjacency: whose ties.", rich_help_panel="Plain files")
    ] = Mode.CITY,
    biadjacency: FileOption = None,
    blank_is_absent: BlankOption = False,
) -> None:
    """How memberships are spread over cities."""
    if biadjacency is not None:
        _plain("concentration", asked, biadjacency, blank_is_absent, None, _SEED, mode=mode.value)
        return
    from hanse.study.concentration import concentration

    asked.check_no_level()
    study = concentration(asked.view(asked.open()))
    report, sheet = spread.concentration_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("representation", cls=HanseCommand)
@asking
def representation_command(
    asked: Asked,
    network: Annotated[
        str | None, typer.Option("--network", metavar="NAME", help="Only this network, however it is held.")
    ] = None,
    recorded: Annotated[
        bool, typer.Option("--recorded", help="Count every recorded membership: a lower bound.")
    ] = False,
) -> None:
    """Who takes part, by size, continent and country, against all places that could."""
    from hanse.study.representation import representation

    asked.check_no_level()
    view = asked.view(asked.open())
    key = view.find("network", network).id if network is not None else None
    study = representation(view, network=key, all_recorded=recorded)
    report, sheet = spread.representation_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("growth", cls=HanseCommand)
@asking
def growth_command(asked: Asked) -> None:
    """Networks founded and active through the years, and what changed between lists. Default day: the data date."""
    from hanse.study.growth import growth

    asked.check_no_level()
    release = asked.open()
    study = growth(asked.view(release, release.data_date))
    report, sheet = spread.growth_drawn(study)
    hand_out(asked, report, study, sheet)


@app.command("sensitivity", cls=HanseCommand)
@asking
def sensitivity_command(asked: Asked, scheduler: SchedulerOption = None) -> None:
    """How the headline numbers move when one choice is made differently."""
    from hanse.study.sensitivity import sensitivity

    asked.check_no_level()
    say_if_compiling("overlap", "pairs", "bicm", "nestedness")
    release = asked.open()
    with spread_over(scheduler) as workers:
        study = sensitivity(release, asked.view(release), scheduler=workers)
    report, sheet = spread.sensitivity_drawn(study)
    hand_out(asked, report, study, sheet)


def _plain(
    verb: str,
    asked: Asked,
    path: Path,
    blank_is_absent: bool,
    samples: int | None,
    seed: int,
    scheduler: "object | None" = None,
    **options: object,
) -> None:
    from hanse.cli.analyse.plain import analyse_table, read_table

    table = read_table(asked, path, blank_is_absent=blank_is_absent)
    analyse_table(verb, asked, table, samples=samples, seed=seed, scheduler=scheduler, **options)
