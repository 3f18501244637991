"""Numbers as results carry them: no NaN, no infinity, nothing of numpy."""

import math


def finite(value: float | None) -> float | None:
    """``value`` as a plain number; None where it has no value."""
    return None if value is None or not math.isfinite(value) else float(value)
