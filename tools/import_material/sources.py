"""Sources of the package: one row a page or paper, defined in the first collection that uses it.

A page is known by its canonical address. ``Sources`` may be made as often as needed: what is known so far lies in the
output. What the material's own source lists say (title, publisher, date, what the page gives) goes before what the
rows of other files say about the same page: see :func:`enrich`, called by the rosters step.
"""

import re
from dataclasses import dataclass
from functools import cache
from urllib.parse import unquote, urlsplit, urlunsplit

from hanse.domain.claim import source_id
from hanse.errors import StructureError
from hanse.package.schema import BY_NAME
from tools.import_material.decision_files import decision_table
from tools.import_material.fuzzy import Reading, read_written
from tools.import_material.output import COLLECTIONS, Output, Row

# A page read through a rewriting proxy: the address after "contrast/" is the page itself.
_PROXY = re.compile(r"^https?://\d+\.\d+\.\d+\.\d+/index\.cgi/contrast/(https?://.+)$")
_GITHUB = re.compile(r"^github:([\w.-]+/[\w.-]+)@([0-9a-f]{40})(?::(.+))?$")
# Two addresses of one page, apart only in scheme, "www." or default port: written -> canonical.
_SAME_PAGE = {
    "http://www.coe.int/en/web/interculturalcities/newsroom": "https://www.coe.int/en/web/interculturalcities/newsroom",
    "http://mayorsmigrationcouncil.org/news/gcf-50-million-pledge":
        "https://mayorsmigrationcouncil.org/news/gcf-50-million-pledge",
    "http://www.eurocities.eu/eurocities/working_groups/Migration-and-integration-&tpl=home":
        "http://eurocities.eu/eurocities/working_groups/Migration-and-integration-&tpl=home",
}  # fmt: skip


# How a description of a page without a title begins.
UNTITLED = "Page of "


@dataclass(frozen=True)
class Address:
    """Where a page is: the canonical address, and a remark where it was read elsewhere."""

    url: str
    note: str = ""


def canonical(written: str) -> Address:
    """The address of the page itself: proxies, tracking parameters and default ports taken away, the rest kept."""
    written = written.strip()
    proxied = _PROXY.match(written)
    if proxied is not None:
        return Address(proxied[1], f"read through a proxy that rewrites pages ({urlsplit(written).netloc})")
    github = _GITHUB.match(written)
    if github is not None:
        repository, commit, path = github[1], github[2], github[3] or ""
        single = path != "" and " " not in path and ".." not in path
        url = f"https://github.com/{repository}/" + (f"blob/{commit}/{path}" if single else f"tree/{commit}")
        return Address(url + (f"#{path}" if path != "" and not single else ""), f"given as {written}")
    if not re.match(r"https?://\S+$", written):
        raise StructureError("not one web address", where=written, hint="split several addresses, strip remarks")
    parts = urlsplit(written)
    host = re.sub(r":(80|443)$", "", parts.netloc).rstrip(".")
    query = "&".join(part for part in parts.query.split("&") if not part.startswith(("utm_", "fbclid=")))
    url = urlunsplit((parts.scheme, host, parts.path, query, parts.fragment))
    named = _retitled(url)
    return Address(_SAME_PAGE.get(url, url)) if named is None else Address(named["shown_url"], named["note"])


def _retitled(url: str) -> Row | None:
    """The decision on a page whose title, address or description says what is not passed on.

    That is the name of a person who holds no public office, or that a city did not take part.
    """
    rows = decision_table("source_titles.csv")
    return next((row for row in rows if url.startswith(row["begins_with"]) or url == row["shown_url"]), None)


@cache
def _kind_rules() -> dict[str, dict[str, Row]]:
    """Rules of decisions/source_kinds.csv by what they match: page, publisher, domain."""
    rules: dict[str, dict[str, Row]] = {"page": {}, "publisher": {}, "domain": {}}
    for row in decision_table("source_kinds.csv"):
        rules[row["match"]][row["value"]] = row
    return rules


def host_of(url: str) -> str:
    """The host of an address without "www."."""
    return urlsplit(url).netloc.lower().removeprefix("www.")


def kind_of(url: str, publisher: str) -> tuple[str, str]:
    """(kind of source, publisher where the rules name one) by page, then words of the publisher, then domain."""
    rules = _kind_rules()
    if url in rules["page"]:
        return rules["page"][url]["kind"], rules["page"][url]["publisher"]
    host = host_of(url)
    by_domain = rules["domain"].get(host, {})
    for words, row in rules["publisher"].items():
        if words in publisher:
            return row["kind"], ""
    return by_domain.get("kind", "other"), by_domain.get("publisher", "")


def describe(url: str) -> str:
    """What to call a page that shows no title: host and the readable end of its address."""
    parts = urlsplit(url)
    tail = re.sub(r"[-_+]+", " ", unquote(parts.path.rstrip("/").rsplit("/", 1)[-1])).strip()
    tail = re.sub(r"\.(html?|php|aspx?|pdf)$", "", tail)
    return f"{UNTITLED}{host_of(url)}" + (f": {tail[:80]}" if tail != "" else "")


