"""What one running site knows: where its release comes from and who answers for it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

from hanse.publish.exports import restricted_collections
from hanse.publish.reproduce import Report, reproduce
from hanse.release import Release
from hanse.web import cldr, language
from hanse.web.exonyms import shown_names
from hanse.web.limits import Limits
from hanse.web.matching import Matching
from hanse.web.share import Shares
from hanse.web.shelf import Shelf
from hanse.web.studies import Studies

ENVIRON_KEY = "hanse.site"
Collections = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Codebook:
    """A codebook and its codes: (code, label, definition)."""

    key: str
    title: str
    is_single: bool  # one code an item: the others are then no finding of their own
    codes: tuple[tuple[str, str, str], ...]


@dataclass(frozen=True)
class Site:
    """One served site.

    ``provider`` gives the release to read; it is asked on every request, so a site may move on to a newer
    one. ``contact`` is the address that corrections go to, as the operator set it ("" where none is set),
    ``address`` the site's own, for citations and embeds.
    ``literature`` is the folder of the published figures to check (``data/reproduce``). ``matching`` resolves the
    names that visitors bring, ``studies`` answers with analyses.
    """

    provider: Callable[[], Release]
    contact: str = ""
    literature: Path | None = None
    matching: Matching = field(default_factory=lambda: Matching(None), repr=False)
    shares: Shares = field(default_factory=Shares, repr=False)
    studies: Studies = field(default_factory=Studies, repr=False)
    address: str = ""  # scheme and host under which the site is known; "" for the one a request came by
    limits: Limits = field(default_factory=Limits, repr=False)
    shelf: Shelf = field(default_factory=Shelf, repr=False)
    _lock: Lock = field(default_factory=Lock, repr=False)
    _reports: dict[str, Report] = field(default_factory=dict, repr=False)
    _codebooks: dict[str, Mapping[str, Codebook]] = field(default_factory=dict, repr=False)
    _collections: dict[str, Collections] = field(default_factory=dict, repr=False)
    _countries: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False)
    _shown_names: dict[str, Mapping[str, str]] = field(default_factory=dict, repr=False)

    def country_names(self, release: Release) -> Mapping[str, str]:
        """Names of countries by code, in the reader's language."""
        held, spoken = release.contents.catalogue.countries, language.current()
        if spoken == language.DEFAULT:
            return held
        key = f"{release.version} {spoken}"
        if key not in self._countries:
            self._countries[key] = {code: cldr.territory(code, spoken) or name for code, name in held.items()}
        return self._countries[key]

    def country_words(self, release: Release) -> Mapping[str, str]:
        """Names of countries in the reader's language by the name that the release gives them."""
        held = release.contents.catalogue.countries
        if language.current() == language.DEFAULT:
            return {}
        key = f"{release.version} {language.current()} by name"
        if key not in self._countries:
            names = self.country_names(release)
            self._countries[key] = {name: names[code] for code, name in held.items()}
        return self._countries[key]

    def shown_names(self, release: Release) -> Mapping[str, str]:
        """Names of cities and networks in the reader's language by path, where they are known and differ."""
        spoken = language.current()
        if spoken == language.DEFAULT:
            return {}
        key = f"{release.version} {spoken}"
        if key not in self._shown_names:
            self._shown_names[key] = shown_names(release, spoken)
        return self._shown_names[key]

    def barred(self, release: Release) -> Mapping[str, str]:
        """Collections that may not be passed on as they are, with their word for it; read once per release."""
        return release.contents.remember(
            "barred", lambda: {one.key: one.redistribution for one in restricted_collections(release)}
        )

    def has_place(self, release: Release, geonames_id: int | None) -> bool:
        """True where the release holds the place: those of 5,000 inhabitants and more."""
        row = release.contents.database.row("SELECT 1 FROM place WHERE geonames_id = ?", (geonames_id,))
        return row is not None

    def collections(self, release: Release) -> Collections:
        """Key and title of every collection of the release; read once per release."""
        if release.version not in self._collections:
            rows = release.contents.database.rows("SELECT key, title FROM collections ORDER BY title")
            self._collections[release.version] = tuple((row["key"], row["title"]) for row in rows)
        return self._collections[release.version]

    def codebooks(self, release: Release) -> Mapping[str, Codebook]:
        """Codebooks with their codes, by key; read once per release."""
        if release.version not in self._codebooks:
            database = release.contents.database
            codes: dict[str, list[tuple[str, str, str]]] = {}
            for row in database.rows("SELECT codebook, code, label, definition FROM code ORDER BY codebook, position"):
                codes.setdefault(row["codebook"], []).append((row["code"], row["label"], row["definition"]))
            books = database.rows("SELECT key, title, choice FROM codebook ORDER BY title")
            self._codebooks[release.version] = {
                row["key"]: Codebook(
                    row["key"], row["title"], row["choice"] == "single", tuple(codes.get(row["key"], ()))
                )
                for row in books
            }
        return self._codebooks[release.version]

    def report(self, release: Release) -> Report | None:
        """The figures of the literature against the release, computed once per release; None without the figures."""
        if self.literature is None or not self.literature.is_dir():
            return None
        with self._lock:
            if release.version not in self._reports:
                self._reports.clear()
                self._reports[release.version] = reproduce(release, self.literature)
            return self._reports[release.version]
