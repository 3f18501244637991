"""Words that head columns and name roles, in many languages."""

import pytest

from hanse.intake.words import field_named, role_named

HEADERS = [
    ("City", "city"), ("Name of the municipality", "city"), ("Stadt", "city"), ("Stadt/Gemeinde", "city"),
    ("Ville", "city"), ("Ciudad", "city"), ("Città", "city"), ("Município", "city"), ("Miasto", "city"),
    ("Město", "city"), ("Település", "city"), ("Oraș", "city"), ("Город", "city"), ("Місто", "city"),
    ("Град", "city"), ("Πόλη", "city"), ("Şehir", "city"), ("المدينة", "city"), ("עיר", "city"),
    ("شهر", "city"), ("城市", "city"), ("都市", "city"), ("도시", "city"), ("Kaupunki", "city"), ("Kommun", "city"),
    ("Miestas", "city"), ("Pilsēta", "city"), ("Linn", "city"), ("Country", "country"), ("Pays", "country"),
    ("Land", "country"), ("País", "country"), ("Страна", "country"), ("国家", "country"),
    ("Country (ISO 2)", "country"), ("Network", "network"), ("Réseau", "network"), ("Member since", "start"),
    ("Beitrittsjahr", "start"), ("Année d'adhésion", "start"), ("Rok przystąpienia", "start"), ("Role", "role"),
    ("Type of membership", "role"), ("Until", "end"), ("Contact e-mail", "person"), ("Mayor", "person"),
    ("Ansprechpartner/in", "person"), ("Téléphone", "person"), ("Nombre y apellidos", "person"),
    ("Population", ""), ("Website", ""),
]  # fmt: skip
ROLES = [
    ("Full member", "member"), ("Gründungsmitglied", "founder"), ("Membre associé", "associate"),
    ("Signatario", "signatory"), ("Chef de file", "lead"), ("Vorstand", "board"), ("наблюдатель", "observer"),
    ("Partner", "partner"), ("会員", "member"), ("captain", ""),
]  # fmt: skip


@pytest.mark.parametrize(("header", "field"), HEADERS)
def test_headers(header: str, field: str) -> None:
    assert field_named(header)[0] == field


@pytest.mark.parametrize(("word", "role"), ROLES)
def test_roles(word: str, role: str) -> None:
    assert role_named(word) == role
