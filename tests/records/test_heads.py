"""A head kept outside finds what the chain alone cannot: a cut tail, a roll-back, a history written anew."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection

from dienhong.commune.models import Commune, Unit
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.heads import DamagedHeads, Head, append_head, heads_in, problems_with
from dienhong.records.models import ChainHead, Event, EventValues
from tests.factories.commune import village
from tests.parallel import at_once

NAMES = ["Đình Hạ", "Cầu Đá", "Phú Lộc", "Đông Sơn", "Ngọc Trì"]


@pytest.fixture
def kept(commune: Commune, by: Actor, at: datetime, tmp_path: Path) -> Path:
    """Five events, and a file with the head after each."""
    path = tmp_path / "heads.jsonl"
    for day, name in enumerate(NAMES):
        village(name, by=by, at=at)
        append_head(path, at + timedelta(days=day))
    return path


def cut_to(seq: int) -> None:
    """Cut the tail of the history past the program, and set its head right."""
    EventValues.objects.filter(pk__gt=seq).delete()
    Event.objects.filter(pk__gt=seq).delete()
    ChainHead.objects.update(seq=seq, hash=Event.objects.get(pk=seq).hash)


def test_a_head_is_one_line_of_a_private_file(kept: Path, at: datetime) -> None:
    lines = [json.loads(line) for line in kept.read_text(encoding="utf8").splitlines()]
    assert [line["seq"] for line in lines] == [1, 2, 3, 4, 5]
    assert [line["hash"] for line in lines] == list(Event.objects.values_list("hash", flat=True))
    assert [datetime.fromisoformat(line["at"]) for line in lines] == [at + timedelta(days=day) for day in range(5)]
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_head_that_has_not_moved_is_not_written_again(kept: Path, at: datetime) -> None:
    before = kept.read_bytes()
    assert append_head(kept, at + timedelta(days=9)).seq == 5
    assert kept.read_bytes() == before


def test_two_mornings_at_once_write_one_line(database_file: Path, at: datetime, tmp_path: Path) -> None:
    path = tmp_path / "heads.jsonl"
    heads = at_once(8, lambda _: append_head(path, at))
    assert heads == [Head(0, history.GENESIS, at)] * 8
    assert list(heads_in(path)) == [Head(0, history.GENESIS, at)]
    assert not list(problems_with(heads_in(path)))


def test_an_untouched_chain_has_every_head(kept: Path, commune: Commune, by: Actor, at: datetime) -> None:
    acts.change(Unit.objects.all()[0], verb="correct", by=by, at=at, name="Đình Thượng")
    assert list(problems_with(heads_in(kept))) == []


def test_a_cut_tail_is_told_by_the_first_head_beyond_it(kept: Path) -> None:
    cut_to(3)
    assert history.verify(), "the chain alone is whole"
    first, *more = problems_with(heads_in(kept))
    assert first.startswith("mốc ngoài lúc 09:00 ngày 13/6/2026 (sự kiện 4): chuỗi nay chỉ đến sự kiện 3")
    assert more == ["và 1 mốc sau đó cũng không khớp"]


def test_a_chain_written_anew_is_told_between_two_heads(kept: Path) -> None:
    previous = Event.objects.get(pk=2).hash
    for event in Event.objects.filter(pk__gt=2):
        event.previous, event.post = previous, "Người khác"
        event.hash = previous = history.chain_hash(event)
        event.save()
    ChainHead.objects.update(hash=previous)
    assert history.verify(), "the chain alone is whole"
    assert "lịch sử từ sự kiện 3 đến 3 đã bị viết lại" in next(problems_with(heads_in(kept)))


def test_a_missing_event_is_told(kept: Path) -> None:
    with connection.cursor() as cursor:
        cursor.execute("delete from records_eventvalues where event_id=2")
        cursor.execute("delete from records_event where seq=2")
    assert [problem.partition(": ")[2] for problem in problems_with(heads_in(kept))] == [
        "sự kiện này không còn trong chuỗi"
    ]


@pytest.mark.parametrize("line", ["{", "[]", '{"seq": 1}', '{"seq": "1", "hash": "x", "at": "2026-06-10"}', "\x00\xff"])
def test_a_damaged_line_is_told_by_its_number_and_hides_no_other(kept: Path, line: str) -> None:
    lines = kept.read_text(encoding="utf8").splitlines()
    lines[2] = line
    kept.write_text("\n".join(lines) + "\n", encoding="utf8")
    read: list[int] = []
    with pytest.raises(DamagedHeads, match="không đọc được dòng 3"):
        read.extend(head.seq for head in heads_in(kept))
    assert read == [1, 2, 4, 5]


def test_a_torn_line_does_not_swallow_the_next(kept: Path, commune: Commune, by: Actor, at: datetime) -> None:
    kept.write_bytes(kept.read_bytes()[:-40])
    append_head(kept, at)
    seen: list[int] = []
    with pytest.raises(DamagedHeads, match="dòng 5"):
        seen.extend(head.seq for head in heads_in(kept))
    assert seen == [1, 2, 3, 4, 5]
