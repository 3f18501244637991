"""Reading a request: as-of date, scope, query values, and links that keep them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from urllib.parse import quote, urlencode

from django.http import QueryDict
from markupsafe import escape

from hanse.domain.dates import parse_as_of
from hanse.domain.scope import Scope
from hanse.errors import UsageError
from hanse.release import Release, View
from hanse.web.forms import SAME_IN_ALL, Form, address
from hanse.web.language import gettext as _
from hanse.web.language import prefix
from hanse.web.site import Site

SCOPE_LISTS = ("kinds", "relations", "roles", "statuses", "countries", "collections", "sources")
KEPT = ("as_of", *SCOPE_LISTS, "nesting")
MAX_VALUE_LENGTH = 400
_SAFE = "/:@+~,.-"  # characters that stay readable in an address


@dataclass(frozen=True)
class Asked:
    """One request, understood: the view it is about and what it asks of it."""

    site: Site
    release: Release
    view: View
    path: str  # path of the page, without .json
    query: QueryDict
    as_of: date | None
    scope: Scope
    origin: str = ""  # scheme and host of this site, as https://hanse.example.org; "" where that is not known

    def value(self, name: str) -> str:
        """The value of a query parameter, trimmed; "" where it is absent."""
        return str(self.query.get(name, "")).strip()[:MAX_VALUE_LENGTH]

    def values(self, name: str) -> tuple[str, ...]:
        """All values of a parameter, given repeatedly or separated by commas, each once and in order."""
        return split_values(self.query, name)

    def whole(self, name: str, default: int, *, low: int = 0, high: int = 1_000_000) -> int:
        """A whole number from the query, between ``low`` and ``high``."""
        text = self.value(name)
        if text == "":
            return default
        if not text.isascii() or not text.isdecimal() or not low <= int(text) <= high:
            raise UsageError(f"{text!r} is not a whole number from {low} to {high}", where=name)
        return int(text)

    def filters(self, *names: str) -> dict[str, str]:
        """The filters that are set, by name."""
        return {name: self.value(name) for name in names if self.value(name) != ""}

    @cached_property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters that stay on while a reader moves through the site."""
        pairs = [("as_of", self.as_of.isoformat())] if self.as_of is not None else []
        for name in SCOPE_LISTS:
            pairs += [(name, value) for value in getattr(self.scope, name)]
        return pairs if self.scope.nesting else [*pairs, ("nesting", "no")]

    def link(self, path: str, **extra: str | int) -> str:
        """A link to a page of this site that keeps as-of date and scope."""
        if len(extra) == 0 and len(self.kept) == 0:
            return prefix() + quoted(path)
        pairs = self.kept + [(name, str(value)) for name, value in extra.items() if value != ""]
        base, hash_sign, fragment = path.partition("#")
        return prefix() + quote(base, safe=_SAFE) + query_of(pairs) + hash_sign + fragment

    def link_with(self, path: str, pairs: Sequence[tuple[str, str]]) -> str:
        """A link to a page of this site with query values, of which one may stand several times."""
        return prefix() + quote(path, safe=_SAFE) + query_of([*self.kept, *pairs])

    def here(self, **changes: str | int) -> str:
        """A link to this page with some query values changed; "" takes a value away."""
        pairs = list(self.kept)
        for name in self.query:
            if name not in KEPT and name not in changes:
                pairs += [(name, value) for value in self.query.getlist(name) if value != ""]
        pairs += [(name, str(value)) for name, value in changes.items() if value != ""]
        return prefix() + quote(self.path, safe=_SAFE) + query_of(pairs)

    def own_values(self) -> list[tuple[str, str]]:
        """What the page itself was asked for, to survive a change of date or scope."""
        names = [name for name in self.query if name not in KEPT and name != "page"]
        return [(name, value) for name in names for value in self.query.getlist(name) if value != ""]

    def plain_path(self) -> str:
        """This page for the data date and without limits."""
        pairs = self.own_values()
        return prefix() + quote(self.path, safe=_SAFE) + query_of(pairs)

    @property
    def as_of_text(self) -> str:
        """The as-of date in the form field; blank where none was asked for."""
        return "" if self.as_of is None else self.as_of.isoformat()

    @property
    def scope_words(self) -> str:
        """The scope in a few words, for the bar."""
        limits = self.scope.as_dict()
        if len(limits) == 0:
            return _("everything recorded")
        return _("limited: %(limits)s") % {"limits": ", ".join(_(name) for name in limits)}

    def collections(self) -> tuple[tuple[str, str], ...]:
        """Key and title of every collection, in the order of the package."""
        return self.site.collections(self.release)

    def citation(self, title: str) -> str:
        """How to cite the page: release, date, title and address."""
        named = title if title.endswith(("?", ".")) else f"{title}."
        gaps = {"title": named, "day": self.as_of_text, "version": self.release.version, "address": self.address()}
        if self.as_of is None:
            return _("Hanse, the open observatory of city networks. %(title)s Release %(version)s. %(address)s") % gaps
        return (
            _("Hanse, the open observatory of city networks. %(title)s As of %(day)s, release %(version)s. %(address)s")
            % gaps
        )

    def iframe(self, title: str, name: str = "") -> str:
        """The snippet that shows a picture of this view on another page."""
        source = escape(self.address(Form.EMBED, figure=name))
        return (
            f'<iframe src="{source}" title="{escape(title)}" width="100%" height="480" loading="lazy" '
            'style="border:0"></iframe>'
        )

    def form(self, form: Form | str, **changes: str | int) -> str:
        """The address of this view in another form, by name; data have one address in every language."""
        form = Form[form.upper()] if isinstance(form, str) else form
        path, mark, query = self.here(**changes).removeprefix(prefix()).partition("?")
        spoken = "" if form in SAME_IN_ALL else prefix()
        return spoken + address(path or "/", form) + mark + query

    def address(self, form: Form | str = Form.PAGE, **changes: str | int) -> str:
        """The same in full, with the host, for use elsewhere."""
        return self.origin + self.form(form, **changes)

    @property
    def twin(self) -> str:
        """The address of the same view as JSON, which is the same in every language."""
        return self.form(Form.JSON)


