"""What is read beside a page's subject is read again after every act, by whomever and in whichever process."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune, Unit
from dienhong.records.actor import Actor
from dienhong.records.models import ChainHead
from dienhong.records.until_an_act import UntilAnAct
from tests.factories.commune import village


def names() -> tuple[str, ...]:
    return tuple(Unit.objects.filter(kind="village").order_by("code_number").values_list("name", flat=True))


@pytest.fixture
def known() -> UntilAnAct[tuple[str, ...]]:
    """The names of the villages."""
    return UntilAnAct(names)


def asked(known: UntilAnAct[tuple[str, ...]]) -> int:
    with CaptureQueriesContext(
        connection,
    ) as told:
        known()
    return len(told)


def test_it_is_asked_once_an_act(known: UntilAnAct[tuple[str, ...]], commune: Commune, by: Actor, at: datetime) -> None:
    village("Cầu Đá", by=by, at=at)
    assert known() == ("Cầu Đá",)
    assert asked(known) == 1, "only the head is asked"
    village("Đình Hạ", by=by, at=at)
    assert known() == ("Cầu Đá", "Đình Hạ")
    assert asked(known) == 1


def test_before_the_first_act_nothing_is_kept(known: UntilAnAct[tuple[str, ...]], commune: Commune) -> None:
    ChainHead.objects.all().delete()
    assert known() == () and asked(known) == 2
    ChainHead.objects.create(pk=1)
    assert known() == () and asked(known) == 2


def test_an_act_between_the_head_and_the_reading_leaves_nothing_old(commune: Commune, by: Actor, at: datetime) -> None:
    village("Cầu Đá", by=by, at=at)
    late = ["Đình Hạ", "Trung Hòa"]

    def meanwhile() -> tuple[str, ...]:
        found = names()
        if late:
            village(late.pop(0), by=by, at=at)
        return found

    known = UntilAnAct(meanwhile)
    assert known() == ("Cầu Đá",)
    assert known() == ("Cầu Đá", "Đình Hạ")
    assert known() == ("Cầu Đá", "Đình Hạ", "Trung Hòa")


def test_another_database_with_another_history_is_read_anew(
    known: UntilAnAct[tuple[str, ...]], commune: Commune, by: Actor, at: datetime
) -> None:
    village("Cầu Đá", by=by, at=at)
    assert known() == ("Cầu Đá",)
    # As after a restore: other rows and the head that belongs to them.
    Unit.objects.all().update(name="Lạng Am")
    ChainHead.objects.update(hash="f" * 64)
    assert known() == ("Lạng Am",)
