"""Messages and their translations fit each other; once COMPLETE, nothing is stale and nothing is left untranslated."""

from tools.messages.__main__ import problems
from tools.messages.catalogues import COMPLETE


def test_translations_fit_their_messages() -> None:
    found = problems(is_complete=COMPLETE)
    assert found == [], "\n".join(found[:40])
