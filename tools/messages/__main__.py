"""``python -m tools.messages`` brings the catalogues up to date with the code; ``--check`` says what is amiss.

``--check`` writes nothing and fails where the template is stale, a message lacks a translation, an entry is fuzzy,
gaps or markup of a translation differ from those of its message, or the number of its plural forms is wrong.
``--check --form`` looks at what is translated already, and not at what is missing.
"""

import sys

from tools.messages.catalogues import LANGUAGES, bring, read, stale, untranslated
from tools.messages.checking import faults
from tools.messages.gathering import gathered


def main(arguments: list[str]) -> int:
    """Write the catalogues, or only say what is amiss."""
    if "--check" in arguments:
        return report(problems(is_complete="--form" not in arguments))
    messages = gathered()
    for line in bring(messages):
        print(line)
    return 0


def problems(*, is_complete: bool) -> list[str]:
    """What is amiss, one line each; ``is_complete`` asks for every message in every language."""
    found = list(stale(gathered())) if is_complete else []
    for language in LANGUAGES:
        catalogue = read(language)
        found += [f"{language}: {line}" for line in faults(catalogue)]
        if is_complete:
            found += [f"{language}: not translated: {message!r}" for message in untranslated(catalogue)]
    return found


def report(found: list[str]) -> int:
    """Say what is amiss."""
    for line in found[:200]:
        print(line, file=sys.stderr)
    if len(found) > 0:
        print(f"{len(found)} faults in the messages: see docs/how-to/translate-the-site.md", file=sys.stderr)
    return 1 if len(found) > 0 else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
