"""A connection is kept between requests: to open the file, read its tables and set it up cost more than a page's questions.

Two things that the closing of the last connection did are done here instead. After a request that wrote, what was written
ahead is moved into the file and the file beside it emptied, so that what was erased lies in neither. And who moves the
database away or lays another in its place (a restore) is noticed at the next request: nothing may be written into a file that
is nobody's any more.
"""

from pathlib import Path
from sqlite3 import Connection, OperationalError
from typing import Any

from django.db.backends.sqlite3 import base

WAITS = 500  # milliseconds the emptying waits for who still reads; it is tried again at the end of the next request


class DatabaseWrapper(base.DatabaseWrapper):
    """`ENGINE` is `dienhong.config.sqlite3`."""

    opened: tuple[int, int] | None = None
    emptied_at = 0  # how many rows this connection had changed when the file beside was last emptied

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file, and remember which one it is."""
        connection: Connection = super().get_new_connection(conn_params)
        self.opened, self.emptied_at = self._file(), 0
        return connection

    def close_if_unusable_or_obsolete(self) -> None:
        """Django asks this as a request begins and as it ends."""
        if self.connection is not None and not self.in_atomic_block:
            if self._file() != self.opened:
                self.close()
            else:
                self.empty()
        super().close_if_unusable_or_obsolete()

    def close(self) -> None:
        """Others may keep theirs open: this one leaves nothing of its own beside the file."""
        if not self.in_atomic_block:
            self.empty()
        super().close()

    def empty(self) -> None:
        """Move what this connection wrote ahead into the file, and empty the file beside. Who still reads the older state puts
        it off, and so does a file that may not be written."""
        connection = self.connection
        if connection is None or connection.total_changes == self.emptied_at:
            return
        if self.opened is None or self.opened != self._file():
            return
        try:
            connection.execute(f"PRAGMA busy_timeout={WAITS}")
            busy, _pages, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if not busy:
                self.emptied_at = connection.total_changes
        except OperationalError:  # locked or read-only: the data is safe where it is
            return
        finally:
            connection.execute(f"PRAGMA busy_timeout={int(self.settings_dict['OPTIONS']['timeout'] * 1000)}")

    def _file(self) -> tuple[int, int] | None:
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:  # moved away, or a database in memory
            return None
        return found.st_dev, found.st_ino
