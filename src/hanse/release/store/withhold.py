"""Takes withheld claims and entities out of a release: a tombstone stays, the content does not.

The same function serves the build and the opening of an older release with a newer list (on a copy of it), so that
pages, exports and search, which all read the same tables, cannot disagree.
"""

import sqlite3
from collections.abc import Iterable, Mapping

from hanse.package.package import CLAIM_TABLES, ENTITY_TABLES


def withhold(connection: sqlite3.Connection, targets: Mapping[str, str]) -> None:
    """Remove ``targets`` (claim or entity id -> reason class) and everything that only they held.

    A claim about a withheld entity goes with it, also where it is about a second entity. Sources and names that
    nothing else uses go as well. Rosters that lose an entry no longer count as evidence of absence.
    """
    if len(targets) == 0:
        connection.commit()
        return
    connection.executescript(
        """
        PRAGMA secure_delete = ON;
        CREATE TEMP TABLE gone_entity (id TEXT PRIMARY KEY, reason_class TEXT);
        CREATE TEMP TABLE gone_claim (id TEXT PRIMARY KEY, reason_class TEXT);
        CREATE TEMP TABLE gone_name (kind TEXT, name TEXT, PRIMARY KEY (kind, name));
        CREATE TEMP TABLE gone_roster (id TEXT PRIMARY KEY);
        CREATE TEMP TABLE gone_source (id TEXT PRIMARY KEY);
        """
    )
    connection.execute("CREATE TEMP TABLE target (id TEXT PRIMARY KEY, reason_class TEXT)")
    connection.executemany("INSERT INTO target VALUES (?, ?)", sorted(targets.items()))
    for statement in _CLOSURE:
        connection.execute(statement)
    _delete(connection)
    for name in ("gone_entity", "gone_claim", "gone_name", "gone_roster", "gone_source", "target"):
        connection.execute(f"DROP TABLE temp.{name}")
    connection.commit()


# What goes with the targets, in order: each statement uses the sets that those before it filled.
_CLOSURE = (
    "INSERT INTO gone_entity SELECT id, reason_class FROM target WHERE id IN (SELECT id FROM entity)",
    "INSERT INTO gone_claim SELECT id, reason_class FROM target WHERE id IN (SELECT id FROM claim)",
    "INSERT OR IGNORE INTO gone_claim SELECT claim, reason_class FROM claim_entity JOIN gone_entity ON id = entity",
    "INSERT INTO gone_roster SELECT roster FROM roster_reading WHERE listed_body IN (SELECT id FROM gone_entity)",
    # Names: what the judgements on withheld entities judged, and names that no other claim holds.
    """INSERT OR IGNORE INTO gone_name SELECT kind, name FROM judgements
       WHERE decision = 'same' AND entity IN (SELECT id FROM gone_entity)""",
    "INSERT OR IGNORE INTO gone_name SELECT kind, name FROM claim_name WHERE claim IN (SELECT id FROM gone_claim)",
    """DELETE FROM gone_name WHERE (kind, name) IN
       (SELECT kind, name FROM claim_name WHERE claim NOT IN (SELECT id FROM gone_claim))""",
    """INSERT INTO gone_source SELECT DISTINCT source FROM claim WHERE id IN (SELECT id FROM gone_claim)
       AND source NOT IN (SELECT source FROM claim WHERE id NOT IN (SELECT id FROM gone_claim))
       AND source NOT IN (SELECT source FROM rosters WHERE id NOT IN (SELECT id FROM gone_roster))""",
    """UPDATE roster_reading SET is_usable = 0, reason = 'some entries are withheld'
       WHERE roster IN (SELECT roster FROM ties WHERE id IN (SELECT id FROM gone_claim))""",
)


def _delete(connection: sqlite3.Connection) -> None:
    for table in CLAIM_TABLES:
        connection.execute(f"DELETE FROM {table} WHERE id IN (SELECT id FROM gone_claim)")
    for table in ("claim_name", "claim_entity", "claim_judgement", "corrections", "membership"):
        connection.execute(f"DELETE FROM {table} WHERE claim IN (SELECT id FROM gone_claim)")
    connection.execute("DELETE FROM claim WHERE id IN (SELECT id FROM gone_claim)")
    connection.execute("DELETE FROM judgements WHERE (kind, name) IN (SELECT kind, name FROM gone_name)")
    connection.execute("DELETE FROM judgements WHERE context IN (SELECT id FROM gone_claim)")
    for table, column in (
        *((table, "id") for table in ENTITY_TABLES.values()),
        ("entity", "id"), ("judgements", "entity"), ("inclusion", "name"), ("admission", "network"),
        ("coverage", "network"), ("claim_entity", "entity"), ("document_issuer", "document"),
        ("document_issuer", "issuer"),
    ):  # fmt: skip
        connection.execute(f'DELETE FROM {table} WHERE "{column}" IN (SELECT id FROM gone_entity)')
    for kind in ("gone_claim", "gone_entity", "gone_roster", "gone_source"):
        connection.execute(f"DELETE FROM finding WHERE target IN (SELECT id FROM {kind})")
    connection.execute("UPDATE cities SET parent = '' WHERE parent IN (SELECT id FROM gone_entity)")
    connection.execute("DELETE FROM rosters WHERE id IN (SELECT id FROM gone_roster)")
    connection.execute("DELETE FROM roster_reading WHERE roster IN (SELECT id FROM gone_roster)")
    connection.execute("DELETE FROM sources WHERE id IN (SELECT id FROM gone_source)")
    for removed in connection.execute("SELECT id FROM gone_claim UNION SELECT id FROM gone_entity").fetchall():
        connection.execute("UPDATE accounting SET reason = 'withheld' WHERE instr(target, ?) > 0", removed)
    _bury(connection)


def _bury(connection: sqlite3.Connection) -> None:
    """Leave a tombstone for everything that went, and a line in the list where there is none yet."""
    for source in ("gone_claim", "gone_entity", "target"):
        connection.execute(f"INSERT OR REPLACE INTO tombstone SELECT id, reason_class FROM {source}")
    _clear_successors(connection, [row[0] for row in connection.execute("SELECT id FROM gone_entity")])


def _clear_successors(connection: sqlite3.Connection, entities: Iterable[str]) -> None:
    for gone in entities:
        for table in ("entity", *ENTITY_TABLES.values()):
            for key, successor in connection.execute(
                f"SELECT id, successor FROM {table} WHERE instr(successor, ?) > 0", (gone,)
            ).fetchall():
                kept = "; ".join(part for part in successor.split("; ") if part != gone)
                connection.execute(f"UPDATE {table} SET successor = ? WHERE id = ?", (kept, key))
