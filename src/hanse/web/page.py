"""What a page function hands back: the view to show, the template, and the words around it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from hanse.release.views import Context


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb trail; the last one is the page itself and is not a link."""

    label: str
    path: str = ""


@dataclass(frozen=True)
class Table:
    """The data behind a page as one table: what its address with ``.csv`` gives."""

    columns: tuple[str, ...]  # snake_case, with the unit where there is one: members, share_percent
    rows: tuple[tuple[object, ...], ...]
    sources: tuple[str, ...] = ()  # keys of the sources that the rows rest on
    row_sources: tuple[str, ...] = ()  # where rows restate what one source says: the source of each row
    meanings: Mapping[str, str] = field(default_factory=dict)  # of columns that web/columns.py does not know


@dataclass(frozen=True)
class Drawing:
    """The picture of a page, which stands alone: what its address with ``.svg`` and ``.png`` gives."""

    svg: Markup  # one <svg> with a viewBox; classes of charts.css only
    title: str
    subtitle: str = ""  # definition, unit, scope
    source: str = ""
    table: Table | None = None  # the data of this drawing, where that is not the table of the page


@dataclass(frozen=True)
class Page:
    """A view and everything the layout needs to show it.

    ``view`` is the dataclass that the ``.json`` twin prints; nothing may be shown that it does not hold.
    ``extra`` holds drawings and lists derived from it for the template. ``drawing`` is the main picture of the page;
    ``drawings`` are its others by name, which their addresses carry as ``figure``.
    """

    view: object
    template: str
    title: str
    crumbs: tuple[Crumb, ...]
    context: Context
    description: str = ""
    section: str = ""  # path of the entry of the main navigation to mark
    extra: Mapping[str, object] = field(default_factory=dict)
    table: Table | None = None
    drawing: Drawing | None = None
    drawings: Mapping[str, Drawing] = field(default_factory=dict)
    is_passing: bool = False  # a part is still being computed: the page is not kept by anybody

    def figure_of(self, svg: object) -> str | None:
        """Under which name the picture ``svg`` can be had alone: "" for the main one, None where it cannot."""
        if self.drawing is not None and self.drawing.svg == svg:
            return ""
        return next((name for name, drawing in self.drawings.items() if drawing.svg == svg), None)

    def picture(self, name: str) -> Drawing | None:
        """The picture of that name, "" for the main one; None where there is none."""
        return self.drawing if name == "" else self.drawings.get(name)

    def table_of(self, name: str) -> Table | None:
        """The data behind the picture of that name, else the table of the page."""
        picture = self.picture(name)
        return self.table if picture is None or picture.table is None else picture.table


@dataclass(frozen=True)
class Redirect:
    """The content lives at another path of this site (a merged id, a name, another spelling).

    ``pairs`` are query values that go along; the as-of date and the scope always do.
    """

    path: str
    pairs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Download:
    """A file made from the release: CSV sheets and the zip of all tables."""

    body: bytes
    media_type: str
    filename: str
