"""hanse info: the release in numbers."""

from hanse.cli.opening import open_current
from hanse.cli.options import Format, FormatOption, ReleaseOption
from hanse.cli.output import Report, Sheet, emit
from hanse.publish.exports import citation
from hanse.release import as_json


def info(release: ReleaseOption = None, format: FormatOption = Format.TABLE) -> None:
    """Show version, date and size of the release."""
    opened = open_current(release)
    content = as_json(opened.info())
    pairs = tuple((key.replace("_", " "), str(value)) for key, value in content.items())
    sheet = Sheet("", ("key", "value"), tuple((key, str(value)) for key, value in content.items()))
    remarks = (f"Cite as: {citation(opened)}",)
    emit(Report(f"Release {content['version']}", pairs, remarks=remarks), content, format, csv_sheet=sheet)
