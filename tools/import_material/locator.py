"""Where in a paper something is said: section or page, never a line of a text file that no reader has.

The material's locators read "stuerner2020: §3.1, line 277; lacroix2021: Table 2, line 104". Its section numbers are
those of the chapter, which recur; where a line is given, decisions/sections.csv tells the full section.
"""

import re
from bisect import bisect_right
from functools import cache

from hanse.errors import StructureError
from tools.import_material.decision_files import decision_table

_PAPER = re.compile(r"^(oomen2018|stuerner2020|lacroix2021|heimann2021|lacroix_spencer2022): ?(.*)$", re.DOTALL)
_LINES = re.compile(r",? ?\blines? \d+(?:[-–]\d+)?(?:, ?\d+(?:[-–]\d+)?)*(?: \(\+\d+\))?")
_NUMBER = re.compile(r"\d+")
# Papers whose section numbers recur from chapter to chapter: there the line decides.
_RECURRING = ("stuerner2020",)


@cache
def _sections() -> dict[str, tuple[tuple[int, ...], tuple[str, ...]]]:
    """First lines and names of the sections of each paper, in order."""
    grouped: dict[str, list[tuple[int, str]]] = {}
    for row in decision_table("sections.csv"):
        grouped.setdefault(row["paper"], []).append((int(row["from_line"]), row["section"]))
    return {
        paper: (tuple(line for line, _ in sorted(rows)), tuple(name for _, name in sorted(rows)))
        for paper, rows in grouped.items()
    }


def section_at(paper: str, line: int) -> str:
    """The section of ``paper`` that holds ``line`` of its text."""
    if paper not in _sections():
        raise StructureError(f"no sections of {paper!r}", where="decisions/sections.csv", hint="add them there")
    starts, names = _sections()[paper]
    return names[max(bisect_right(starts, line) - 1, 0)]


def sections_at(paper: str, written: str) -> str:
    """The sections named by "line 204" or "lines 226-255", each once."""
    lines = [int(number) for number in _NUMBER.findall(written)]
    if len(lines) == 0:
        raise StructureError("no line number", where=f"{paper} {written!r}", hint='write "line 204"')
    return "; ".join(dict.fromkeys(section_at(paper, line) for line in lines))


def public_locator(paper: str, written: str) -> str:
    """One locator of the material within ``paper``, without lines."""
    lines = _LINES.findall(written)
    words = re.sub(r"\s{2,}", " ", _LINES.sub("", written)).strip(" ;,")
    if paper in _RECURRING and len(lines) > 0 and not words.startswith("fn"):
        return sections_at(paper, " ".join(re.sub(r"\(\+\d+\)", "", part) for part in lines))
    return words or sections_at(paper, " ".join(lines))


def locators_by_paper(written: str) -> dict[str, str]:
    """Public locators by paper; several of one paper are joined by "; " """
    found: dict[str, list[str]] = {}
    paper = ""
    for piece in written.split(";"):
        part = piece.strip()
        match = _PAPER.match(part)
        if match is not None:
            paper, part = match[1], match[2]
        if paper != "" and part != "":
            found.setdefault(paper, []).append(part)
    return {
        paper: "; ".join(dict.fromkeys(_resolved(paper, parts)))
        for paper, parts in found.items()
    }  # fmt: skip


def _resolved(paper: str, parts: list[str]) -> list[str]:
    """Each part of a locator without lines; where lines decide, parts without any ("§2.1; §3.2, line 118") go."""
    with_lines = [part for part in parts if _LINES.search(part) is not None]
    kept = with_lines if paper in _RECURRING and len(with_lines) > 0 else parts
    return [piece for part in kept for piece in public_locator(paper, part).split("; ")]
