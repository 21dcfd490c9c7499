"""Where an act can be cut off: before every SQL statement, before and after every commit, before every change on the disk.

Installed in a forked child only, which never takes it off again.
"""

import os
import signal
import stat
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

ON_DISK = frozenset({"open", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.truncate"})


class Points:
    """Counts the points an act passes, and dies by SIGKILL at the one numbered `die_at` (0: never)."""

    def __init__(self, files: Path, die_at: int = 0) -> None:
        self.passed: list[str] = []
        self._files, self._die_at = str(files), die_at

    def install(self) -> "Points":
        """Watch the database connection and the disk of this process."""
        from django.db import connection

        connection.ensure_connection()
        connection.execute_wrappers.append(self._statement)
        self._around_commit(connection)
        sys.addaudithook(self._disk)
        self._before_sync(os.fsync)
        return self

    def point(self, name: str, last_wish: Callable[[], object] | None = None) -> None:
        """Pass one point, or die there; `last_wish` first leaves the disk as a kill a moment earlier would have."""
        self.passed.append(name)
        if len(self.passed) == self._die_at:
            if last_wish:
                last_wish()
            os.kill(os.getpid(), signal.SIGKILL)

    def _statement(self, execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        self.point(f"sql {sql[:60]}")
        return execute(sql, params, many, context)

    def _around_commit(self, connection: Any) -> None:
        commit = connection._commit

        def counted() -> None:
            self.point("before commit")
            commit()
            self.point("after commit")

        connection._commit = counted

    def _before_sync(self, sync: Callable[[int], None]) -> None:
        def counted(handle: int) -> None:
            told = os.fstat(handle)
            if stat.S_ISREG(told.st_mode):
                self.point("file half written", lambda: os.ftruncate(handle, told.st_size // 2))
            self.point("before sync")
            sync(handle)

        os.fsync = counted  # type: ignore[assignment]

    def _disk(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event in ON_DISK and any(self._ours(one) for one in arguments):
            self.point(f"disk {event}")

    def _ours(self, argument: object) -> bool:
        return isinstance(argument, str | os.PathLike) and os.fspath(argument).startswith(self._files)
