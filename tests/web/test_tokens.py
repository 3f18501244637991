"""The tokens of the design: one scale of type, and colours that can be told apart in light and dark."""

import re
from itertools import combinations

import pytest

from hanse.web.stylesheet import HERE

TOKENS = (HERE / "static" / "tokens.css").read_text(encoding="utf-8")
TEXTS = ("--ink", "--ink-soft", "--accent")
PAPERS = ("--paper", "--paper-deep", "--paper-lift")
MARKS = ("--mark", *(f"--cat-{number}" for number in range(1, 6)))
STEP = 1.2
# Red, green and blue as an eye without one kind of cone sees them (Machado, Oliveira and Fernandes 2009, severity 1).
EYES = {
    "protan": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
    "deutan": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "tritan": ((1.255528, -0.076749, -0.178779), (-0.078411, 0.930809, 0.147602), (0.004733, 0.691367, 0.303900)),
}
Rgb = tuple[float, float, float]


def colours(theme: str) -> dict[str, Rgb]:
    """Colours by name, linear, from 0 to 1."""
    light, _, rest = TOKENS.partition("@media (prefers-color-scheme: dark)")
    dark = rest.partition("@media")[0]
    found = dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", light))
    if theme == "dark":
        found |= dict(re.findall(r"(--[\w-]+): (#[0-9a-f]{6});", dark))
    return {name: linear(value) for name, value in found.items()}


def linear(code: str) -> Rgb:
    parts = [int(code[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return red, green, blue


def luminance(colour: Rgb) -> float:
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2]


def contrast(one: Rgb, other: Rgb) -> float:
    """WCAG 2: from 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen_by(eye: str, colour: Rgb) -> Rgb:
    red, green, blue = (
        min(1.0, max(0.0, sum(share * part for share, part in zip(row, colour, strict=True)))) for row in EYES[eye]
    )
    return red, green, blue


def distance(one: Rgb, other: Rgb) -> float:
    """CIE76: about 2 is just seen, 10 is seen at a glance."""
    return sum((a - b) ** 2 for a, b in zip(lab(one), lab(other), strict=True)) ** 0.5


def lab(colour: Rgb) -> Rgb:
    red, green, blue = colour
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = luminance(colour)
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    a, b, c = (part ** (1 / 3) if part > 0.008856 else 7.787 * part + 16 / 116 for part in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_text_can_be_read_on_every_ground(theme: str) -> None:
    held = colours(theme)
    pairs = [(text, paper) for text in TEXTS for paper in PAPERS] + [("--ink", "--accent-soft"), ("--paper", "--mark")]
    low = {pair: ratio for pair in pairs if (ratio := round(contrast(held[pair[0]], held[pair[1]]), 2)) < 4.5}
    assert low == {}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_marks_and_edges_of_fields_can_be_seen(theme: str) -> None:
    held = colours(theme)
    names = (*MARKS, "--edge-strong")
    low = {name: ratio for name in names if (ratio := round(contrast(held[name], held["--paper"]), 2)) < 3}
    assert low == {}


@pytest.mark.parametrize("eye", ["every", *EYES])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_categories_differ_for_every_eye(theme: str, eye: str) -> None:
    held = colours(theme)
    seen = {name: held[name] if eye == "every" else seen_by(eye, held[name]) for name in MARKS[1:]}
    near = {pair: round(distance(seen[pair[0]], seen[pair[1]])) for pair in combinations(seen, 2)}
    assert {pair: value for pair, value in near.items() if value < 10} == {}


def test_sizes_of_type_are_one_scale() -> None:
    sizes = {name: float(value) for name, value in re.findall(r"--size-([1-6]): ([\d.]+)rem;", TOKENS)}
    assert list(sizes) == ["1", "2", "3", "4", "5", "6"]
    assert {name: round(STEP ** (int(name) - 1), 3) for name in sizes} == pytest.approx(sizes, abs=0.001)


def test_colours_stand_in_the_tokens_alone() -> None:
    files = [*(HERE / "static").glob("*.css"), *(HERE / "components").glob("*/style.css")]
    others = [path for path in files if path.name not in ("tokens.css", "print.css")]
    code = re.compile(r"#[0-9a-fA-F]{3,8}\b(?=[;\s,)])")
    found = {f"{path.parent.name}/{path.name}": code.findall(path.read_text(encoding="utf-8")) for path in others}
    assert {name: codes for name, codes in found.items() if codes} == {}
