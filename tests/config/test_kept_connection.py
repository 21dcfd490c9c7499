"""A connection is kept between requests: what it wrote is in the file after each, what it erased is nowhere, and it is let go
when its file is no longer the one under its name."""

import sqlite3
from collections.abc import Iterator
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


pytestmark = pytest.mark.django_db
SECRET = "Bùi Văn Sính, xóm 4"


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A file with one word in it."""
    told(tmp_path / "registers.sqlite3", "trước")
    return tmp_path / "registers.sqlite3"


@pytest.fixture
def kept(path: Path) -> Iterator[DatabaseWrapper]:
    """A connection as a thread of the server has it."""
    usual = {"AUTOCOMMIT": True, "ATOMIC_REQUESTS": False, "CONN_HEALTH_CHECKS": False, "TIME_ZONE": None}
    wrapper = DatabaseWrapper({**usual, **at_file(path)}, alias="kept")
    yield wrapper
    wrapper.close()


def do(wrapper: DatabaseWrapper, *statements: str) -> None:
    with wrapper.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)


def lying(path: Path) -> bool:
    """Whether the secret lies in the file or in one beside it."""
    return any(SECRET.encode() in one.read_bytes() for one in path.parent.glob(f"{path.name}*"))


def end_of_request(wrapper: DatabaseWrapper) -> None:
    wrapper.close_if_unusable_or_obsolete()


def test_a_database_laid_in_the_place_of_another_is_read_at_the_next_request(
    kept: DatabaseWrapper, path: Path, tmp_path: Path
) -> None:
    assert read(kept) == "trước"
    before = kept.connection
    end_of_request(kept)
    assert kept.connection is before
    told(tmp_path / "restored.sqlite3", "sau")
    (tmp_path / "restored.sqlite3").replace(path)
    end_of_request(kept)
    assert read(kept) == "sau"


def test_what_was_erased_lies_nowhere_after_the_request_though_others_stay_open(
    kept: DatabaseWrapper, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as other:
        assert other.execute("select word from t").fetchone() == ("trước",)
        do(kept, f"update t set word = '{SECRET}'")
        assert lying(path)
        do(kept, "update t set word = 'đã xóa'")
        assert lying(path), "it still lies in what was written ahead"
        end_of_request(kept)
        assert not lying(path) and Path(f"{path}-wal").stat().st_size == 0
        assert other.execute("select word from t").fetchone() == ("đã xóa",)


def test_who_reads_an_older_state_puts_it_off_to_the_next_request(kept: DatabaseWrapper, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        do(kept, f"update t set word = '{SECRET}'")
        other.execute("begin")
        assert other.execute("select word from t").fetchone() == (SECRET,)
        do(kept, "update t set word = 'đã xóa'")
        end_of_request(kept)
        assert lying(path) and read(kept) == "đã xóa"
        assert other.execute("select word from t").fetchone() == (SECRET,)
        other.execute("commit")
        end_of_request(kept)
        assert not lying(path)


def test_one_that_closes_leaves_nothing_of_its_own_and_nothing_is_done_where_nothing_was_written(
    kept: DatabaseWrapper, path: Path
) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("select word from t").fetchone()
        do(kept, f"update t set word = '{SECRET}'", "update t set word = 'đã xóa'")
        kept.close()
        assert not lying(path)
        with closing(sqlite3.connect(path, isolation_level=None)) as third:
            third.execute("update t set word = 'người khác'")
            written = Path(f"{path}-wal").stat().st_size
            assert written and read(kept) == "người khác"
            end_of_request(kept)
            assert Path(f"{path}-wal").stat().st_size == written
