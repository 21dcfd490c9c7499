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
    if not (folder / DATABASE).is_file():
        raise CommandError(
            f"Chưa có dữ liệu ở {folder}. Hãy chạy “dienhong init” hoặc “dienhong demo load”, hoặc đặt DIENHONG_DATA."
        )
    setup()
    from django.db import OperationalError

    from dienhong.commune.models import Commune
    from dienhong.page.clock import now_for

    try:
        commune = Commune.installed()
    except OperationalError as wrong:
        raise CommandError(f"Không đọc được cơ sở dữ liệu ở {folder}: {wrong}.") from wrong
    if commune is None:
        raise CommandError(
            f"Cơ sở dữ liệu ở {folder} chưa có xã nào. Hãy chạy “dienhong init” hoặc “dienhong demo load”."
        )
    return commune, now_for(commune)


def setup() -> None:
    """Start Django."""
    import django

    django.setup()


def holds_a_commune(folder: Path) -> bool:
    """Whether the folder's database has a commune, without starting Django."""
    path = folder / DATABASE
    if not path.is_file():
        return False
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        try:
            return bool(database.execute("select 1 from commune_commune").fetchone())
        except sqlite3.OperationalError:
            return False