class Sources:
    """Hands out source ids and keeps each source in the first collection that uses it."""

    def __init__(self, out: Output) -> None:
        self.out = out

    def page(
        self, url: str, collection: str, *, title: str = "", publisher: str = "", published: str = "", gives: str = "",
        note: str = "", reading: Reading | None = None,
    ) -> str:  # fmt: skip
        """The id of the page at ``url``, used by ``collection``; unknown fields of a known page are filled in.

        ``published`` is the date as written; ``reading`` gives its range where the caller knows better.
        """
        address = canonical(url)
        key = source_id(address.url)
        date = reading or read_written(published)
        fields = {
            "title": title, "publisher": publisher, "gives": gives, "note": _joined(address.note, note),
            **_date_columns(date, published), "url": address.url,
        }  # fmt: skip
        self._place(key, collection, self._merged(key, fields))
        return key

    def paper(self, key: str) -> str:
        """The id of one of the five papers, defined in its own collection."""
        rows = {row["key"]: row for row in decision_table("papers.csv")}
        if key not in rows:
            raise StructureError(f"no paper {key!r}", where="decisions/papers.csv", hint="add it there")
        row = rows[key]
        identifier = source_id(f"paper:{key}")
        self._place(
            identifier, key,
            {
                "id": identifier, "kind": "research", "title": row["title"], "publisher": row["publisher"],
                "url": row["url"], **_date_columns(read_written(row["published"]), row["published"]),
                "citation": row["citation"], "licence": row["licence"], "gives": row["gives"], "note": row["note"],
            },
        )  # fmt: skip
        return identifier

    def enrich(self, key: str, fields: Row, note: str = "") -> None:
        """Let what a source list says of a known source go before what was taken from single rows."""
        collection = self.collection_of(key)
        if collection is None:
            raise StructureError(f"unknown source {key}", where="sources", hint="call page() first")
        held = self.out.tables[(collection, "sources")][key]
        if fields.get("published_as_written", "") == "":
            fields = {name: value for name, value in fields.items() if not name.startswith("published")}
        held.update({name: value for name, value in fields.items() if value != "" or name.startswith("published")})
        held["note"] = _joined(held["note"], note)
        named = _retitled(held["url"])
        if named is not None:
            held.update(title=named["title"], gives=named["gives"])
        held["kind"], usual_publisher = kind_of(held["url"], held["publisher"])
        held["publisher"] = held["publisher"] or usual_publisher

    def collection_of(self, key: str) -> str | None:
        """The collection that defines a source so far."""
        for collection in COLLECTIONS:
            table = self.out.tables.get((collection, "sources"))
            if table is not None and key in table:
                return collection
        return None

    def _merged(self, key: str, fields: Row) -> Row:
        held = self.collection_of(key)
        known = self.out.tables[(held, "sources")][key] if held is not None else {}
        named = _retitled(fields["url"])
        fields = fields if named is None else fields | {"title": named["title"], "gives": named["gives"]}
        titled = known.get("title", "")
        if titled.startswith(UNTITLED) and fields["title"] != "":
            titled = ""
        dated = fields if known.get("published_as_written", "") == "" else known
        publisher = known.get("publisher", "") or fields["publisher"]
        kind, usual_publisher = kind_of(fields["url"], publisher)
        row = {name: known.get(name, "") for name in BY_NAME["sources"].header} | {
            "id": key, "kind": kind, "url": fields["url"],
            "title": titled or fields["title"] or describe(fields["url"]),
            "publisher": publisher or usual_publisher,
            "gives": known.get("gives", "") or fields["gives"],
            "note": _joined(known.get("note", ""), fields["note"]),
        }  # fmt: skip
        return row | {name: dated.get(name, "") for name in _date_columns(read_written(""), "")}

    def _place(self, key: str, collection: str, row: Row) -> None:
        if collection not in COLLECTIONS:
            raise StructureError(f"unknown collection {collection!r}", where="sources", hint="one of COLLECTIONS")
        held = self.collection_of(key)
        home = collection if held is None or COLLECTIONS.index(collection) < COLLECTIONS.index(held) else held
        if held is not None:
            del self.out.tables[(held, "sources")][key]
        self.out.add("sources", row, home)


def _date_columns(reading: Reading, written: str) -> Row:
    earliest, latest = reading.value.earliest, reading.value.latest
    return {
        "published_as_written": written.strip(),
        "published_earliest": earliest.isoformat() if earliest is not None else "",
        "published_latest": latest.isoformat() if latest is not None else "",
    }


def _joined(*parts: str) -> str:
    """Remarks joined by "; ", each once."""
    kept: list[str] = []
    for part in parts:
        if part != "" and not any(part in other for other in kept):
            kept.append(part)
    return "; ".join(kept)
