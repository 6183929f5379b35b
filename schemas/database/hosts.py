"""When each host may be asked again, shared by all runs on a database."""

from __future__ import annotations

from sqlite_utils import Database

from schemas.database.transactions import writing


class HostSlots:
    """Hands out moments (seconds since the epoch) at which a host may be asked."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def reserve(self, host: str, delay_s: float, now: float) -> float:
        """The next free moment of a host; the one after it is ``delay_s`` later."""
        with writing(self._db):
            moment = max(now, self.next_free(host))
            self._set(host, moment + delay_s)
        return moment

    def postpone(self, host: str, until: float) -> None:
        """No request to the host before ``until``."""
        with writing(self._db):
            if until > self.next_free(host):
                self._set(host, until)

    def next_free(self, host: str) -> float:
        """When the host may be asked again; 0 when nothing is known."""
        row = self._db.conn.execute("select next_free from hosts where host = ?", [host]).fetchone()
        return float(row[0]) if row else 0.0

    def _set(self, host: str, moment: float) -> None:
        self._db.conn.execute(
            "insert into hosts values (?, ?) on conflict (host) do update set next_free = excluded.next_free",
            [host, moment],
        )