@lru_cache(maxsize=16_384)
def quoted(path: str) -> str:
    """A path of this site as it stands in an address, its fragment kept."""
    return quote(path, safe=_SAFE + "#")


def query_of(pairs: Sequence[tuple[str, str]]) -> str:
    """The pairs as the query of an address, with its question mark; lists stay readable."""
    return f"?{urlencode(pairs, safe=',')}" if len(pairs) > 0 else ""


def split_values(query: QueryDict, name: str) -> tuple[str, ...]:
    """Values of a repeated or comma-separated parameter, each once and in order."""
    parts = [part.strip() for text in query.getlist(name) for part in str(text).split(",")]
    return tuple(dict.fromkeys(part[:MAX_VALUE_LENGTH] for part in parts if part != ""))


def read_as_of(query: QueryDict) -> date | None:
    """The as-of date asked for, or None for the data date; raises UsageError for anything that is no date."""
    text = str(query.get("as_of", "")).strip()
    if text == "":
        return None
    try:
        return parse_as_of(text)
    except ValueError as error:
        raise UsageError(
            f"{text[:40]!r} is not a date",
            where="as_of",
            hint="write a year, a month or a day: 2019, 2019-06 or 2019-06-30",
        ) from error


def read_scope(query: QueryDict) -> Scope:
    """The scope asked for; raises UsageError for words that the vocabularies lack."""
    lists = {name: split_values(query, name) for name in SCOPE_LISTS}
    return Scope(**lists, nesting=str(query.get("nesting", "")) != "no")


def read(site: Site, path: str, query: QueryDict, origin: str = "") -> Asked:
    """Everything a page function needs, from the parts of a request."""
    as_of, scope = read_as_of(query), read_scope(query)
    release = site.provider()
    view = release.view(as_of=as_of, scope=scope if scope.is_limited else None)
    return Asked(site, release, view, path, query, as_of, scope, origin)
