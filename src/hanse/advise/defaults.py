"""The advice that is published with every release."""

from typing import Any

from hanse.advise.coordinate import CoordinateAdvice, coordinate
from hanse.advise.gaps import GapsAdvice, gaps
from hanse.study.defaults import LIAISON
from hanse.study.shelf import Default, published

COORDINATE = Default(
    "coordinate", CoordinateAdvice, lambda release, view: coordinate(view, liaison=published(release, LIAISON))
)
GAPS = Default("gaps", GapsAdvice, lambda release, view: gaps(view))
ADVICE: tuple[Default[Any], ...] = (COORDINATE, GAPS)
