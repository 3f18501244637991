"""The picture of a page as one SVG that looks right anywhere, and as PNG: title, drawing, source, release, address."""

import base64
import hashlib
import re
import unicodedata
from functools import cache
from itertools import chain

import font_source_sans_pro
import resvg_py
from markupsafe import Markup, escape

from hanse.errors import TooLargeError
from hanse.web.charts.svg import HATCH, element, join
from hanse.web.page import Drawing
from hanse.web.stylesheet import HERE

WIDTH = 880
MARGIN = 28
INNER = WIDTH - 2 * MARGIN
ZOOM = 2
MOST_PIXELS = 40_000_000
MOST_SVG = 4_000_000  # bytes
FAMILIES = '"Source Sans Pro", "Source Sans 3", Seravek, Ubuntu, Calibri, "Noto Sans", "Liberation Sans", sans-serif'
_FIRST_TAG = re.compile(r"<svg\b([^>]*)>")
_ATTRIBUTE = re.compile(r'([\w:-]+)="([^"]*)"')
_CLASS = re.compile(r'class="([^"]*)"')
_OWN_LINK = re.compile(r'(<a\b[^>]*?\shref=")/')
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_RULE = re.compile(r"([^{}@]+)\{([^{}]*)\}")
_VARIABLE = re.compile(r"var\((--[\w-]+)\)")
_STRETCHED = re.compile(
    r'<svg([^>]*?) viewBox="0 0 ([0-9.]+) [0-9.]+" preserveAspectRatio="none"([^>]*)>((?:(?!<svg).)*?)</svg>', re.DOTALL
)
_PATH = re.compile(r' d="([MLHVCZ0-9., -]*)"')
_COMMAND = re.compile(r"([MLHVCZ])([0-9., -]*)")
_DECIMAL = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_NO_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_FONTS = ("SourceSansPro", "SourceSansProSemibold")


def svg_of(drawing: Drawing, colophon: str, *, origin: str = "", is_rtl: bool = False) -> str:
    """The drawing with its words around it, as an SVG file that needs nothing else."""
    sheet = _Sheet(is_rtl)
    sheet.text(drawing.title, 21, "title")
    sheet.text(drawing.subtitle, 14, "note")
    sheet.gap(10)
    chart, height = _placed(str(drawing.drawn()), sheet.y)
    sheet.y += height
    sheet.gap(6)
    sheet.text(drawing.source, 12.5, "note")
    sheet.text(colophon, 12.5, "note")
    total = round(sheet.y + MARGIN - 8)
    if origin:
        chart = _OWN_LINK.sub(lambda match: f"{match.group(1)}{escape(origin)}/", chart)
    hatch = HATCH if "url(#hatch)" in chart and 'id="hatch"' not in chart else Markup("")
    body = element(
        "svg",
        element("title", drawing.title, id="hanse-title"),
        element("desc", drawing.subtitle or drawing.source, id="hanse-desc"),
        Markup(f"<style>{_styles(chart)}</style>"),
        element("rect", width=WIDTH, height=total, fill=_tokens()["--paper"]),
        hatch,
        join(sheet.lines),
        Markup(chart),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {total}",
        width=WIDTH,
        height=total,
        role="img",
        aria_labelledby="hanse-title hanse-desc",
    )
    return _NO_XML.sub("", str(body))


def png_of(svg: str) -> bytes:
    """The SVG as PNG, two pixels for each of its units; words in scripts that the font lacks take the system's."""
    tag = dict(_ATTRIBUTE.findall(_first_tag(svg)))
    pixels = float(tag.get("width", 0)) * float(tag.get("height", 0)) * ZOOM**2
    if len(svg) > MOST_SVG or pixels > MOST_PIXELS:
        raise TooLargeError("The picture is too large to be made here.", hint="Take the .svg instead.")
    content = resvg_py.svg_to_bytes(
        svg_string=svg,
        zoom=ZOOM,
        background=_tokens()["--paper"],
        skip_system_fonts=_is_covered(svg),
        font_files=[font_source_sans_pro.font_files_ttf[name] for name in _FONTS],
        font_family="Source Sans Pro",
        sans_serif_family="Source Sans Pro",
        serif_family="Source Sans Pro",
    )
    return bytes(content)


def style_hash(svg: bytes) -> str:
    """The source expression of a content-security policy that allows the style of this SVG and no other."""
    _, _, rest = svg.partition(b"<style>")
    style, _, _ = rest.partition(b"</style>")
    return f"'sha256-{base64.b64encode(hashlib.sha256(style).digest()).decode()}'"


class _Sheet:
    """Lines of text from top to bottom."""

    def __init__(self, is_rtl: bool) -> None:
        self.is_rtl = is_rtl
        self.y = float(MARGIN - 6)
        self.lines: list[Markup] = []

    def gap(self, height: float) -> None:
        self.y += height

    def text(self, words: str, size: float, class_: str) -> None:
        """A paragraph, broken where the width of its letters is likely to end."""
        for line in wrapped(words, size * (1.15 if self.is_rtl else 1)):
            self.y += size * 1.35
            x, anchor = (WIDTH - MARGIN, "end") if self.is_rtl else (MARGIN, "start")
            shown = f"\u2067{line}\u2069" if self.is_rtl else line
            attributes: dict[str, float | str] = {"font_size": size, "text_anchor": anchor, "class_": f"sheet-{class_}"}
            self.lines.append(element("text", shown, x=x, y=self.y, **attributes))
        self.y += 4 if words else 0


