"""The tables of a release as CSV: the package's own, with the entities that names stand for, and the memberships."""

from collections.abc import Iterator, Sequence

from hanse.package.schema import BY_NAME, TABLES, Table
from hanse.release.contents import Contents
from hanse.release.membershipsheet import MEMBERSHIP_HEADER, membership_rows
from hanse.release.store.csvtext import csv_parts
from hanse.release.store.identity import stands_sorted
from hanse.release.store.rows import columns_of

MEMBERSHIPS = "memberships"
_CODES, _COLLECTIONS = "codes", "collections"
# Tables that are no table of the package: what a row of each is.
DERIVED_MEANINGS = {
    MEMBERSHIPS: "The status of each recorded city in each network on the data date, derived from the ties",
    _CODES: "A code of a codebook and what it means",
    _COLLECTIONS: "Where claims were collected from: citation, licence, and what may be passed on",
}
# What may be passed on of a table, by the collection's word: sources are cited in any case, lists are described where
# derived tables are allowed, and what was transcribed is given only where that is.
_PASSED_ON = {
    "rosters": "WHERE collection IN (SELECT key FROM collections WHERE redistribution != 'no')",
    **dict.fromkeys(
        ("ties", "statements", "codings"),
        "WHERE collection IN (SELECT key FROM collections WHERE redistribution = 'yes')",
    ),
    "corrections": """WHERE claim IN (SELECT claim.id FROM claim JOIN collections ON key = collection
                      WHERE redistribution = 'yes')""",
}
# Columns of the tables that list what claims refer to, each with where it stands.
_LISTED = {
    _CODES: (
        (
            ("codebook", "codebook.key"), ("code", "code.code"), ("label", "label"), ("definition", "definition"),
            ("codebook_title", "title"), ("paper", "paper"), ("unit_of_coding", "unit"), ("choice", "choice"),
        ),
        "code JOIN codebook ON codebook.key = code.codebook",
    ),
    _COLLECTIONS: (
        tuple(
            (name, name) for name in (
                "key", "title", "citation", "licence", "redistribution", "recorded_on", "how_taken", "coder_kind",
            )
        ),
        "collections",
    ),
}  # fmt: skip
_SIDES = {"ties": ("subject", "object"), "statements": ("subject",), "codings": ("subject",)}


def sheet_names() -> tuple[str, ...]:
    """The tables of a release, those first that are none of the package."""
    return (*DERIVED_MEANINGS, *(table.name for table in TABLES))


def sheet_parts(contents: Contents, name: str) -> Iterator[str]:
    """One table as canonical CSV, part by part, as far as the collections may be passed on."""
    if name == MEMBERSHIPS:
        return csv_parts(MEMBERSHIP_HEADER, membership_rows(contents), are_sorted=True)
    if name in _LISTED:
        header, tables = _LISTED[name]
        return csv_parts([column for column, _ in header], contents.database.rows(_listed_query(header, tables)))
    return _package_parts(contents, BY_NAME[name])


def _listed_query(header: Sequence[tuple[str, str]], tables: str) -> str:
    return f"SELECT {', '.join(cell for _, cell in header)} FROM {tables}"


def _package_parts(contents: Contents, table: Table) -> Iterator[str]:
    """A table of the package; claims with the ids of the entities they are about."""
    header = columns_of(table)
    sides = _SIDES.get(table.name, ())
    columns = [f'"{table.name}"."{name}"' for name in header]
    columns += [
        f"""(SELECT coalesce(group_concat(entity, '; '), '') FROM (SELECT entity FROM claim_entity
             WHERE claim = {table.name}.id AND side = '{side}' ORDER BY entity))"""
        for side in sides
    ]
    where = f"WHERE NOT ({_ONLY_IN_RESTRICTED})" if table.name == "judgements" else _PASSED_ON.get(table.name, "")
    connection = contents.database.connection()
    rows = connection.execute(f'SELECT {", ".join(columns)} FROM "{table.name}" NOT INDEXED {where}')
    are_sorted = stands_sorted(connection, table.name)
    return csv_parts((*header, *(f"{side}_ids" for side in sides)), rows, are_sorted=are_sorted)


# A name is passed on unless every claim that holds it is of a collection whose words may not be.
_ONLY_IN_RESTRICTED = """
    EXISTS (SELECT 1 FROM claim_name JOIN claim ON claim.id = claim
            WHERE claim_name.kind = judgements.kind AND claim_name.name = judgements.name)
    AND NOT EXISTS (SELECT 1 FROM claim_name JOIN claim ON claim.id = claim
            JOIN collections ON collections.key = claim.collection AND redistribution = 'yes'
            WHERE claim_name.kind = judgements.kind AND claim_name.name = judgements.name)
"""
