"""Starting Django for a command, and the clock a command acts by."""

import os
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from dienhong.ops.cli import CommandError

if TYPE_CHECKING:
    from dienhong.commune.models import Commune

DATABASE = "dienhong.sqlite3"


def data_folder() -> Path:
    """The installation's data folder, without starting Django."""
    default = Path(__file__).resolve().parents[2] / "var"
    return Path(os.environ.get("DIENHONG_DATA") or default).resolve()


def installed() -> "tuple[Commune, datetime]":
    """Start Django; the installed commune and the instant of the command. Raises CommandError when nothing is installed."""
    folder = data_folder()
    if not served() and not (folder / DATABASE).is_file():
        raise CommandError(
            f"Chưa có dữ liệu ở {folder}. Hãy chạy “dienhong init” hoặc “dienhong demo load”, hoặc đặt DIENHONG_DATA."
        )
    setup()
    from django.db import DatabaseError

    from dienhong.commune.models import Commune
    from dienhong.page.clock import now_for

    try:
        commune = Commune.installed()
    except DatabaseError as wrong:
        raise CommandError(f"Không đọc được {place(folder)}: {wrong}.") from wrong
    if commune is None:
        raise CommandError(f"Trong {place(folder)} chưa có xã nào. Hãy chạy “dienhong init” hoặc “dienhong demo load”.")
    return commune, now_for(commune)


def setup() -> None:
    """Start Django. Raises CommandError when the setting of the database does not read."""
    import django

    from dienhong.config.database import BadDatabase

    try:
        django.setup()
    except BadDatabase as wrong:
        raise CommandError(f"{wrong}. Chưa làm gì.") from None


def served() -> bool:
    """Whether a server has the database, not a file in the data folder."""
    return bool(os.environ.get("DIENHONG_DATABASE"))


def place(folder: Path) -> str:
    """The database in an operator's words, without its address: that may hold a password."""
    return "cơ sở dữ liệu PostgreSQL của DIENHONG_DATABASE" if served() else f"cơ sở dữ liệu ở {folder}"


def holds_a_commune(folder: Path) -> bool:
    """Whether the database has a commune; a file is looked into without starting Django."""
    if served():
        return _server_holds_a_commune()
    path = folder / DATABASE
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        try:
            return bool(database.execute("select 1 from commune_commune").fetchone())
        except sqlite3.OperationalError:
            return False


def _server_holds_a_commune() -> bool:
    setup()
    from django.db import OperationalError, ProgrammingError

    from dienhong.commune.models import Commune

    try:
        return Commune.installed() is not None
    except ProgrammingError:  # no such table yet
        return False
    except OperationalError as wrong:
        raise CommandError(f"Không nối được tới {place(data_folder())}: {wrong}.") from wrong