def wrapped(words: str, size: float) -> list[str]:
    """Lines that fit the sheet; the width of letters is estimated, as no browser lays this out."""
    lines: list[str] = []
    line, used = "", 0.0
    for word in chain.from_iterable(_bits(word) for word in words.split()):
        width = sum(map(_width, word)) * size
        if line and used + width + 0.25 * size > INNER:
            lines.append(line)
            line, used = "", 0.0
        line = f"{line} {word}" if line else word
        used += width + 0.25 * size
    return [*lines, line] if line else lines


def _bits(word: str, most: int = 70) -> list[str]:
    return [word[at : at + most] for at in range(0, len(word), most)]


def _width(letter: str) -> float:
    """Width of a letter as a part of its size."""
    if unicodedata.combining(letter):
        return 0.0
    return 1.0 if unicodedata.east_asian_width(letter) in "WF" else 0.6 if letter.isupper() else 0.5


def _first_tag(svg: str) -> str:
    found = _FIRST_TAG.search(svg)
    return found.group(1) if found is not None else ""


def _placed(svg: str, top: float) -> tuple[str, float]:
    """The drawing of a page at its place on the sheet, and its height there."""
    attributes = dict(_ATTRIBUTE.findall(_first_tag(svg)))
    height = _height(attributes)
    for name in ("role", "aria-label", "aria-labelledby", "aria-hidden", "tabindex", "width", "height", "x", "y"):
        attributes.pop(name, None)
    place = {"x": f"{MARGIN}", "y": f"{top:.1f}", "width": f"{INNER}", "height": f"{height:.1f}"}
    tag = "".join(f' {name}="{value}"' for name, value in (attributes | place).items())
    return _STRETCHED.sub(_unstretched, _FIRST_TAG.sub(lambda _match: f"<svg{tag}>", svg, count=1)), height


def _unstretched(match: re.Match[str]) -> str:
    """An inner drawing stretched to the width, with the width in its paths instead: strokes keep theirs everywhere."""
    wide, inside = float(match.group(2)), match.group(4)
    factor = INNER / wide

    def scaled(path: re.Match[str]) -> str:
        return f' d="{_COMMAND.sub(lambda one: _wider(one, factor), path.group(1))}"'

    return f"<svg{match.group(1)}{match.group(3)}>{_PATH.sub(scaled, inside)}</svg>"


def _wider(command: re.Match[str], factor: float) -> str:
    letter, numbers = command.group(1), [float(text) for text in _DECIMAL.findall(command.group(2))]
    if letter not in "VZ":
        step = 1 if letter == "H" else 2
        numbers = [value * factor if at % step == 0 else value for at, value in enumerate(numbers)]
    return letter + " ".join(f"{value:.2f}" for value in numbers)


def _height(attributes: dict[str, str]) -> float:
    box = attributes.get("viewBox", "").replace(",", " ").split()
    stated = attributes.get("height", "")
    if len(box) == 4 and (not stated.replace(".", "").isdecimal() or attributes.get("width", "").isdecimal()):
        return INNER * float(box[3]) / max(float(box[2]), 1.0)
    return float(stated) if stated.replace(".", "", 1).isdecimal() else 200.0


@cache
def _tokens() -> dict[str, str]:
    """The light colours and other tokens by name."""
    text = _COMMENT.sub("", (HERE / "static" / "tokens.css").read_text(encoding="utf-8"))
    first = text[text.index("{") + 1 : text.index("}")]
    pairs = (line.partition(":") for line in first.split(";") if ":" in line)
    return {name.strip(): " ".join(value.split()) for name, _, value in pairs} | {"--sans": FAMILIES}


@cache
def _rules() -> tuple[tuple[str, frozenset[str], str], ...]:
    """The rules for drawings: selector, its classes, declarations with the tokens resolved."""
    files = (HERE / "static" / "charts.css", *sorted((HERE / "components").glob("*/style.css")))
    text = _COMMENT.sub("", "\n".join(file.read_text(encoding="utf-8") for file in files))
    text = re.sub(r"@[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", "", text)
    rules = []
    for selectors, body in _RULE.findall(text):
        resolved = _VARIABLE.sub(lambda match: _tokens().get(match.group(1), "inherit"), " ".join(body.split()))
        for selector in (part.strip() for part in selectors.split(",")):
            if ":" not in selector:
                rules.append((selector, frozenset(re.findall(r"\.([\w-]+)", selector)), resolved))
    return tuple(rules)


def _styles(svg: str) -> str:
    """The rules that this drawing needs."""
    used = {name for names in _CLASS.findall(svg) for name in names.split()} | {"hatch-line"}
    own = f"text{{font-family:{FAMILIES};fill:{_tokens()['--ink']}}}"
    own += f".sheet-title{{font-weight:600}}.sheet-note{{fill:{_tokens()['--ink-soft']}}}"
    return own + "".join(f"{selector}{{{body}}}" for selector, classes, body in _rules() if classes <= used)


def _is_covered(svg: str) -> bool:
    """True where the font that comes along has every letter: Latin, Greek and Cyrillic."""
    return all(
        code < 0x0250 or 0x0370 <= code < 0x0530 or 0x1E00 <= code < 0x2300 or code in (0xFB01, 0xFB02)
        for code in map(ord, set(svg))
    )
