"""References that lead nowhere, beyond those for which a row is quarantined."""

from collections.abc import Iterator

from hanse.package.finding import WARNING, Finding, at
from hanse.package.package import DataPackage
from hanse.package.row import Row
from hanse.package.schema import BY_NAME

_KEY_COLUMNS = {"admission": "network", "inclusion": "name", "coverage": "network", "withheld": "target"}


def check_codings(package: DataPackage) -> Iterator[Finding]:
    """Codings name a code of a codebook that is here, and evidence that is here."""
    keys = {row["key"] for row in package.rows("statements") if row["key"] != ""}
    for row in package.rows("codings"):
        book = package.codebooks.get(row["codebook"])
        if book is None:
            yield at(row, "codebook", "dangling reference", "there is no such codebook", "add it to codebooks/")
        elif row["code"] not in {code.id for code in book.codes}:
            hint = f"codes of {book.key}: {', '.join(code.id for code in book.codes)}"
            yield at(row, "code", "dangling reference", f"{book.key} has no such code", hint)
        for key in row.values("evidence"):
            if key not in keys:
                hint = "add the statement with this key, or take the key out"
                yield at(row, "evidence", "dangling reference", "no statement has this key", hint, value=key)


def check_corrections(package: DataPackage) -> Iterator[Finding]:
    """Corrections are of a claim that is here, of one of its columns, and of what it says."""
    corrected = {row["claim"] for row in package.rows("corrections")}
    claims = {row.id: row for row in package.claims() if row.id in corrected} if len(corrected) > 0 else {}
    for row in package.rows("corrections"):
        claim = claims.get(row["claim"])
        if claim is None:
            yield at(row, "claim", "dangling reference", "there is no such claim", "name the id of a claim")
        elif row["field"] not in claim.cells:
            hint = f"columns of {claim.table}: {', '.join(claim.cells)}"
            yield at(row, "field", "dangling reference", f"{claim.table} has no such column", hint)
        elif row["says"] != claim[row["field"]]:
            hint = f"the claim says {claim[row['field']]!r}; claims are never edited"
            yield at(row, "says", "correction", "this is not what the claim says", hint, severity=WARNING)


def check_withheld(package: DataPackage) -> Iterator[Finding]:
    """Whatever is withheld exists; a wrong id would leave the content public."""
    wanted = {row["target"] for row in package.rows("withheld")}
    if len(wanted) == 0:
        return
    known = {row.id for row in package.claims()} & wanted | {row.id for _, row in package.entities()}
    for row in package.rows("withheld"):
        if row["target"] not in known:
            hint = "name the id of a claim or entity; until then nothing is withheld by this row"
            yield at(row, "target", "dangling reference", "there is no such claim or entity", hint)


def check_other_references(package: DataPackage) -> Iterator[Finding]:
    """Sources of admission rules, superseded judgements, networks and collections of searches, inclusions."""
    networks = {row.id for row in package.rows("networks")}
    known = {row.id for _, row in package.entities()}
    sources = {row.id for row in package.rows("sources")}
    judgements = {row.id for row in package.rows("judgements")}
    for row in package.rows("admission"):
        if row["source"] != "" and row["source"] not in sources:
            yield at(row, "source", "dangling reference", "there is no such source", "add it to a sources.csv")
    for row in package.rows("judgements"):
        if row["supersedes"] != "" and row["supersedes"] not in judgements:
            yield at(row, "supersedes", "dangling reference", "there is no such judgement", "name the id it replaces")
    for row in package.rows("coverage"):
        if row["network"] not in networks | {"all"}:
            yield at(row, "network", "dangling reference", "there is no such network", "use its id, or all")
        if row["collection"] not in package.collections:
            yield at(row, "collection", "dangling reference", "there is no such collection", "use its key")
    for row in package.rows("inclusion"):
        if row["decision"] == "in" and row["name"] not in known:
            yield at(row, "name", "dangling reference", "there is no entity with this id", "use its id, or decide out")


def check_keys_of_statements(package: DataPackage) -> Iterator[Finding]:
    """A key under which other rows refer to a statement belongs to one statement."""
    seen: dict[str, Row] = {}
    for row in package.rows("statements"):
        if row["key"] != "" and seen.setdefault(row["key"], row) is not row:
            first = seen[row["key"]]
            message = f"the key is taken by {first.file} row {first.number}"
            yield at(row, "key", "duplicate key", message, "give it a key of its own")


def check_accounted_targets(package: DataPackage) -> Iterator[Finding]:
    """What the account says a row became is there."""
    known: dict[str, set[str]] = {}
    for row in package.rows("accounting"):
        for target in row.values("target"):
            table, _, key = target.partition(":")
            if table not in BY_NAME or table == "accounting":
                continue  # other files of the package, as reproduce:C001, are not tables
            if table not in known:
                column = _KEY_COLUMNS.get(table, "id")
                known[table] = {item[column] for item in package.rows(table)}
            if key not in known[table]:
                hint = "run the import again, or correct the account"
                yield at(row, "target", "accounting", f"{table} holds no such row", hint, value=target)
