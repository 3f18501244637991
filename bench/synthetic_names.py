"""Made-up names of places in several scripts, by country: syllables put together, none twice in a country."""

import numpy as np

COUNTRIES = (
    "DE", "FR", "IT", "ES", "US", "BR", "IN", "CN", "JP", "KR", "RU", "UA", "GR", "EG", "MA", "TR", "PL", "SE",
    "NO", "FI", "NL", "BE", "PT", "CO", "MX", "AR", "CL", "KE", "NG", "ZA", "GH", "SN", "TH", "VN", "ID", "PH",
)  # fmt: skip
_LATIN = (
    "bra",
    "lün",
    "dorf",
    "vil",
    "cé",
    "nør",
    "stad",
    "ham",
    "ço",
    "ría",
    "ło",
    "berg",
    "mar",
    "åsa",
    "tún",
    "pol",
)
_SCRIPTS: dict[str, tuple[str, ...]] = {
    "RU": ("бра", "дов", "гра", "мир", "ско", "вол", "тай", "пер", "нов", "ка", "реч", "жи"),
    "UA": ("бро", "дів", "гра", "мир", "ськ", "вол", "тай", "пер", "нов", "ка", "річ", "жи"),
    "GR": ("αλ", "βο", "κασ", "τρο", "πολ", "μαν", "θεσ", "νικ", "λα", "ρι", "δρα", "σα"),
    "CN": ("山", "江", "东", "安", "石", "林", "海", "平", "南", "川", "宁", "和"),
    "JP": ("山", "川", "田", "島", "原", "松", "野", "井", "崎", "石", "浜", "森"),
    "KR": ("산", "강", "동", "안", "성", "천", "해", "평", "남", "원", "주", "포"),
    "EG": ("با", "رم", "دين", "سا", "قر", "طن", "فيو", "ميت", "شر", "نو", "حل", "كف"),
    "MA": ("با", "رم", "دين", "سا", "قر", "طن", "فيو", "ميت", "شر", "نو", "حل", "كف"),
    "IN": ("राम", "पुर", "नग", "गढ़", "शिव", "देव", "ला", "का", "मन", "बी", "जय", "सू"),
    "TH": ("บาง", "เมือง", "นคร", "สุร", "ชัย", "ทอง", "ดอน", "หนอง", "ศรี", "ลา", "พล", "ยา"),
}


def city_names(country_of: np.ndarray, generator: np.random.Generator) -> list[str]:
    """A name for each place, given the number of its country."""
    used: set[tuple[int, str]] = set()
    names = []
    for at in country_of.tolist():
        syllables = _SCRIPTS.get(COUNTRIES[at], _LATIN)
        name, length = "", 3
        while name == "" or (at, name) in used:
            picked = generator.integers(0, len(syllables), length)
            name = "".join(syllables[one] for one in picked).capitalize()
            length = min(length + 1, 7)
        used.add((at, name))
        names.append(name)
    return names
