"""The level of government of a division, by the words of its name or by what its country calls divisions."""

from typing import Final

from hanse.resolve.normalise import fold
from hanse.resolve.table import word_set

_WORDS: Final = {
    "municipality": """
        gemeente kommun kommune municipality municipio municipiul grad opcina obcina obshtina shi city borough town
        commune belediyesi ilcesi kota bandar comuna oras orasul municipiu""",
    "county": """
        county provincia province provincie raion rayon rayonu okres powiat departamento department departement nomos
        gun amphoe kreis landkreis district governorate apskritis comarca kabupaten tinh regierungsbezirk okrug judetul
        zupanija wilaya qada caza subprefecture prefectura changwat nomarchia rajons fylke lan maakond""",
    "region": "region state oblast kanton canton land voivodeship kray krai emirate republic",
}
_LEVEL_OF_WORD: Final = {word: level for level, text in _WORDS.items() for word in text.split()}
_DROPPED: Final = frozenset(
    [*_LEVEL_OF_WORD, *word_set("of de la del des du di d the da do el and gemeente metropolitan capital special")]
)

# What the first level is where it is not a region: counties, provinces, prefectures of unitary states ...
_FIRST_COUNTY: Final = word_set(
    "RO HR HU SE NO EE LT TR PT TH VN KE IE AL BG DO CU IR IQ SY LB JO TN DZ EG YE SA OM AO MZ KP PG SB VU EC PA NI "
    "HN SV GT CR PY UY AF TJ KH LA LK BT BY KW QA BH AE LR SL GW SR GY"
)
_FIRST_MUNICIPALITY: Final = word_set("SI LV MK MT ME LI AD SM MC NR TV")
# Countries whose second level is the municipality.
_SECOND_MUNICIPALITY: Final = word_set(
    "NL SE NO DK BR MX CO PT TR HR JP CA AU NZ KR LU EE IS PR VE GT HN NI EC CR RO BG TZ GH NG UG ZM BJ TG LK BA "
    "GE AM SV PA DO UY CV XK LB PS IL"
)


# English counties with a council above districts; names in -shire besides.
_BRITISH_COUNTIES: Final = frozenset(
    (
        "Cornwall",
        "Cumbria",
        "Devon",
        "Dorset",
        "East Sussex",
        "Essex",
        "Kent",
        "Norfolk",
        "Somerset",
        "Suffolk",
        "Surrey",
        "West Sussex",
    )
)


def level_of(country: str, name: str, *, is_first: bool) -> str:
    """A level of the vocabulary; the words of the name before the custom of the country."""
    if is_first:
        return "county" if country in _FIRST_COUNTY else "municipality" if country in _FIRST_MUNICIPALITY else "region"
    if (country == "KR" and name.endswith("-gu")) or (country == "JP" and name.endswith("-ku")):
        return "district"
    if name.startswith(("Città metropolitana", "Metropolitan City of")):
        return "metropolitan_body"
    if country == "GB":
        is_county = name.endswith("shire") or name in _BRITISH_COUNTIES
        return "county" if is_county or "County" in name else "municipality"
    for word in fold(name).split():
        if word in _LEVEL_OF_WORD and not (word == "district" and country in _SECOND_MUNICIPALITY):
            return _LEVEL_OF_WORD[word]
    return "municipality" if country in _SECOND_MUNICIPALITY else "county"


def bare(name: str) -> str:
    """The key of a name without the words that say what it is; of "Amt" and its like the whole."""
    words = fold(name).split()
    kept = [word for word in words if word not in _DROPPED]
    return "".join(kept if len(kept) > 0 else words)
