"""The chain finds every altered past; values can be erased and it still verifies."""

import hashlib
import hmac
from datetime import datetime
from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.models import Commune, Unit
from dienhong.law.verdict import Refused
from dienhong.records import acts, hashes, history
from dienhong.records.actor import Actor
from dienhong.records.models import ChainHead, Event, EventValues
from tests.factories.commune import village

NAMES = ["Đình Hạ", "Cầu Đá", "Phú Lộc", "Đông Sơn", "Ngọc Trì"]


@pytest.fixture
def chain(commune: Commune, by: Actor, at: datetime) -> list[Unit]:
    """Five events."""
    return [village(name, by=by, at=at) for name in NAMES]


def test_a_whole_chain_verifies(chain: list[Unit]) -> None:
    verified = history.verify()
    assert verified and verified.events == len(NAMES)


@pytest.mark.parametrize(
    ("tamper", "place"),
    [
        ("update records_event set verb='correct' where seq=3", "sự kiện 3"),
        ("update records_event set post='Người khác' where seq=2", "sự kiện 2"),
        ("update records_event set at='2020-01-01 00:00:00' where seq=4", "sự kiện 4"),
        ("update records_eventvalues set values_json='{}' where event_id=3", "sự kiện 3"),
        ("delete from records_eventvalues where event_id=2", "sự kiện 2"),
        ("update records_chainhead set seq=4", "đầu chuỗi"),
    ],
)
def test_an_altered_past_is_found_where_it_is(chain: list[Unit], tamper: str, place: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(tamper)
    verified = history.verify()
    assert not verified
    assert verified.problems[0].startswith(place)


def test_a_removed_event_and_a_cut_tail_are_found(chain: list[Unit]) -> None:
    EventValues.objects.filter(pk=5).delete()
    Event.objects.filter(pk=5).delete()
    assert "đầu chuỗi" in history.verify().problems[0]
    EventValues.objects.filter(pk=2).delete()
    Event.objects.filter(pk=2).delete()
    assert "thiếu sự kiện 2" in history.verify().problems[0]


def test_erased_values_leave_the_chain_whole(chain: list[Unit], by: Actor, at: datetime) -> None:
    event = history.of(chain[0].code)[0]
    history.erase_values(event, by=by, at=at, reason="Theo yêu cầu của chủ thể dữ liệu")
    assert history.verify()
    assert history.changes_of(history.of(chain[0].code)[0]) == {}


def test_each_act_leaves_one_event_and_no_name(chain: list[Unit], by: Actor, at: datetime) -> None:
    unit = chain[0]
    acts.change(unit, verb="correct", by=by, at=at, name="Đình Thượng")
    acts.void(unit, by=by, at=at, reason="Ghi trùng")
    assert [event.verb for event in history.of(unit.code)] == ["record", "correct", "void"]
    assert {event.post for event in history.of(unit.code)} == {by.post}
    assert history.changes_of(history.of(unit.code)[1]) == {"name": ["Đình Hạ", "Đình Thượng"]}


def test_a_change_that_changes_nothing_leaves_no_event(chain: list[Unit], by: Actor, at: datetime) -> None:
    acts.change(chain[0], verb="correct", by=by, at=at, name=chain[0].name)
    assert len(history.of(chain[0].code)) == 1
    assert Unit.objects.get(pk=chain[0].code).revision == 1


def test_two_editors_the_second_is_told(chain: list[Unit], by: Actor, at: datetime) -> None:
    acts.change(chain[0], verb="correct", by=by, at=at, revision=1, name="Đình Thượng")
    with pytest.raises(acts.EditConflict) as conflict:
        acts.change(chain[0], verb="correct", by=by, at=at, revision=1, name="Đình Trung")
    assert conflict.value.current.name == "Đình Thượng"
    assert Unit.objects.get(pk=chain[0].code).name == "Đình Thượng"


def test_a_voided_entry_takes_no_further_act_and_is_never_deleted(chain: list[Unit], by: Actor, at: datetime) -> None:
    acts.void(chain[0], by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="đã hủy"):
        acts.change(chain[0], verb="correct", by=by, at=at, name="Khác")
    with pytest.raises(Refused, match="đã hủy"):
        acts.void(chain[0], by=by, at=at, reason="Lần nữa")
    with pytest.raises(TypeError):
        chain[0].delete()
    with pytest.raises(TypeError):
        Unit.objects.all().delete()


def test_voiding_needs_a_reason(chain: list[Unit], by: Actor, at: datetime) -> None:
    with pytest.raises(Refused, match="lý do"):
        acts.void(chain[0], by=by, at=at, reason="  ")
    assert Unit.objects.get(pk=chain[0].code).standing


def test_an_act_that_fails_leaves_nothing(chain: list[Unit], by: Actor, at: datetime) -> None:
    before = history.verify()
    with pytest.raises(RuntimeError), acts.changing(Unit, chain[0].code, verb="correct", by=by, at=at) as unit:
        unit.name = "Khác"
        raise RuntimeError
    assert history.verify() == before
    assert Unit.objects.get(pk=chain[0].code).name == NAMES[0]


@given(
    st.integers(min_value=1, max_value=10**9),
    st.lists(st.text(st.characters(exclude_categories=["Cs"])), min_size=7, max_size=7),
)
def test_what_an_event_says_is_its_canonical_json(seq: int, words: list[str]) -> None:
    assert hashes.said(seq, *words) == hashes.canonical([seq, *words])


def test_an_unkeyed_beginning_stays_as_it_was_sealed(chain: list[Unit], by: Actor, at: datetime) -> None:
    """An installation of before hashes were keyed: its beginning is sealed by the upgrade, and goes on keyed."""
    previous = history.GENESIS
    for event in Event.objects.all():
        event.previous = previous
        said = (event.code, event.verb, hashes.instant(event.at), event.post, event.role, event.digest, previous)
        event.hash = previous = hashlib.sha256(hashes.canonical([event.seq, *said]).encode()).hexdigest()
        event.save()
    ChainHead.objects.update(seq=5, hash=previous)
    import_module("dienhong.records.migrations.0002_keyed_chain").seal(apps, connection.schema_editor())
    acts.change(chain[0], verb="correct", by=by, at=at, name="Đình Thượng")
    assert history.verify() and history.verify().events == 6
    Event.objects.filter(pk=3).update(post="Người khác")
    assert history.verify().problems[0].startswith("sự kiện 3")
    ChainHead.objects.update(plain_until=0)
    assert history.verify().problems[0].startswith("sự kiện 1 ")


@given(st.text(min_size=1, max_size=200), st.text())
def test_the_keyed_digest_is_hmac_sha256(key: str, text: str) -> None:
    key, text = (each.encode(errors="ignore").decode() for each in (key, text))
    with override_settings(HISTORY_KEY=key):
        assert hashes.keyed_digest(text) == hmac.new(key.encode(), text.encode(), "sha256").hexdigest()
