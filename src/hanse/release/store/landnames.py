"""Names of countries in the languages of the site, from CLDR: a reader may look for a country in any of them."""

from functools import cache

from babel import Locale

LANGUAGES = ("en", "fr", "es", "de", "ar")


@cache
def land_names(code: str) -> tuple[str, ...]:
    """The names of the country ``code``, each once; none where CLDR does not know the code."""
    names = (Locale(language).territories.get(code.upper(), "") for language in LANGUAGES)
    return tuple(dict.fromkeys(name for name in names if name != ""))
