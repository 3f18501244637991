import pytest

from hanse.domain.contacts import strip_contacts


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("write to mayor.office@city.example.org today", "write to [contact removed] today"),
        ("call +49 30 1234 5678", "call [contact removed]"),
        ("Tel.: 030 123456-78", "[contact removed]"),
        ("office, 0221 22100-0", "office, [contact removed]"),
        ("01 23 45 67 89", "[contact removed]"),
        ("(0221) 221 000 1", "[contact removed]"),
    ],
)
def test_addresses_and_numbers_are_cut(text, clean):
    assert strip_contacts(text) == (clean, 1)


@pytest.mark.parametrize(
    "text",
    [
        "founded 1986, 191 members in 38 countries",
        "https://league.example/?p=25118,25123",
        "@eurocities",
        "1,191,604",
        "01/02/2019",
        "01.02.2019 - 31.12.2020",
        "2010-2019 2020",
        "Dresden 01067",
        "0123456",
        "05111000 AGS",
        "053340002002",
    ],
)
def test_other_numbers_and_signs_stay(text):
    assert strip_contacts(text) == (text, 0)
