"""A database in a file, and many threads at one thing at the same instant."""

import shutil
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

from django.core.management import call_command
from django.db import connections

T = TypeVar("T")


@contextmanager
def template(path: Path) -> Iterator[str]:
    """A migrated database without an entry, for `on_file` to copy while the block lasts: the file at `path` (on a PostgreSQL
    server: a database). Nobody is connected to it."""
    name = f"dienhong_{uuid4().hex}" if _served() else str(path)
    if _served():
        _on_server(f'CREATE DATABASE "{name}"')
    with _elsewhere(name):
        call_command("migrate", verbosity=0)
    yield name
    if _served():
        _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def on_file(path: Path, migrated: str) -> Iterator[Path]:
    """Every connection of the block, in this thread and in new ones, goes to a file at `path`, copied from the template
    `migrated` (on a PostgreSQL server: to a database made for the block)."""
    name = f"dienhong_{uuid4().hex}" if _served() else str(path)
    if _served():
        _on_server(f'CREATE DATABASE "{name}" TEMPLATE "{migrated}"')
    else:
        shutil.copyfile(migrated, path)
    try:
        with _elsewhere(name):
            yield path
    finally:
        if _served():
            _on_server(f'DROP DATABASE "{name}" WITH (FORCE)')


@contextmanager
def _elsewhere(name: str) -> Iterator[None]:
    told = connections.settings["default"]
    kept, before = connections["default"], told["NAME"]
    told["NAME"] = name
    connections["default"] = connections.create_connection("default")
    try:
        yield
    finally:
        connections["default"].close()
        told["NAME"] = before
        connections["default"] = kept


def _served() -> bool:
    return bool(connections["default"].vendor == "postgresql")


def _on_server(command: str) -> None:
    with connections["default"]._nodb_cursor() as cursor:
        cursor.execute(command)


def at_once(count: int, act: Callable[[int], T]) -> list[T | Exception]:
    """`act(0) … act(count - 1)`, each in a thread of its own, let go together; what each gave or raised."""
    start = Barrier(count)

    def run(number: int) -> T | Exception:
        try:
            start.wait(timeout=60)
            return act(number)
        except Exception as raised:
            return raised
        finally:
            connections.close_all()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(run, range(count)))
