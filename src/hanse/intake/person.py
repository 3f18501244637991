"""Names of staff do not enter: what introduces a person in a cell is cut with the name behind it."""

import re
from typing import Final

from hanse.domain.contacts import strip_contacts

_WORD: Final = r"(?:[^\W\d_][\w'’.-]*|van der|de la)"
_NAME: Final = rf"{_WORD}(?: {_WORD}){{0,4}}"
_TITLES: Final = (
    r"Mr|Mrs|Ms|Mx|Dr|Prof|Herr|Frau|Hr|Fr|Mme|M\.|Mlle|Monsieur|Madame|Sr|Sra|Señor|Señora|Don|Doña|Sig|Sig\.ra|Dott|"
    r"Dott\.ssa|Ing|Avv|Mag|Dipl|pan|pani|г-н|г-жа|κ\.|κα"
)
_LABELS: Final = (
    r"contact(?: person)?|contact point|focal point|represented by|represented through|representative|delegate|attn|"
    r"c/o|coordinator|ansprechpartner(?:in)?|ansprechperson|kontakt(?:person)?|vertreten durch|personne de contact|"
    r"interlocut(?:eur|rice)|représentée? par|persona de contacto|contacto|representad[ao] por|referente|contatto|"
    r"rappresentat[ao] da|contactpersoon|osoba kontaktowa|mayor|maire|bürgermeister(?:in)?|oberbürgermeister(?:in)?|"
    r"alcalde(?:sa)?|sindac[oa]|burgemeester|prefeit[oa]|primar|starosta|primátor|kontaktní osoba"
)
_TITLED: Final = re.compile(rf"[,;:(–-]?\s*\b(?:{_TITLES})\.?(?:\s+(?:{_TITLES})\.?)*\s+{_NAME}\)?")
_LABELLED: Final = re.compile(rf"[,;(–-]?\s*\b(?i:{_LABELS})\s*[:=]\s*{_NAME}\)?")
# A handle of social media behind a name; a cell that begins with the sign is a formula, refused elsewhere.
_HANDLE: Final = re.compile(r"(?<=\S)[,;:(–-]?\s*(?<![\w@])[(]?@\w[\w.]*\)?")
_LEFT: Final = re.compile(r"\s*[,;:(/|–-]*\s*\[contact removed\]\s*\)?")
_EMPTY: Final = re.compile(r"\(\s*\)|[,;:/|–-]+\s*$|\s+(?=[,;)])")


def strip_people(text: str) -> tuple[str, int]:
    """``text`` without contacts, handles and names of staff, and how many were cut."""
    if text.isalpha():
        return text, 0
    text, contacts = strip_contacts(text)
    text, labelled = _LABELLED.subn("", text)
    text, titled = _TITLED.subn("", text) if labelled == 0 else (text, 0)
    text, handles = _HANDLE.subn("", text)
    removed = contacts + labelled + titled + handles
    if removed == 0:
        return text, 0
    text = _LEFT.sub("", text)
    previous = ""
    while previous != text:
        previous, text = text, _EMPTY.sub("", text).strip()
    return text, removed
