"""Themes a city wishes for, looked up in what is recorded of a network, in the words of the sources."""

from collections.abc import Mapping
from dataclasses import dataclass

from hanse.advise.join_answer import ThemeMatch, Wishes
from hanse.advise.reason import claim_paths
from hanse.errors import UsageError
from hanse.release.fold import fold
from hanse.release.standpoint import Standpoint

_PROPERTIES = ("topic", "note/aim", "activity", "note/activity")  # statements that say what a network is about
MOST, LONGEST = 10, 80  # themes, and characters of one


@dataclass(frozen=True)
class Said:
    """One statement on what a network is about; ``folded`` are its words, case and accents aside."""

    property: str
    words: str
    folded: tuple[str, ...]
    claim: str


def tidy(wishes: Wishes) -> Wishes:
    """The wishes without blanks and repetitions; refuses more or longer themes than anybody means."""
    themes = tuple(dict.fromkeys(text for theme in wishes.themes if (text := " ".join(theme.split())) != ""))
    if len(themes) > MOST or any(len(theme) > LONGEST for theme in themes):
        raise UsageError(
            f"themes are at most {MOST} of at most {LONGEST} characters", where="theme", hint="give a word or two each"
        )
    return Wishes(themes, tuple(dict.fromkeys(wishes.seeks)))


def said_of_networks(view: Standpoint) -> Mapping[str, tuple[Said, ...]]:
    """What sources say each network is about, by id."""
    return view.contents.remember(("said of networks", view.scope), lambda: _read(view))


def theme_matches(said: tuple[Said, ...], name: str, themes: tuple[str, ...], path: str) -> tuple[ThemeMatch, ...]:
    """The themes that are found: every word of a theme begins a word of one statement, or of the name."""
    found = []
    for theme in themes:
        wanted = fold(theme).split()
        if len(wanted) == 0:
            continue
        match = next((one for one in said if _has(one.folded, wanted)), None)
        if match is not None:
            found.append(
                ThemeMatch(theme, match.property.removeprefix("note/"), match.words, claim_paths((match.claim,)))
            )
        elif _has(tuple(fold(name).split()), wanted):
            found.append(ThemeMatch(theme, "name", name, (path,)))
    return tuple(found)


def _has(words: tuple[str, ...], wanted: list[str]) -> bool:
    return all(any(word.startswith(part) for word in words) for part in wanted)


def _read(view: Standpoint) -> dict[str, tuple[Said, ...]]:
    marks = ", ".join("?" * len(_PROPERTIES))
    found: dict[str, tuple[Said, ...]] = {}
    rows = view.contents.database.rows(
        f"""SELECT entity, statements.id, property, value FROM statements
            JOIN claim_entity ON claim = statements.id AND side = 'subject'
            WHERE property IN ({marks}) ORDER BY statements.id""",
        _PROPERTIES,
    )
    for row in sorted(rows, key=lambda row: _PROPERTIES.index(row["property"])):
        if view.catalogue.admits(view.scope, row["id"]):
            said = Said(row["property"], row["value"], tuple(fold(row["value"]).split()), row["id"])
            found[row["entity"]] = (*found.get(row["entity"], ()), said)
    return found
