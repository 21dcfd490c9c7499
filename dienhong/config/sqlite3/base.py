"""A connection is kept between requests: to open the file, read its tables and set it up cost more than a page's questions.

Who moves the file away or lays another in its place (a restore) is noticed at the next request: nothing may be written into
a file that is nobody's any more.
"""

from pathlib import Path
from sqlite3 import Connection
from typing import Any

from django.db.backends.sqlite3 import base


class DatabaseWrapper(base.DatabaseWrapper):
    """`ENGINE` is `dienhong.config.sqlite3`."""

    opened: tuple[int, int] | None = None

    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file, and remember which one it is."""
        connection: Connection = super().get_new_connection(conn_params)
        self.opened = self._file()
        return connection

    def close_if_unusable_or_obsolete(self) -> None:
        """Django asks this as a request begins and as it ends."""
        if self.connection is not None and not self.in_atomic_block and self._file() != self.opened:
            self.close()
        super().close_if_unusable_or_obsolete()

    def _file(self) -> tuple[int, int] | None:
        try:
            found = Path(self.settings_dict["NAME"]).stat()
        except OSError:  # moved away, or a database in memory
            return None
        return found.st_dev, found.st_ino
