"""A data folder in which a commune may begin: empty, and left empty when the beginning fails."""

import sqlite3
from contextlib import closing
from pathlib import Path

from dienhong.ops.cli import CommandError
from dienhong.ops.emptiness import SIGNS_OF_USE, nothing_entered
from dienhong.ops.start import DATABASE, data_folder, place

KEYS = "keys"
DATABASE_FILES = frozenset(DATABASE + ending for ending in ("", "-wal", "-shm", "-journal"))


def refuse_unless_empty(folder: Path, what: str) -> None:
    """Raise CommandError unless the folder is absent, empty, holds keys only, or a database in which nothing was entered.

    `what` is what would have gone into it, as the sentence begins: "Dữ liệu mẫu".
    """
    if not folder.exists():
        return
    if not folder.is_dir():
        raise CommandError(f"{folder} không phải thư mục. Chưa ghi gì; hãy đặt DIENHONG_DATA vào một thư mục trống.")
    foreign = sorted(path.name for path in folder.iterdir() if path.name not in DATABASE_FILES | {KEYS})
    if foreign:
        names = ", ".join(foreign[:3]) + (", …" if len(foreign) > 3 else "")
        raise CommandError(
            f"Thư mục {folder} đã có thứ khác ({names}). Chưa ghi gì vào đó. {what} chỉ vào thư mục trống; "
            "hãy đặt DIENHONG_DATA vào một thư mục trống."
        )
    if (folder / DATABASE).exists() and not _was_interrupted(folder / DATABASE):
        raise CommandError(
            f"Thư mục {folder} đã có dữ liệu. Chưa ghi gì vào đó. {what} không bao giờ trộn với dữ liệu khác; "
            "hãy đặt DIENHONG_DATA vào một thư mục trống."
        )


def refuse_unless_server_is_empty(what: str) -> None:
    """The same for the PostgreSQL database the setting names. Django must be set up."""
    from django.db import DatabaseError, connection

    try:
        if nothing_entered(connection):
            return
    except DatabaseError as wrong:
        raise CommandError(f"Không nối được tới {place(data_folder())}: {wrong}. Chưa ghi gì.") from wrong
    raise CommandError(
        f"Cơ sở dữ liệu PostgreSQL này đã có dữ liệu. Chưa ghi gì vào đó. {what} không bao giờ trộn với dữ liệu "
        "khác; hãy đặt DIENHONG_DATABASE vào một cơ sở dữ liệu trống."
    )


def _was_interrupted(database: Path) -> bool:
    """Whether the file is a database of ours in which nothing has been entered yet."""
    # Even to read, SQLite puts files beside a database; where it has none of its own it is read as if on a disc.
    mode = "mode=ro" if Path(f"{database}-wal").exists() else "immutable=1"
    try:
        with closing(sqlite3.connect(f"{database.as_uri()}?{mode}", uri=True)) as opened:
            tables = {name for (name,) in opened.execute("select name from sqlite_master where type = 'table'")}
            if tables and "django_migrations" not in tables:
                return False
            entered = [f"select 1 from {name}" for name in SIGNS_OF_USE if name in tables]  # noqa: S608 - names are ours
            return not any(opened.execute(query).fetchone() for query in entered)
    except sqlite3.DatabaseError:
        return False


def migrate() -> None:
    """Create the tables, or bring them up to this program."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def take_away(folder: Path) -> None:
    """An installation that did not finish leaves no database behind; the folder held none with anything in it. On a
    server empty tables stay: the next beginning takes them."""
    from django.db import connection

    connection.close()
    for name in DATABASE_FILES:
        (folder / name).unlink(missing_ok=True)
