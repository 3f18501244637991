"""The name of a city within a longer name: of a university, a treaty, a street, an address, a person."""

import re
from typing import Final

from hanse.resolve.table import word_set

# "University of Bologna", "Treaty of Lisbon", "Maison Française d'Oxford": nouns before a name that take it up.
_NOUNS: Final = (
    r"Universit(?:y|ies|é|és|à|ät|äten|ad|eit|y College)|Universidade?|Universiteit|College|School|"
    r"Institute?|Institution|"
    r"Treaty|Treaties|Trait[eé]|Tratado|Vertrag|Declara(?:tion|ción|ção)|D[eé]claration|Erklärung|Charter|Charte|Carta|"
    r"Convention|Compact|Agreement|Accord|Acuerdo|Pact|Protocol|Peace|Battle|Siege|Bishop|Archbishop|"
    r"Archdiocese|Diocese|"
    r"Duke|Duchess|Earl|Count|Countess|Bank|Museum|Chamber of Commerce|Court|Gulf|Bay|Lake|Isle|Maison [^\W\d_]+|"
    r"Académie|Academy|École|Ecole|Escuela|Scuola|Hochschule|Fachhochschule|Akademie|Centre|Center|Zentrum|Centro|"
    r"Theatre|Theater|Opera|Orchestra|Airport|Station|Prefeitura de|Call|Spirit|Process|Consensus|Statement"
)
_OF: Final = r"(?:of|de|di|da|do|del|della|du|des|d['’]|von|van|zu|at)"
_BEFORE: Final = re.compile(rf"\b(?:{_NOUNS})\s+{_OF}\s*(?:the\s+)?$")
_BESIDE: Final = re.compile(rf"\b(?:{_NOUNS}|FC|Hotel|Messe|Stade|Estadio|Radio|Port|Fort|Mount|Lake)\s+$")
# "Universities of Erlangen-Nuremberg and Hildesheim"
_BEFORE_BOTH: Final = re.compile(
    rf"\b(?:Universities|Universitäten|Universités|Universidades)\s+{_OF}\s+[^.;()]{{2,60}}\s+$"
)
_STREET_BEFORE: Final = re.compile(
    r"\b(?:rue|avenue|av\.|boulevard|bd|place|quai|via|viale|corso|piazza|calle|c/|carrer|plaza|plaça|paseo|rua|praça|"
    r"ulica|ul\.|plac)\s+(?:de\s+la\s+|de\s+|du\s+|di\s+|del\s+|d['’]\s*)?$",
    re.IGNORECASE,
)
_POSTCODE: Final = re.compile(r"(?:^|[\s,(])(?:[A-Z]{1,2}-)?(?!(?:19|20)\d\d\s)\d{4,6}(?:\s[A-Z]{2})?\s+$")
_AFTER_LOWER: Final = re.compile(
    r"['’]?s?\s+(?:treaty|treaties|strategy|regulation|regulations|convention|conventions|agreement|agreements|process|"
    r"declaration|declarations|compact|compacts|charter|protocol|protocols|criteria|consensus|system|school|accord|"
    r"accords|pact|framework|rules)\b"
)
_BODY_AFTER: Final = re.compile(
    r"(?: [A-ZÀ-Þ][\w-]+){0,2} (?:Council|Forum|Office|Conference|Commission|Community) (?:on|for) "
)
_NEXT: Final = re.compile(r"[ \xa0]([^\W\d_][\w’'&-]*)")
_LAST: Final = re.compile(r"([^\W\d_][\w’'&-]*)[ \xa0]$")
_HYPHEN_AFTER: Final = re.compile(r"[-‐–](?=[^\W\d_])([^\W\d_]+)")
_HYPHEN_BEFORE: Final = re.compile(r"[^\W\d_]{2,}[-‐]$")
_COMPOUND: Final = word_set("based led wide like style born area region side city backed hosted only focused specific")

