"""What a page function hands back: the view to show, the template, and the words around it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar, overload

from markupsafe import Markup

from hanse.release.views import Context

Item = TypeVar("Item")


@dataclass(frozen=True)
class Crumb:
    """One step of the breadcrumb trail; the last one is the page itself and is not a link."""

    label: str
    path: str = ""


class Later(Sequence[Item]):
    """A list that is made when somebody reads it: most readers of a page do not take its table along."""

    def __init__(self, make: Callable[[], Sequence[Item]]) -> None:
        self._make = make

    @cached_property
    def _made(self) -> Sequence[Item]:
        return self._make()

    @overload
    def __getitem__(self, at: int) -> Item: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Item]: ...
    def __getitem__(self, at: int | slice) -> Item | Sequence[Item]:
        """The item or items at a place."""
        return self._made[at]

    def __len__(self) -> int:
        """How many there are."""
        return len(self._made)


@dataclass(frozen=True)
class Table:
    """The data behind a page as one table: what its address with ``.csv`` gives."""

    columns: tuple[str, ...]  # snake_case, with the unit where there is one: members, share_percent
    rows: Sequence[tuple[object, ...]]
    sources: Sequence[str] = ()  # keys of the sources that the rows rest on
    row_sources: Sequence[str] = ()  # where rows restate what one source says: the source of each row
    meanings: Mapping[str, str] = field(default_factory=dict)  # of columns that web/columns.py does not know


@dataclass(frozen=True)
class Drawing:
    """The picture of a page, which stands alone: what its address with ``.svg`` and ``.png`` gives."""

    svg: Markup  # one <svg> with a viewBox; classes of charts.css only
    title: str
    subtitle: str = ""  # definition, unit, scope
    source: str = ""
    table: Table | None = None  # the data of this drawing, where that is not the table of the page
    make: Callable[[], Markup] | None = None  # draws it, where the page itself shows it otherwise: ``svg`` is blank

    def drawn(self) -> Markup:
        """The drawing itself."""
        return self.svg if self.make is None else self.make()


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
        """The picture of that name, "" for the main one, else the first; None where there is none."""
        if name != "" or self.drawing is not None:
            return self.drawing if name == "" else self.drawings.get(name)
        return next(iter(self.drawings.values()), None)

    def table_of(self, name: str) -> Table | None:
        """The data behind the picture of that name, else the table of the page."""
        picture = self.picture(name)
        if picture is None or picture.table is None or (name == "" and self.table is not None):
            return self.table
        return picture.table


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
