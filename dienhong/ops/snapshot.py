"""One instant of the database while acts go on: a copy of the file, or PostgreSQL's own dump of one exported snapshot.

Whatever else a backup tells (head, counts, which files belong to it) is asked of that same instant.
"""

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction

from dienhong.ops.archive import DATABASE_DUMP, DATABASE_FILE
from dienhong.ops.cli import CommandError

Ask = Callable[[str], list[tuple[Any, ...]]]


@dataclass(frozen=True)
class Snapshot:
    """`path` holds the copy, called `name` in the backup; `ask` queries the same instant."""

    name: str
    path: Path
    ask: Ask


def is_sqlite() -> bool:
    """Whether the registers lie in a file of the data folder."""
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


@contextmanager
def snapshot(folder: Path) -> Iterator[Snapshot]:
    """The snapshot, its copy inside `folder`."""
    with (_of_file if is_sqlite() else _of_server)(folder) as taken:
        yield taken


@contextmanager
def _of_file(folder: Path) -> Iterator[Snapshot]:
    path = folder / "dienhong.sqlite3"
    copy_database(Path(str(settings.DATABASES["default"]["NAME"])), path)
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True)) as copy:
        yield Snapshot(DATABASE_FILE, path, lambda query: copy.execute(query).fetchall())


def copy_database(source: Path, target: Path) -> None:
    """A consistent copy of an SQLite database in use, as one file without companions."""
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True, timeout=60)) as live:
        os.close(os.open(target, os.O_CREAT | os.O_WRONLY, 0o600))
        with closing(sqlite3.connect(target)) as copy:
            live.backup(copy)  # all pages in one read transaction: writers go on, the copy sees none of them half
            copy.execute("pragma journal_mode=delete")
    with target.open("rb+") as file:
        os.fsync(file.fileno())


@contextmanager
def _of_server(folder: Path) -> Iterator[Snapshot]:
    if shutil.which("pg_dump") is None:
        raise CommandError("Thiếu pg_dump; hãy cài postgresql-client cùng phiên bản với máy chủ. Chưa sao lưu.")
    path = folder / "dienhong.dump"
    told = settings.DATABASES["default"]

    def ask(query: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(query)
            return list(cursor.fetchall())

    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        exported = ask("SELECT pg_export_snapshot()")[0][0]
        command = ["pg_dump", "--format=custom", "--no-owner", f"--snapshot={exported}", f"--file={path}"]
        done = subprocess.run(  # noqa: S603 - the command is ours
            [*command, str(told["NAME"])], env=server_environment(), capture_output=True, check=False
        )
        if done.returncode:
            raise CommandError("pg_dump không xong; chưa sao lưu. Hãy xem pg_dump và máy chủ có cùng phiên bản không.")
        path.chmod(0o600)
        yield Snapshot(DATABASE_DUMP, path, ask)


def server_environment() -> dict[str, str]:
    """What PostgreSQL's own programs read their connection from; the password is on no command line."""
    told = settings.DATABASES["default"]
    named = {"PGHOST": "HOST", "PGPORT": "PORT", "PGUSER": "USER", "PGPASSWORD": "PASSWORD"}
    return {**os.environ, **{name: str(told[key]) for name, key in named.items() if told.get(key)}}
