"""The tables of derived.sqlite, made where there are none."""

import secrets
import sqlite3
from importlib.resources import files

from corpus.errors import WorkspaceDamaged

_APPLICATION = 0x6A697864  # "jixd"
_VERSION = 2
_NOTHING = ("", -1, 0)  # version, generation and decisions of which nothing was made


def prepare(connection: sqlite3.Connection) -> None:
    """Raises WorkspaceDamaged for tables of another program or version."""
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("BEGIN IMMEDIATE")
    try:
        (tables,) = connection.execute("SELECT COUNT(*) FROM sqlite_schema").fetchone()
        if not tables:
            script = files("corpus.store").joinpath("derived.sql").read_text("utf-8")
            for statement in script.split(";\n"):
                connection.execute(statement)
            # The first turn is random: what was made for a file that is gone fits no later one.
            first = (*_NOTHING, secrets.randbelow(2**31) << 20)
            connection.execute("INSERT INTO meta VALUES (?, ?, ?, ?)", first)
            connection.execute(f"PRAGMA application_id = {_APPLICATION}")
            connection.execute(f"PRAGMA user_version = {_VERSION}")
        connection.commit()
    finally:
        connection.rollback()
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if (application, version) != (_APPLICATION, _VERSION):
        raise WorkspaceDamaged("derived.sqlite: of another version; expected to be made anew")
