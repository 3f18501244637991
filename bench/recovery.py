"""Prints the recovery of known memberships on the shipped data: ``python -m bench.recovery``.

Builds a release of the data in a scratch folder and measures on its data date and on the day of the default analyses.
It says how well the order of ``hanse advise join`` finds memberships again that were held back, beside simpler orders;
it does not measure the quality of advice. HANSE_RELEASES, where set, names a folder of releases to read instead.
"""

import os
import tempfile
import time
from pathlib import Path

from hanse.advise.ranker import Weights
from hanse.advise.recovery import Part, Recovery, recover
from hanse.release import Release, build_release, open_release
from hanse.study.day import analysis_day

_DATA = Path(__file__).parents[1] / "data"


def main() -> None:
    """Measure and print."""
    named = os.environ.get("HANSE_RELEASES")
    if named is not None:
        report(open_release(Path(named)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        report(open_release(build_release(_DATA, Path(scratch))))


def report(release: Release) -> None:
    """Print the tables of both days."""
    for day in (release.data_date, analysis_day(release)):
        begun = time.process_time()
        found = recover(release.view(day))
        print_recovery(found, time.process_time() - begun)


def print_recovery(found: Recovery, seconds: float) -> None:
    """Print one recovery: a block for every kind of memberships."""
    context = found.context
    print(f"\nRecovery of known memberships on {context.as_of}, release {context.version}, {seconds:.0f} s of CPU time")
    print(
        f"{found.cities} cities, {found.networks} networks, {found.memberships} memberships; {found.refused} left out"
    )
    print(found.method)
    print(f"Best baseline against the ranker tuned by nested cross-validation: {found.outcome}")
    for part in found.parts:
        print_part(part)
    for fold, weights in enumerate(found.chosen):
        print(f"fold {fold}: {words(weights)}")


def print_part(part: Part) -> None:
    """Print the rankers of one kind of memberships."""
    print(f"\n{part.name}: {part.memberships} memberships of {part.cities} cities")
    for one in part.rankers:
        mark = "baseline" if one.is_baseline else ""
        print(
            f"  {one.ranker:<38}{one.mrr:6.3f} ({one.low:.3f} to {one.high:.3f})"
            f"   x {one.ratio:.2f} ({one.ratio_low:.2f} to {one.ratio_high:.2f})  {mark}".rstrip()
        )


def words(weights: Weights) -> str:
    """The chosen weights in a line."""
    return ", ".join(f"{name} {value:g}" for name, value in vars(weights).items())


if __name__ == "__main__":
    main()
