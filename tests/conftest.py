"""What most tests stand on: a commune, an actor, an instant, and officers who are signed in."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

import pytest
from django.test import Client, TransactionTestCase
from django.utils import timezone
from hypothesis import settings
from pytest_django.plugin import DjangoDbBlocker

from dienhong.commune.models import Commune
from dienhong.records.actor import Actor
from tests.factories import commune as made
from tests.parallel import on_file, template
from tests.postgres import MARKER

#: Whoever takes one of these, itself or through another fixture, may ask the database.
DATABASE_FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}

# A busy machine is no reason for a test to fail: nothing here is timed.
settings.register_profile("dienhong", deadline=None)
settings.load_profile("dienhong")


@pytest.fixture(scope="session")
def migrated(
    django_db_setup: None, django_db_blocker: DjangoDbBlocker, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[str]:
    """The template of `database_file`, migrated once a worker."""
    made_once = ExitStack()
    with django_db_blocker.unblock():
        name = made_once.enter_context(template(tmp_path_factory.mktemp("migrated") / "dienhong.sqlite3"))
    yield name
    with django_db_blocker.unblock():
        made_once.close()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """A second run on a server leaves out what asks no database: pytest-django bars it from one, so nothing could differ."""
    if MARKER not in os.environ:
        return
    left_out = [item for item in items if not _asks_a_database(item)]
    config.hook.pytest_deselected(items=left_out)
    items[:] = [item for item in items if _asks_a_database(item)]


def _asks_a_database(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    made_of = getattr(item, "cls", None)
    if made_of is not None and issubclass(
        made_of, TransactionTestCase
    ):  # property tests: a transaction for each example
        return True
    return item.get_closest_marker("django_db") is not None or not DATABASE_FIXTURES.isdisjoint(fixtures)


@pytest.fixture
def database_file(migrated: str, django_db_blocker: DjangoDbBlocker, tmp_path: Path) -> Iterator[Path]:
    """A real database file instead of the one in memory, so that threads meet each other as the server's workers do."""
    with django_db_blocker.unblock(), on_file(tmp_path / "dienhong.sqlite3", migrated) as path:
        yield path


@pytest.fixture
def by() -> Actor:
    """A clerk of the Party office."""
    return Actor(post="Chuyên viên Văn phòng Đảng ủy", role="party_office")


@pytest.fixture
def at() -> datetime:
    """9 o'clock on Wednesday 10/6/2026, in Vietnam."""
    return timezone.make_aware(datetime(2026, 6, 10, 9, 0))  # noqa: DTZ001 - made aware here


@pytest.fixture
def commune(db: None) -> Commune:
    """An Khánh without any entry; it is not demo data, its clock is pinned to 10/6/2026."""
    return made.an_khanh()


@pytest.fixture
def officer(commune: Commune) -> Callable[[str], Client]:
    """`officer("party_office")` → a client signed in with that role."""

    def sign_in(role: str = "party_office") -> Client:
        client = Client()
        client.force_login(made.account(role))
        return client

    return sign_in
