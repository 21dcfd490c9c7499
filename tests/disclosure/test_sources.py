"""A permanent item is flagged by itself when the paper it cites is voided, replaced or changed, once for each such paper."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.disclosure import actions
from dienhong.disclosure.models import Item
from dienhong.disclosure.sources import changed_sources, names
from dienhong.documents.models import Document
from dienhong.ops.papers_due import put_together
from dienhong.records import acts
from dienhong.records.actor import Actor
from tests.disclosure.test_public import at_day, words
from tests.factories import disclosure as made
from tests.factories.dialogue import document

SIGNED, LATER = date(2026, 6, 2), date(2026, 6, 20)


@pytest.fixture
def source(commune: Commune, by: Actor, at: datetime) -> Document:
    return document("12/QĐ-UBND", SIGNED, by=by, at=at, title="Phân công nhiệm vụ")


@pytest.fixture
def item(source: Document, at: datetime) -> Item:
    """Who answers for what (CK4): it hangs for good."""
    return made.published(at=at, content="CK4", document=source.code, says=made.says(title="Phân công, số điện thoại"))


def later(number: str, title: str, *, by: Actor) -> Document:
    return document(number, date(2026, 6, 18), by=by, at=at_day(date(2026, 6, 19)), title=title)


def test_a_paper_that_changes_it_flags_it_once(officer, commune: Commune, item: Item, by: Actor) -> None:
    assert item.permanent and changed_sources(LATER) == []
    later("40/BC-UBND", "Kết quả thực hiện Quyết định 12/QĐ-UBND", by=by)
    later("112/QĐ-UBND", "Sửa đổi Quyết định 112/QĐ-UBND", by=by)
    assert put_together(commune, at_day(LATER)).flagged == 0
    cause = later("31/QĐ-UBND", "Sửa đổi, bổ sung Quyết định số 12/QĐ-UBND ngày 02/6/2026", by=by)
    assert put_together(commune, at_day(LATER)).flagged == 1
    fresh = Item.objects.get(pk=item.code)
    assert fresh.changed_on == date(2026, 6, 18) and "31/QĐ-UBND" in fresh.changed_why
    assert Deadline.objects.filter(code=item.code, key="changed").get().is_open
    assert "Phải công khai lại" in words(officer("committee_office").get("/ban-lam-viec/cong-khai/").content)
    assert put_together(commune, at_day(LATER)).flagged == 0
    fresh_text = made.says(title=item.title, text="Phân công mới.", why="Theo 31/QĐ-UBND")
    actions.renew(item.code, fresh_text, by=made.WRITER, at=at_day(LATER))
    made.shown(item, at=at_day(LATER))
    assert put_together(commune, at_day(date(2026, 6, 22))).flagged == 0
    assert Item.objects.get(pk=item.code).changed_by == cause.code
    later("50/QĐ-UBND", "Bãi bỏ Quyết định 12/QĐ-UBND", by=by)
    assert put_together(commune, at_day(date(2026, 6, 22))).flagged == 1


def test_a_voided_source_flags_it(commune: Commune, item: Item, source: Document, by: Actor) -> None:
    acts.void(source, by=by, at=at_day(date(2026, 6, 15)), reason="Ghi trùng.")
    assert put_together(commune, at_day(LATER)).flagged == 1
    fresh = Item.objects.get(pk=item.code)
    assert fresh.changed_on == date(2026, 6, 15) and "Ghi trùng." in fresh.changed_why


def test_what_an_officer_flagged_is_only_noted(commune: Commune, item: Item, by: Actor) -> None:
    actions.source_changed(item.code, on=date(2026, 6, 18), why="Đổi số", by=made.FOCAL, at=at_day(date(2026, 6, 19)))
    later("31/QĐ-UBND", "Thay thế Quyết định 12/QĐ-UBND", by=by)
    put_together(commune, at_day(LATER))
    assert Item.objects.get(pk=item.code).changed_why == "Đổi số"
    assert Deadline.objects.filter(code=item.code, key__startswith="changed").count() == 1
    assert changed_sources(LATER) == []


def test_what_hangs_for_a_time_only_is_not_flagged(commune: Commune, source: Document, by: Actor, at: datetime) -> None:
    made.published(at=at, document=source.code)
    later("31/QĐ-UBND", "Thay thế Quyết định 12/QĐ-UBND", by=by)
    assert changed_sources(LATER) == []


@pytest.mark.parametrize(
    ("title", "named"),
    [
        ("Sửa đổi Quyết định 12/QĐ-UBND", True),
        ("Sửa đổi 12/QĐ-UBND, 13/QĐ-UBND", True),
        ("Sửa đổi Quyết định 112/QĐ-UBND", False),
        ("Sửa đổi Quyết định 12/QĐ-UBND-VP", False),
    ],
)
def test_a_number_is_named_whole(title: str, named: bool) -> None:
    assert names(title, "12/QĐ-UBND") is named
