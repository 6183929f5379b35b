"""A quick look at a database after a run: seconds, not the full ``whosaid verify``."""

from __future__ import annotations

from pathlib import Path

from schemas.database import connect


def quick_findings(path: Path) -> list[str]:
    """What is wrong with a database, in sentences; empty when nothing is.

    Raises:
        BadDatabase: it cannot be opened at all.

    """
    db = connect(path, readonly=True)
    try:
        damage = [row[0] for row in db.conn.execute("pragma quick_check(5)") if row[0] != "ok"]
        orphans = db.conn.execute("pragma foreign_key_check").fetchmany(5)
        findings = [f"The file is damaged: {text}." for text in damage]
        findings += [
            f"A row of {table} points at a row of {parent} that is not there."
            for table, _, parent, _ in orphans
        ]
        return findings
    finally:
        db.close()
