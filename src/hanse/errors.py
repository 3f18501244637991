"""Every error Hanse raises on purpose: it says what is wrong, where, and what to do about it."""


class HanseError(Exception):
    """Root of all errors that a person can act on.

    ``what`` names the problem, ``where`` the place (file, row, column, URL), ``hint`` the next step.
    """

    def __init__(self, what: str, *, where: str = "", hint: str = "") -> None:
        self.what = what
        self.where = where
        self.hint = hint
        super().__init__(" ".join(part for part in (f"{where}:" if where else "", what, hint) if part))


class StructureError(HanseError):
    """A file, table or column that has to be there is not, or cannot be read: nothing can go on."""


class RowError(HanseError):
    """One row cannot be used. It is quarantined and the rest goes on."""

    def __init__(self, what: str, *, file: str, row: int, column: str, value: str, hint: str) -> None:
        self.file, self.row, self.column, self.value = file, row, column, value
        shown = value if len(value) <= 80 else value[:77] + "..."
        super().__init__(what, where=f"{file} row {row} {column}={shown!r}", hint=hint)


class NotFoundError(HanseError):
    """Nothing in the release answers to that name or identifier."""


class AmbiguousNameError(HanseError):
    """Several entities answer to a name; ``candidates`` holds (id, name, description) of each."""

    def __init__(self, what: str, *, candidates: tuple[tuple[str, str, str], ...], hint: str = "") -> None:
        self.candidates = candidates
        super().__init__(what, hint=hint)


class WithheldError(HanseError):
    """The content was withdrawn from publication; a tombstone says so."""


class ReleaseError(HanseError):
    """A release is missing, damaged, or was built by an incompatible version."""


class UsageError(HanseError):
    """The request is understood but cannot be met as asked (bad date, unknown option value)."""


class ConvergenceError(HanseError):
    """An iteration ended without the accuracy asked for; no figure is given rather than a wrong one."""


class WrongKindError(UsageError):
    """What was sent is of a kind that is not read here."""


class TooLargeError(UsageError):
    """What was sent is larger than what is read here at once."""


class TooManyError(UsageError):
    """One asker has asked for more than its share; ``retry_after`` is the number of seconds to wait."""

    def __init__(self, what: str, *, retry_after: int, where: str = "", hint: str = "") -> None:
        self.retry_after = retry_after
        super().__init__(what, where=where, hint=hint)


class NotReadyError(HanseError):
    """Something is being prepared; ``retry_after`` is the number of seconds after which to ask again."""

    def __init__(self, what: str, *, retry_after: int, where: str = "", hint: str = "") -> None:
        self.retry_after = retry_after
        super().__init__(what, where=where, hint=hint)
