"""The program's ground in a process of its own: a data folder with database and files that can be copied and entered.

Only processes started by this package use it: `start` sets Django up with the settings as shipped. A PostgreSQL server
is entered by a fresh database for each folder instead of a file (`DIENHONG_DATABASE` names the server).
"""

import importlib
import os
import shutil
from pathlib import Path
from typing import Any

Rows = dict[str, list[tuple[Any, ...]]]
DATABASE = "dienhong.sqlite3"


def start(folder: Path) -> None:
    """Django with the program's own settings over `folder`; a migrated, empty commune in `folder`/base."""
    os.environ["DIENHONG_DATA"] = str(folder)
    os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
    import django

    django.setup()
    from django.core.management import call_command

    from tests.factories.commune import an_khanh

    (folder / "base").mkdir()
    enter(folder / "base")
    call_command("migrate", verbosity=0)
    an_khanh()
    leave()


def enter(folder: Path) -> None:
    """From now on the program's database and files are those of `folder`."""
    from django.conf import settings
    from django.db import connections

    connections.close_all()
    connections.settings["default"]["NAME"] = connections["default"].settings_dict["NAME"] = str(folder / DATABASE)
    settings.FILES = folder / "files"


def leave() -> None:
    """Close the database: what is copied or forked next shares no open connection."""
    from django.db import connections

    connections.close_all()


def copy(source: Path, target: Path) -> Path:
    """A ground of one's own that is as `source` was left."""
    return Path(shutil.copytree(source, target))


def rows() -> Rows:
    """All that the database holds, table by table: two states are the same when this is the same."""
    from django.apps import apps

    models = apps.get_models(include_auto_created=True)
    return {model._meta.db_table: sorted(model._base_manager.values_list(), key=repr) for model in models}


def differences(one: Rows, other: Rows) -> list[str]:
    """The tables in which two states differ."""
    return sorted(table for table in one.keys() | other.keys() if one.get(table) != other.get(table))


def files() -> set[str]:
    """Every file under the data folder, by its path in it."""
    from django.conf import settings

    root = Path(settings.FILES)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def attached() -> set[str]:
    """Every file that an attachment names, by its path in the data folder."""
    from django.conf import settings

    from dienhong.records.attachments import path_of
    from dienhong.records.models import Attachment

    named = Attachment.objects.values_list("sha256", flat=True).distinct()
    return {path_of(one).relative_to(settings.FILES).as_posix() for one in named}


def faults() -> list[str]:
    """What `dienhong doctor` and SQLite itself find wrong."""
    from django.db import connection

    from dienhong.ops.doctor import CHECKS

    found = [fault for _, check in CHECKS for fault in check() if fault is not None]
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchall()
        found += [f"SQLite: {row[0]}" for row in said if row[0] != "ok"]
    return found


def restarted() -> None:
    """The server's entry point, run again as by a server that starts anew."""
    from dienhong.config import wsgi

    importlib.reload(wsgi)
