"""What a role amounts to is a fact of the network, not of the role word."""

import pytest

from hanse.errors import StructureError
from tools.import_material.labels import meaning, meanings, relation_of

CASES = [
    ("ECCAR", "signatory", "adherence"),
    ("ANVITA", "signatory", "adherence"),
    ("INTEGRATING-CITIES-CHARTER", "signatory", "adherence"),
    ("Cities-WithRefugees", "signatory", "signed"),
    ("Sichere Häfen (Seebrücke)", "signatory", "signed"),
    ("City of Sanctuary UK (council motions)", "signatory", "signed"),
    ("EUROCITIES", "member", "member"),
    ("EUROCITIES", "associate", "member"),
    ("EUROCITIES", "partner", "supports"),
    ("EUROCITIES", "unspecified", "listed"),
    ("EUROCITIES", "board", "board_seat"),
    ("EUROCITIES", "lead", "leads"),
    ("CITIES-GROW", "partner", "temporary"),
    ("ARRIVAL-CITIES", "lead", "temporary"),
    ("U20", "member", "attended"),
    ("SAI (ex SPRAR)", "member", "temporary"),
    ("ICC-INDEX", "partner", "designated"),
    ("MMC-GCF", "partner", "funded_by"),
    ("Marrakech-Declaration-2018", "signatory", "signed"),
    ("Australasian Intercultural Cities (workshop)", "partner", "attended"),
    ("MMC", "member", "listed"),
]


@pytest.mark.parametrize(("label", "role", "relation"), CASES)
def test_relation_by_network(label, role, relation):
    assert relation_of(role, meaning(label)) == relation


def test_two_labels_of_one_body_and_two_bodies_of_near_names():
    assert meaning("CITTA-DEL-DIALOGO") == meaning("Rete delle Città del Dialogo")
    assert meaning("Solidacities") != meaning("Solidarity Cities")


def test_one_cell_can_name_two_bodies():
    assert len(meanings("5th Global Mayoral Forum; Africities 2018")) == 2


def test_an_unknown_label_stops():
    with pytest.raises(StructureError, match="no decision for the label"):
        meaning("No Such Network")
