"""Lists of references, notes that cite, and lines of affiliation: what is named there is no mention."""

import re
from typing import Final

from hanse.resolve.mentions.report import Report

_TITLES: Final = re.compile(
    r"[\s#*\d.IVX]*(?:references?(?: list)?|bibliography|literature(?: cited)?|works cited|sources|"
    r"literatur(?:verzeichnis)?|"
    r"quellen(?:verzeichnis)?|bibliographie|références|références bibliographiques|referencias|"
    r"bibliografía|bibliografia|"
    r"riferimenti bibliografici|literatuur|bronnen|further reading|references and further reading|"
    r"selected bibliography|endnotes)[\s*:]*",
    re.IGNORECASE,
)
_NOTE: Final = r"[\s>*•▶►–-]*(?:&?\s*\d{1,3} |[¹²³⁰⁴-⁹]+|\[?\d{1,3}[\].)])?\s*"
_MARKUP: Final = re.compile(r"</?\w{1,5}>|<\w{0,4}>?&(?=<|lt;)|&?lt;(?:sup>)?|&gt;")
_AUTHOR: Final = re.compile(
    rf"^{_NOTE}(?:[Ss]ee (?:also |e\. ?g\. )?)?(?:———|[A-ZÀ-Þ][\w .&-]{{2,60}}\. (?:19|"
    rf"20)\d\d[a-z]?\. |[^\W\d_][\w'’-]+(?: [^\W\d_][\w'’-]+)?, (?:[^\W\d_]\.|[A-ZÀ-Þ][\w'’-]+)|"
    rf"[A-ZÀ-Þ][^.()]{{2,120}}\((?:(?:19|20)\d\d\w?|n\.d\.\w?|forthcoming)\))"
)
_YEAR: Final = re.compile(
    r"\((?:19|20)\d\d[a-z]?\)|[.,:] (?:19|20)\d\d[a-z]?[.:]|\((?:n\.d\.\w?|forthcoming)\)|, (?:19|20)\d\d[a-z]?\.?$"
)
_SIGNS: Final = re.compile(
    r"https?://|\bdoi\b|\bpp?\. ?\d|\bVol(?:ume|\.)|\bIn: |\bIn [A-Z]\. |\(Eds?\.\)|\(eds?\.\)|"
    r"\(Hg\.\)|\(Hrsg\.\)|\d+ ?\(\d+(?:-\d+)?\)|"
    r"\bJournal\b|\bReview\b|\bPress\b|\bRoutledge\b|\bSpringer\b|\bPalgrave\b|\bISBN\b|\bvisited\b|"
    r"\bavailable (?:at|www)|"
    r"\baccessed\b|\bRetrieved\b|\bet al\.|\bWorking Paper\b|: \d+[-–]\d+|Policy Centre\b|"
    r"\bBrussels:|\bLondon:|\bNew York:|"
    r"\d{1,2}\.\d{1,2}\.(?:19|20)\d\d\.?\s*$|[A-ZÀ-Þ][\w' ]+: [A-Z][\w&' ]+\.?\s*$|\*[^*]+\*|\]\(|«|“"
)
# A note of nothing but authors and years: "Eurocities 2016, p. 7.", "See Caponio 2017, Penninx 2015."
_SHORT: Final = re.compile(
    rf"^{_NOTE}(?:See |Cf\. |see also )?(?:[^\W\d_][\w.,&'’ -]{{1,110}}?[,.]? (?:(?:19|20)\d\d[a-z]?|"
    rf"n\.d\.(?:\w\.?)?|forthcoming)"
    r"(?:, pp?\. ?[\d–-]+)?[,;.]?\s*){1,4}$"
)
# A note whose first sentence is an author and a title in quotes or as a link.
_CITING_NOTE: Final = re.compile(
    r"^[\s>*•▶►–-]*(?:&?\s*\d{1,3} |[¹²³⁰⁴-⁹]+)\s*[A-ZÀ-Þ][^.“”\"\[]{2,90}(?: \(\d{4}\))?, "
    r"(?:[“\"]\[?|\[).*(?:19|20)\d\d\.?\s*$"
)
# Words in small letters that stand in no note of authors and years.
_PROSE: Final = re.compile(
    r"\b(?!(?:and|und|et|y|al|in|of|for|the|on|see|also|cf|pp?|eds?|van|von|de|der|den|di|da|du|la|sup|lt|gt|amp|d|n|a|b|"
    r"forthcoming)\b)[a-zà-ÿ]{2,}\b"
)
_LONGEST_NOTE: Final = 240
_DAY: Final = re.compile(r"\b\d{1,2}\.? [^\W\d_]{3,9} (?:19|20)\d\d")
_PUBLISHER: Final = re.compile(
    r": (?:[A-ZÀ-Þ][\w&.’'-]*,? (?:& )?){0,4}(?:Press|Routledge|Springer|Palgrave|Verlag|Publish\w+|"
    r"Sage|SAGE|Verso|Polity|Elgar|"
    r"Books|Macmillan|Blackwell|Wiley|Ashgate|Éditions|Editions|Seuil|Suhrkamp|Campus|Nomos|Brill|"
    r"Bloomsbury|Penguin|Oxford UP)\b"
)
_INSTITUTION: Final = re.compile(
    r"\b(?:Universit\w+|Institut\w*|Department|Faculty|CNRS|Centre|Center|College|School|Sciences Po|"
    r"Academy|Hochschule)\b"
)
_VERB: Final = re.compile(r"\b(?:is|are|was|were|has|have|had|will|can|could|may|should|would|that|which|who)\b")
_AFFILIATED: Final = 300
_TITLE_LENGTH: Final = 60
_SHORTEST_ENTRY: Final = 25
_DOUBTS: Final = 2  # blocks in a row that look like no entry, after which a list has ended
_OPEN: Final = re.compile(
    r"\((?:[^()]{0,160}?[;,:] ?|e\. ?g\.,? |see (?:also )?|cf\. )?$|\b(?:[Ss]ee(?: also)?|[Cc]f\.) $"
)
_CITED: Final = re.compile(
    r"(?:['’]s)?(?:,? et al\.?)?(?:,? (?:and|&|und|et) [A-ZÀ-Þ][\w’'-]+)?,? (?:(?:19|20)\d\d[a-z]?\b|"
    r"n\.d\.|forthcoming\b)"
)


