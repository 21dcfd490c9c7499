"""Someone with the database file who knows its schema and the program's code; with or without the history's key."""

import hashlib
import hmac
import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path


@contextmanager
def database(data: Path) -> Iterator[sqlite3.Connection]:
    """The installation's database, past the program and past its constraints."""
    with closing(sqlite3.connect(data / "dienhong.sqlite3")) as opened:
        opened.execute("pragma foreign_keys=off")
        yield opened
        opened.commit()


def change(data: Path, *statements: str) -> None:
    """Run statements; each must hit a row."""
    with database(data) as opened:
        for statement in statements:
            assert opened.execute(statement).rowcount > 0, statement


def rechain(data: Path, start: int, key: str | None) -> None:
    """Recompute every hash from an event on and set the head right; with the key also the digests of the values."""

    def hashed(text: str) -> str:
        return (
            hmac.digest(key.encode(), text.encode(), "sha256").hex()
            if key
            else hashlib.sha256(text.encode()).hexdigest()
        )

    with database(data) as opened:
        previous = opened.execute(
            "select hash from records_event where seq < ? order by seq desc", (start,)
        ).fetchone()[0]
        rows = opened.execute(
            "select seq, code, verb, at, post, role, digest from records_event where seq >= ?", (start,)
        )
        for seq, code, verb, at, post, role, kept in sorted(rows.fetchall()):
            digest = kept
            if key:
                values = opened.execute(
                    "select values_json from records_eventvalues where event_id = ?", (seq,)
                ).fetchone()
                digest = hashed(values[0]) if values and values[0] else kept
            said = [seq, code, verb, at.replace(" ", "T") + "+00:00", post, role, digest, previous]
            told = hashed(json.dumps(said, ensure_ascii=False, separators=(",", ":")))
            opened.execute(
                "update records_event set previous = ?, digest = ?, hash = ? where seq = ?",
                (previous, digest, told, seq),
            )
            previous = told
        opened.execute("update records_chainhead set seq = (select max(seq) from records_event), hash = ?", (previous,))


def cut(data: Path, seq: int) -> None:
    """Cut the tail after an event and set the head right."""
    with database(data) as opened:
        opened.execute("delete from records_eventvalues where event_id > ?", (seq,))
        opened.execute("delete from records_event where seq > ?", (seq,))
        opened.execute(
            "update records_chainhead set seq = ?, hash = (select hash from records_event where seq = ?)", (seq, seq)
        )


def renumber(data: Path, start: int) -> None:
    """Close the gap that an event taken out left: later events move down by one."""
    with database(data) as opened:
        for table, column in (("records_event", "seq"), ("records_eventvalues", "event_id")):
            for (seq,) in opened.execute(
                f"select {column} from {table} where {column} > ? order by 1", (start,)
            ).fetchall():
                opened.execute(f"update {table} set {column} = ? where {column} = ?", (seq - 1, seq))


def key_of(data: Path) -> str:
    """The history's key, which lies beside the database and not in it."""
    return (data / "keys" / "history.key").read_text(encoding="utf8").strip()
