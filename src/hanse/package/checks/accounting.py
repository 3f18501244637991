"""The account of the material handed in: every row of every file, once, with what became of it."""

from collections import defaultdict
from collections.abc import Iterator

from hanse.package.finding import ERROR, Finding, at, in_file
from hanse.package.package import DataPackage


def check_account(package: DataPackage) -> Iterator[Finding]:
    """Rows missing from the account or in it twice; entered rows without a target, others without a reason."""
    numbers: dict[str, list[int]] = defaultdict(list)
    for row in package.rows("accounting"):
        numbers[row["file"]].append(row.integer("row") or 0)
        if row["outcome"] == "entered" and row["target"] == "":
            yield at(row, "target", "accounting", "it is entered as nothing", "say table and id, as ties:c0123")
        if row["outcome"] == "not entered" and row["reason"] == "":
            yield at(row, "reason", "accounting", "no reason is given why it did not enter", "say why not")
    for file, held in sorted(numbers.items()):
        missing = sorted(set(range(1, max(held) + 1)) - set(held))
        doubled = sorted({number for number in held if held.count(number) > 1})
        for rows, what in ((missing, "are missing"), (doubled, "stand in it twice")):
            if len(rows) > 0:
                message = f"{len(rows)} rows of {file} {what}, the first is row {rows[0]}"
                hint = "run the import again; every row enters or is listed with the reason why not"
                yield in_file("accounting.csv", "row", "accounting", message, hint, severity=ERROR, value=file)