# Capitals beside a city that do not make a longer name.
_AUTHORITY: Final = word_set(
    "city mayor mayors council councillor municipality municipal metropolitan metropole borough authority authorities "
    "capital town county district government administration region regional deputy vice office major metro local hall "
    "urban community communities declared summit conference meeting forum workshop region council's mayor's"
)
_BEHIND: Final = _AUTHORITY | word_set(
    "january february march april may june july august september october november december monday tuesday wednesday "
    "thursday friday saturday sunday and or in on at the is are was were has have with for to from by as of"
)
_AHEAD: Final = _AUTHORITY | word_set(
    "in from at the of to for by on with near like and or both while when where as since after before between under "
    "although because if but so than then these those this that many some most all both other another only also not "
    "here there thus hence however meanwhile instead later earlier soon again still even until till "
    "unlike within without "
    "what which who whose whether why how if once every each few several two three four five our their its his her my "
    "interview interviews mayors cities towns municipalities city stadt ville comune ayuntamiento ajuntament gemeente "
    "kommune miasto municipio mairie maire bürgermeister oberbürgermeister bürgermeisterin alcalde alcaldesa sindaco "
    "burgemeester landeshauptstadt hansestadt freie via greater inner outer central downtown metropolitan today "
    "including such namely einschließlich wie und in aus nach bei à en dans de di da a y e et i nel nella à"
)
_INSTITUTIONS_BEHIND: Final = word_set(
    "university college school institute institution centre center academy treaty declaration "
    "charter convention compact "
    "agreement accord pact protocol process consensus statement principles guidelines strategy plan street road avenue "
    "lane square airport station bridge museum theatre opera festival marathon biennale stock "
    "exchange times post herald "
    "tribune gazette press research international global group business chamber bank football club "
    "fc united foundation "
    "society association network initiative review papers studies university's act bay island islands river canal"
)


def longer_name(text: str, begin: int, end: int, block: tuple[int, int]) -> str:
    """What a city's name at ``begin`` to ``end`` is a part of, in a word; "" where it stands for the city."""
    before = text[max(block[0], begin - 90) : begin]
    behind = text[end : min(block[1], end + 60)]
    if _BEFORE.search(before) is not None or _BESIDE.search(before) is not None or _BEFORE_BOTH.search(before):
        return "an institution, a treaty or a document"
    if _STREET_BEFORE.search(before) is not None or _POSTCODE.search(before) is not None:
        return "an address"
    if _AFTER_LOWER.match(behind) is not None:
        return "a treaty or a document"
    if _BODY_AFTER.match(behind) is not None:
        return "an institution, a treaty or a document"
    return _hyphened(before, behind) or _beside(text, begin, before, behind, block)


def _hyphened(before: str, behind: str) -> str:
    after = _HYPHEN_AFTER.match(behind)
    if after is not None and behind[0] != "–" and after[1].lower() not in _COMPOUND:
        return "a name with a hyphen"
    if _HYPHEN_BEFORE.search(before) is not None and not before.endswith("-\n"):
        return "a name with a hyphen"
    return ""


def _beside(text: str, begin: int, before: str, behind: str, block: tuple[int, int]) -> str:
    """Words with capitals directly beside the name."""
    following = _NEXT.match(behind)
    if following is not None:
        word = following[1]
        lowered = _plain(word)
        if word[0].isupper() and lowered in _INSTITUTIONS_BEHIND:
            return "an institution, a treaty or a document"
        if _is_name_word(word) and lowered not in _BEHIND:
            return "a longer name"
    preceding = _LAST.search(before)
    if preceding is not None and _is_name_word(preceding[1]):
        lowered = _plain(preceding[1])
        if lowered not in _AHEAD and not lowered.endswith("ly") and not preceding[1].endswith(("'", "’", "'s", "’s")):
            return "a longer name"
    return ""


def _plain(word: str) -> str:
    """A word in lower case without the ending of a genitive."""
    return word.lower().removesuffix("'s").removesuffix("’s").rstrip("'’-")


def _is_name_word(word: str) -> bool:
    """True for a word with a capital that is no acronym."""
    return word[0].isupper() and len(word) > 1 and not word.isupper()
