"""A database in a file, and many threads at one thing at the same instant."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from threading import Barrier
from typing import TypeVar
from uuid import uuid4

from django.core.management import call_command
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

T = TypeVar("T")


@contextmanager
def on_file(path: Path) -> Iterator[Path]:
    """Every connection of the block, in this thread and in new ones, goes to a freshly migrated file at `path` (on a
    PostgreSQL server: to a database made for the block)."""
    told = connections.settings["default"]
    kept, name = connections["default"], told["NAME"]
    served = kept.vendor == "postgresql"
    told["NAME"] = f"dienhong_{uuid4().hex}" if served else str(path)
    if served:
        _on_server(kept, f'CREATE DATABASE "{told["NAME"]}"')
    connections["default"] = connections.create_connection("default")
    try:
        call_command("migrate", verbosity=0)
        yield path
    finally:
        connections["default"].close()
        made, told["NAME"] = told["NAME"], name
        connections["default"] = kept
        if served:
            _on_server(kept, f'DROP DATABASE "{made}" WITH (FORCE)')


def _on_server(connection: BaseDatabaseWrapper, command: str) -> None:
    with connection._nodb_cursor() as cursor:
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
