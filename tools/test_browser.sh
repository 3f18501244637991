#!/bin/sh
# The journeys need Chromium: use the one at hand, else install Debian's as root, else say that they were skipped.
set -eu
python=${1:-python3}
find_browser() { command -v chromium || command -v chromium-browser || command -v google-chrome; }
if ! find_browser >/dev/null && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  echo "hanse: installing Chromium for the journeys (about a minute)" >&2
  { timeout 900 apt-get -qq update && DEBIAN_FRONTEND=noninteractive timeout 900 apt-get -qq install -y --no-install-recommends chromium; } \
    >/dev/null 2>&1 || echo "hanse: apt-get did not manage to install it" >&2
fi
if ! find_browser >/dev/null; then
  echo "hanse: skipped the journeys, because there is no Chromium here (Debian: apt install chromium)"
  exit 0
fi
"$python" tools/bootstrap.py browser
"$python" -m tools.islands || echo "hanse: the journeys that need the scripts of the site are skipped, because they could not be built"
exec .venv/bin/python -m pytest -m browser tests/journeys
