"""The program's ground in a process of its own: a data folder with database and files that can be copied and entered.

Only processes started by this package use it: `start` sets Django up with the settings as shipped. A PostgreSQL server
is entered by a fresh database for each folder instead of a file (`DIENHONG_DATABASE` names the server).
"""

import importlib
import os
import shutil
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

Rows = dict[str, list[tuple[Any, ...]]]
DATABASE = "dienhong.sqlite3"


class State(NamedTuple):
    """All that a program which starts on a ground can find there: two that are equal lead to the same."""

    rows: Rows
    beside: Rows  # the tables that no model names: the search's own, counters
    files: dict[str, str]  # digests by path


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
    from django.db import connection

    quote, found = connection.ops.quote_name, {}
    with connection.cursor() as cursor:
        for model in apps.get_models(include_auto_created=True):
            if not model._meta.proxy:
                columns = ", ".join(quote(field.column) for field in model._meta.concrete_fields)
                cursor.execute(f"SELECT {columns} FROM {quote(model._meta.db_table)}")
                found[model._meta.db_table] = sorted(cursor.fetchall(), key=repr)
    return found


def state() -> State:
    """What the database and the files hold now."""
    return State(rows(), _beside(), _digests())


def _beside() -> Rows:
    from django.apps import apps
    from django.db import connection

    named = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        there = connection.introspection.table_names(cursor)
        if connection.vendor == "sqlite":
            there.append("sqlite_sequence")
        found = {}
        for table in set(there) - named:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            found[table] = sorted(cursor.fetchall(), key=repr)
    return found


def differences(one: Rows, other: Rows) -> list[str]:
    """The tables in which two states differ."""
    return sorted(table for table in one.keys() | other.keys() if one.get(table) != other.get(table))


def files() -> set[str]:
    """Every file under the data folder, by its path in it."""
    from django.conf import settings

    root = Path(settings.FILES)
    return {path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file()}


def _digests() -> dict[str, str]:
    """What those files hold, by digest."""
    from django.conf import settings

    return {path: sha256((Path(settings.FILES) / path).read_bytes()).hexdigest() for path in files()}


def attached() -> set[str]:
    """Every file that an attachment names, by its path in the data folder."""
    from django.conf import settings

    from dienhong.records.attachments import path_of
    from dienhong.records.models import Attachment

    named = Attachment.objects.values_list("sha256", flat=True).distinct()
    return {path_of(one).relative_to(settings.FILES).as_posix() for one in named}


def faults() -> list[str]:
    """What `dienhong doctor` and SQLite itself find wrong."""
    return _doctor() + database()


class Faults:
    """`faults` of many states that are mostly one of two: doctor looks at rows and files, so the same rows and files are looked
    at once. What SQLite says of its file is asked each time."""

    def __init__(self) -> None:
        self._seen: list[tuple[State, list[str]]] = []

    def __call__(self) -> list[str]:
        """What is wrong now."""
        now = state()
        told = next((told for seen, told in self._seen if seen == now), None)
        if told is None:
            told = _doctor()
            self._seen.append((now, told))
        return told + database()


def _doctor() -> list[str]:
    from dienhong.ops.doctor import CHECKS

    return [fault for _, check in CHECKS for fault in check() if fault is not None]


def database() -> list[str]:
    """What SQLite finds wrong with its own file."""
    from django.db import connection

    found = []
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            said = cursor.execute("PRAGMA integrity_check").fetchall()
        found += [f"SQLite: {row[0]}" for row in said if row[0] != "ok"]
    return found


def restarted() -> None:
    """The server's entry point, run again as by a server that starts anew."""
    from dienhong.config import wsgi

    importlib.reload(wsgi)
