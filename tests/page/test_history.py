"""The history on screen: what changed in words, posts and never names, nothing personal repeated."""

from datetime import date, datetime
from decimal import Decimal

from dienhong.commune.actions import seat_member
from dienhong.commune.models import Commune, Fact
from dienhong.documents.actions import record_document
from dienhong.page.history import _words, history_rows
from dienhong.petitions.actions import correct_reception
from dienhong.petitions.models import Booking
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.models import Closing
from tests.factories.commune import village
from tests.factories.petitions import reception, visit


def test_a_correction_is_told_field_by_field(commune: Commune, by: Actor, at: datetime) -> None:
    document = record_document(number="12-BC/ĐU", direction="out", signed_on=date(2026, 6, 1), by=by, at=at)
    acts.change(document, verb="correct", by=by, at=at, signed_on=date(2026, 6, 2), about_democracy=True)
    newest = history_rows(document)[0]
    assert newest["verb"] == "Đã sửa" and newest["by"] == by.post
    assert newest["changes"] == [
        {"label": "Về thực hiện dân chủ ở cơ sở", "before": "không", "after": "có"},
        {"label": "Ngày ban hành", "before": "01/6/2026", "after": "02/6/2026"},
    ]


def test_rows_of_people_are_counted_and_never_named(commune: Commune, by: Actor, at: datetime) -> None:
    session = reception(date(2026, 6, 4), by=by, at=at, visits=(visit(),))
    correct_reception(session.code, revision=1, visits=(visit(), visit("Việc khác")), by=by, at=at, note="Sửa")
    assert "đổi dòng" not in str(history_rows(session))
    correct_reception(session.code, revision=2, visits=(visit(), visit("Việc khác hẳn")), by=by, at=at, note="Sửa")
    assert {"label": "Lượt tiếp", "before": "", "after": "đổi dòng 2"} in history_rows(session)[0]["changes"]
    unit = village("Đình Hạ", by=by, at=at)
    seat_member(unit, name="Vũ Đức Thịnh", title="Trưởng thôn", from_on=date(2026, 1, 1), by=by, at=at)
    told = str(history_rows(session)) + str(history_rows(unit))
    assert "1 dòng thành 2 dòng" in told and "→" not in told
    for personal in ("Vũ Đức Thịnh", "031090004438", "Xóm Bến"):
        assert personal not in told


def test_erased_values_leave_the_act_without_its_words(commune: Commune, by: Actor, at: datetime) -> None:
    unit = village("Đình Hạ", by=by, at=at)
    acts.change(unit, verb="correct", by=by, at=at, name="Đình Thượng")
    history.erase_values(history.of(unit.code)[1], by=by, at=at, reason="Theo yêu cầu")
    erasure, erased, _ = history_rows(unit)
    assert erased["verb"] == "Đã sửa" and erased["changes"] == []
    assert erasure["changes"] == [{"label": "Lý do xóa", "before": "", "after": "Theo yêu cầu"}]


def test_instants_and_numbers_are_said_as_in_vietnam() -> None:
    assert _words(Closing(), "closed_at", "2025-12-31T17:30:00+00:00") == "00 giờ 30 ngày 01/01/2026"
    assert _words(Booking(), "hour", "07:30:00") == "07 giờ 30"
    assert _words(Fact(), "value", str(Decimal("34000"))) == "34.000"
