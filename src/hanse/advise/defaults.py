"""The advice that is published with every release."""

from typing import Any

from hanse.study.shelf import Default

ADVICE: tuple[Default[Any], ...] = ()
