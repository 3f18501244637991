"""Names of cities in the reader's language, as far as CLDR knows them.

CLDR names one city for each time zone (its exemplar city) in every language. A recorded authority bears such a name
where it is a municipality of the zone's country whose recorded name is that of the city in English or in a language
of this site, and the only one that is.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from babel import Locale
from babel.core import get_global

from hanse.release import Release
from hanse.release.fold import fold
from hanse.web.cldr import locale_of

_SOURCES = ("en", "fr", "es", "de", "it", "nl", "pt", "pl", "sv", "nb", "da", "fi", "tr", "ro", "cs", "hu", "ca", "el")
_LEVELS = ("municipality",)


@cache
def _zones() -> Mapping[str, str]:
    """Country of every time zone that lies in one country."""
    return {
        str(zone): str(code) for zone, code in get_global("zone_territories").items() if "/" in zone and code != "001"
    }


def exemplar(zone: str, locale: Locale) -> str:
    """The city of a time zone in a language; in CLDR the English one is spelled in the zone where it is not listed."""
    found = str(locale.time_zones.get(zone, {}).get("city", ""))
    return found or (zone.rsplit("/", 1)[-1].replace("_", " ") if locale.language == "en" else "")


@cache
def _known(language: str) -> Mapping[tuple[str, str], str]:
    """The name in a language by country and folded name in any of the languages that are read."""
    known: dict[tuple[str, str], str] = {}
    target, sources = locale_of(language), [Locale.parse(code) for code in _SOURCES]
    for zone, country in _zones().items():
        name = exemplar(zone, target)
        if name == "":
            continue
        for source in sources:
            written = exemplar(zone, source)
            if written != "":
                known.setdefault((country, fold(written)), name)
    return known


def shown_names(release: Release, language: str) -> Mapping[str, str]:
    """Names in a language by the path of the page, where they differ from the recorded ones."""
    known = _known(language)
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for entity in release.contents.catalogue.entities.values():
        if entity.kind == "city" and entity.subkind in _LEVELS:
            key = (entity.country, fold(entity.name))
            if key in known:
                found.setdefault(key, []).append((entity.path, entity.name))
    return dict(_different(known, found.items()))


def _different(
    known: Mapping[tuple[str, str], str], found: Iterable[tuple[tuple[str, str], list[tuple[str, str]]]]
) -> Iterable[tuple[str, str]]:
    for key, holders in found:
        if len(holders) == 1 and known[key] != holders[0][1]:
            yield holders[0][0], known[key]