def reference_blocks(report: Report) -> frozenset[int]:
    """The blocks that cite works or state where authors work."""
    found: set[int] = set()
    doubtful: list[int] | None = None  # blocks at the end of a list that look like none of its entries; None outside
    for index in range(len(report.blocks)):
        text = report.block_text(index)
        if len(text) <= _TITLE_LENGTH and _TITLES.fullmatch(text) is not None:
            doubtful = []
            found.add(index)
            continue
        score = reference_score(text, is_inside=doubtful is not None)
        if doubtful is not None:
            doubtful = _go_on(doubtful, index, text, score)
            if doubtful is not None:
                found.add(index)
        if score >= 3 or is_short_note(text) or is_affiliation(text):
            found.add(index)
        if doubtful is not None and len(doubtful) > _DOUBTS:
            found.difference_update(doubtful)
            doubtful = None
    return frozenset(found.difference(doubtful or ()))


def _go_on(doubtful: list[int], index: int, text: str, score: int) -> list[int] | None:
    """The doubtful blocks of a list that goes on, None where it ends."""
    if score >= 1 or len(text) < _SHORTEST_ENTRY:
        return []
    if "\t" in text or text.lstrip().startswith("#"):
        return None
    return [*doubtful, index]


def reference_score(text: str, *, is_inside: bool = True) -> int:
    """How much a block looks like an entry of a list of references, 0 to 4; below 3 it counts in a list only."""
    if len(text) > 1200:
        return 0
    text = _MARKUP.sub("", text)
    author = _AUTHOR.match(text)
    begins = author is not None and _VERB.search(author[0]) is None
    notes = not begins and _CITING_NOTE.match(text) is not None
    if not (begins or notes or is_inside):
        return 0
    signs = len({match[0] for match in _SIGNS.finditer(text)})
    if not begins:
        return 3 if notes and signs > 0 else min(2, signs)
    return 2 + (_YEAR.search(text) is not None) + (signs > 0)


def is_short_note(text: str) -> bool:
    """True for a note that only cites."""
    if len(text) > _LONGEST_NOTE or _DAY.search(text) is not None or _PROSE.search(text) is not None:
        return False
    return _SHORT.match(_MARKUP.sub("", text)) is not None


def is_affiliation(text: str) -> bool:
    """True for a line that says where a person works: an institution, commas, no verb."""
    if len(text) > _AFFILIATED or "\t" in text or _INSTITUTION.search(text) is None:
        return False
    return text.count(",") >= 2 and _VERB.search(text) is None and not text.rstrip().endswith((".", ":", ";"))


def is_cited(text: str, begin: int, end: int) -> bool:
    """True for the author of a work, "(World Bank 2016, 11)", "see ICORN, n.d.", and a place of publishing."""
    if _PUBLISHER.match(text, end) is not None:
        return True
    if _CITED.match(text, end) is None:
        return False
    return _OPEN.search(text[max(0, begin - 180) : begin]) is not None
