"""The forms in which a view can be had: the ending of an address says which, and nothing else of it changes."""

from enum import Enum

EMBED_HEAD = "/embed"


class Form(Enum):
    """One form of a page: its value is the ending of the address."""

    PAGE = ""
    JSON = ".json"
    CSV = ".csv"
    METADATA = ".metadata.json"
    SVG = ".svg"
    PNG = ".png"
    EMBED = "embed"  # stands before the path: /embed/networks

    @property
    def is_data(self) -> bool:
        """True for JSON, where errors are JSON too."""
        return self in (Form.JSON, Form.METADATA)

    @property
    def media_type(self) -> str:
        """What the body is, as HTTP says it."""
        return _MEDIA_TYPES[self]

    @property
    def is_open(self) -> bool:
        """True for what scripts of other sites may read."""
        return self not in (Form.PAGE, Form.EMBED)


SAME_IN_ALL = (Form.JSON, Form.CSV, Form.METADATA)  # data are one for all readers: their addresses bear no language
_MEDIA_TYPES = {
    Form.PAGE: "text/html; charset=utf-8",
    Form.JSON: "application/json; charset=utf-8",
    Form.CSV: "text/csv; charset=utf-8",
    Form.METADATA: "application/json; charset=utf-8",
    Form.SVG: "image/svg+xml; charset=utf-8",
    Form.PNG: "image/png",
    Form.EMBED: "text/html; charset=utf-8",
}


def address(path: str, form: Form) -> str:
    """The path of a form of the page at ``path``."""
    if form is Form.PAGE:
        return path
    if form is Form.EMBED:
        return EMBED_HEAD + ("" if path == "/" else path)
    return ("/index" if path == "/" else path) + str(form.value)


def page_path(path: str, form: Form) -> str:
    """The path of the page that the address ``path`` of a form belongs to."""
    if form is Form.EMBED:
        path = path.removeprefix(EMBED_HEAD) or "/"
    elif form is not Form.PAGE:
        path = path.removesuffix(form.value)
    return "/" if path == "/index" else path


class FormConverter:
    """The ending of an address, for the routes: ``networks<form:form>``."""

    regex = r"(?:\.metadata\.json|\.json|\.csv|\.svg|\.png)?"

    def to_python(self, value: str) -> Form:
        """The form that the ending names."""
        return Form(value)

    def to_url(self, value: Form) -> str:
        """The ending of a form."""
        ending: str = str(value.value)
        return ending


class KeyConverter:
    """An id in an address, as short as it can be, so that it does not swallow the ending."""

    regex = r"[^/]+?"

    def to_python(self, value: str) -> str:
        """The id as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """The id as it stands."""
        return value
