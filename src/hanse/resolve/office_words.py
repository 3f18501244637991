"""Words that name an office or a kind of area in written names of authorities, and the level of government they state.

"Landkreis" states a county, "Comune di" a municipality; "Council" and "City" stand in names of several levels and
state none. Phrases are keys (see ``normalise.fold``); longer ones are tried first, "district council" before "council".
"""

from typing import Final

Phrases = tuple[tuple[tuple[str, ...], str], ...]

_BEFORE = {
    "municipality": """
        city of; city and county of; town of; township of; village of; municipality of; municipality of the city of;
        municipal council of; city council of; city government of; corporation of the city of; shire of; comune di;
        citta di; municipio di; ville de; ville d; commune de; mairie de; mairie d; ayuntamiento de; ajuntament de;
        ajuntament d; concello de; ciudad de; ciutat de; municipio de; municipi de; municipalidad de; intendencia de;
        alcaldia de; prefeitura de; camara municipal de; cidade de; municipio do; comune de; gemeente; stad; gemeinde;
        stadtgemeinde; stadt; landeshauptstadt; bundesstadt; hansestadt; freie hansestadt; freie und hansestadt;
        universitatsstadt; gmina; miasto; miasto stoleczne; grad; opstina; opcina; comuna; municipiul; primaria;
        dimos; dimou; dimoy; gorod; misto""",
    "district": """
        london borough of; royal borough of; borough of; district of; freguesia de; bezirk; arrondissement de""",
    "metropolitan_body": """
        metropole de; metropole d; metropole du; metropole; grand; communaute urbaine de; eurometropole de;
        citta metropolitana di; area metropolitana de; area metropolitana di; metropolitan area of; greater""",
    "county": """
        landkreis; kreis; county of; province of; provincia di; provincia de; provincia autonoma di; diputacion de;
        diputacion provincial de; diputacio de; departement de; departement du; departement des;
        conseil departemental de; regional municipality of""",
    "region": """
        canton de; canton of; kanton; regione; region; land; state of; generalitat de; prefecture of""",
    "association": """
        unione dei comuni; unione di comuni; consorzio; ambito; comunita montana; samtgemeinde; verbandsgemeinde""",
}
_AFTER = {
    "municipality": """
        city council; town council; municipal council; local council; city government; municipality; township;
        metropolitan municipality; metropolitan borough council; shire; shire council; kommune; kommun; kaupunki; stad;
        belediyesi; buyuksehir belediyesi; municipio; comune; commune""",
    "district": "ward; division; london borough council; bydel",
    "metropolitan_body": """
        metropole; eurometropole; metropolis; metropolitan area; metropolitan region; metropolitan city; agglomeration;
        agglo""",
    "county": """
        county; county council; province; provincia; department; departement; kreis; landkreis; regional council""",
    "region": "region; canton; kanton; prefecture; state; voivodeship; oblast; autonomous region",
    "association": "association; union of municipalities; consortium",
    "": """
        city; town; village; council; councils; borough; borough council; district; district council;
        district councils""",
}

# Endings written without a space.
ENDINGS: Final = {
    "市": "municipality", "町": "municipality", "村": "municipality", "区": "district", "區": "district",
    "県": "region", "都": "region", "府": "region", "省": "region",
    "특별시": "municipality", "광역시": "municipality", "시": "municipality", "군": "county", "구": "district",
}  # fmt: skip


def _longest_first(table: dict[str, str]) -> Phrases:
    phrases = [(tuple(phrase.split()), level) for level, text in table.items() for phrase in text.split(";")]
    return tuple(sorted(phrases, key=lambda entry: -len(entry[0])))


BEFORE: Final = _longest_first(_BEFORE)
AFTER: Final = _longest_first(_AFTER)
# In brackets behind a name: "Hildesheim (Landkreis)".
IN_BRACKETS: Final = {" ".join(words): level for words, level in AFTER if level != ""}
