"""Contacts and names of staff are cut from a cell; names of cities stay whole."""

import pytest

from hanse.intake.person import strip_people

CUT = [
    ("Ghent, jane.doe@ghent.example", "Ghent"),
    ("Ghent (contact: Jane Doe)", "Ghent"),
    ("Ghent – Ms Jane Doe", "Ghent"),
    ("Ghent, tel. 09 123 45 67", "Ghent"),
    ("Stadt Leipzig, Ansprechpartnerin: Erika Mustermann, +49 341 1234567", "Stadt Leipzig"),
    ("Città di Torino (referente: Mario Rossi)", "Città di Torino"),
    ("Ville de Liège, représentée par: Jean Dupont", "Ville de Liège"),
    ("Lyon, maire: Jean Dupont", "Lyon"),
    ("Gdańsk, Dr. Jan Kowalski", "Gdańsk"),
    ("Ghent @x", "Ghent"),
    ("Ghent (@jane.doe)", "Ghent"),
    ("Köln (contact: Hans Meier, hans@koeln.example, 0221 22100-0)", "Köln"),
]
WHOLE = [
    "Ghent", "Saint-Denis", "Frankfurt am Main", "Lyon (City and Metropolis)", "Donostia / San Sebastián", "L'Aquila",
    "Stratford-on-Avon District", "København", "Santa Maria da Feira", "Val-de-Marne", "Montréal (Québec)",
    "St. Gallen", "Mayorga", "Contamine-sur-Arve", "Donegal", "Frauenfeld", "Prachatice", "Dresden 01067",
]  # fmt: skip


@pytest.mark.parametrize(("text", "clean"), CUT)
def test_people_are_cut(text: str, clean: str) -> None:
    found, removed = strip_people(text)
    assert found == clean
    assert removed > 0


@pytest.mark.parametrize("text", WHOLE)
def test_names_stay(text: str) -> None:
    assert strip_people(text) == (text, 0)
