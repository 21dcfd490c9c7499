"""A connection is kept between requests, and let go when its file is no longer the one under its name."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from dienhong.config.database import at_file
from dienhong.config.sqlite3.base import DatabaseWrapper


def told(path: Path, word: str) -> None:
    with closing(sqlite3.connect(path)) as made, made:
        made.execute("create table t (word text)")
        made.execute("insert into t values (?)", (word,))


def read(wrapper: DatabaseWrapper) -> str:
    with wrapper.cursor() as cursor:
        cursor.execute("select word from t")
        return str(cursor.fetchone()[0])


@pytest.mark.django_db
def test_a_database_laid_in_the_place_of_another_is_read_at_the_next_request(tmp_path: Path) -> None:
    path = tmp_path / "registers.sqlite3"
    told(path, "trước")
    usual = {"AUTOCOMMIT": True, "ATOMIC_REQUESTS": False, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None}
    wrapper = DatabaseWrapper({**usual, **at_file(path)}, alias="kept")
    try:
        assert read(wrapper) == "trước"
        kept = wrapper.connection
        wrapper.close_if_unusable_or_obsolete()
        assert wrapper.connection is kept
        told(tmp_path / "restored.sqlite3", "sau")
        (tmp_path / "restored.sqlite3").replace(path)
        wrapper.close_if_unusable_or_obsolete()
        assert read(wrapper) == "sau"
    finally:
        wrapper.close()
