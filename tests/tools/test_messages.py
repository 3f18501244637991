"""Messages are gathered from code, templates and vocabularies, merged into catalogues, and checked."""

from pathlib import Path

import pytest
from babel.messages.catalog import Catalog

from tools.messages import gathering
from tools.messages.catalogues import merged, template_text, untranslated, written
from tools.messages.checking import faults
from tools.messages.gathering import Message


def catalogue(one: str, many: str, *forms: str, language: str = "fr") -> Catalog:
    made = Catalog(locale=language)
    made.add((one, many) if many else one, forms if many else forms[0])
    return made


@pytest.mark.parametrize(
    ("one", "form", "fault"),
    [
        ("%(name)s here", "ici", "gaps differ"),
        ("{n} here", "{m} ici", "gaps differ"),
        ("<b>here</b>", "ici", "markup differ"),
        ("[here](/a)", "[ici](/b)", "links differ"),
        ("here", 'le "lieu"', "straight quotation mark"),
        ("here", " ici", "blanks at its ends"),
        ("100 %% here", "100 % ici", "begins no gap"),
        ("here", "\u200eici\u2067", "direction marks"),
    ],
)
def test_what_differs_from_the_message_is_a_fault(one: str, form: str, fault: str) -> None:
    found = list(faults(catalogue(one, "", form)))
    assert any(fault in line for line in found), found


@pytest.mark.parametrize(
    ("one", "form"),
    [("%(name)s here", "ici %(name)s"), ('<a href="%(x)s">a</a>', '<a href="%(x)s">b</a>'), ("a", "")],
)
def test_a_fitting_translation_has_no_fault(one: str, form: str) -> None:
    assert list(faults(catalogue(one, "", form))) == []


def test_a_form_may_leave_out_the_count_and_nothing_else() -> None:
    forms = ("لا مدن", "مدينة واحدة", "مدينتان", "%(num)s مدن", "%(num)s مدينة", "%(num)s مدينة")
    assert list(faults(catalogue("%(num)s city", "%(num)s cities", *forms, language="ar"))) == []
    found = list(faults(catalogue("%(num)s city in %(x)s", "%(num)s cities in %(x)s", *forms, language="ar")))
    assert len(found) == 6


def test_the_number_of_plural_forms_is_that_of_the_language() -> None:
    found = list(faults(catalogue("%(num)s city", "%(num)s cities", "a %(num)s", "b %(num)s", language="ar")))
    assert any("2 plural forms instead of 6" in line for line in found)


def test_translations_survive_a_merge_and_old_ones_come_back() -> None:
    here, there = Message("here", ""), Message("there", "")
    first = merged(catalogue("here", "", "ici"), [there], "fr")
    assert list(untranslated(first)) == ["there"]
    again = merged(first, [here, there], "fr")
    assert [entry.string for entry in again if entry.id == "here"] == ["ici"]


def test_a_message_that_gets_a_plural_keeps_what_is_known() -> None:
    new = merged(catalogue("one", "", "un"), [Message("one", "many")], "ar")
    assert [entry.string for entry in new if entry.id] == [("un", "", "", "", "", "")]


def test_the_files_bear_no_date_and_no_line_number() -> None:
    text = template_text([Message("here", "", {"src/a.py"}, {"a hint"})])
    assert b"Date" not in text
    assert b"Generated-By" not in text
    assert b"#: src/a.py\n" in text
    assert b"#. a hint\n" in text
    assert b"Plural-Forms: nplurals=6" in written(merged(Catalog(locale="ar"), [], "ar"))


def test_messages_are_found_in_code_and_templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    web = tmp_path / "src" / "hanse" / "web"
    (web / "templates").mkdir(parents=True)
    (web / "a.py").write_text('x = _("In code")\ny = say_count(n, "{count} one", "{count} many")\n')
    (web / "templates" / "b.html").write_text(
        '{{ _("In page %(n)s", n=1) }} {{ ngettext("%(num)s a", "%(num)s as", 2) }} {{ 3|plural("list") }}'
    )
    monkeypatch.setattr(gathering, "ROOT", tmp_path)
    monkeypatch.setattr(gathering, "SOURCE", web.parent)
    monkeypatch.setattr(gathering, "vocabularies", lambda: iter([("c.py", "word", "hint")]))
    found = {message.one: (message.many, sorted(message.places)) for message in gathering.gathered()}
    assert found == {
        "In code": ("", ["src/hanse/web/a.py"]),
        "{count} one": ("{count} many", ["src/hanse/web/a.py"]),
        "In page %(n)s": ("", ["src/hanse/web/templates/b.html"]),
        "%(num)s a": ("%(num)s as", ["src/hanse/web/templates/b.html"]),
        "%(num)s list": ("%(num)s lists", ["src/hanse/web/templates/b.html"]),
        "word": ("", ["c.py"]),
    }
