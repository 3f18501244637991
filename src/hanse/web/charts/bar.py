"""A small bar beside a number."""

from markupsafe import Markup

from hanse.web.charts.svg import drawing, element, percent


def bar(value: float, top: float) -> Markup:
    """A bar as long as ``value`` is of ``top``; the number stands beside it in the text."""
    share = 0.0 if top <= 0 else max(value, 0) / top * 100
    return drawing(element("rect", x=0, y=2, width=percent(share), height=8, class_="base"), height=12)
