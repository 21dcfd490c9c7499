"""A finding has who puts it right; its day moves with a reason, and the first one stays."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.records.actor import Actor
from dienhong.supervision import actions
from tests.factories import supervision


def test_a_day_put_off_keeps_the_first_one(
    commune: Commune, officer: Callable[[str], Client], by: Actor, at: datetime
) -> None:
    entry = supervision.inspection(date(2026, 4, 8), by=by, at=at)
    made = actions.add_finding(
        entry.code, text="Chưa niêm yết", correct_by=date(2026, 6, 1), owner="Phòng Kinh tế", by=by, at=at
    )
    with pytest.raises(Refused, match="phải ghi lý do"):
        actions.postpone_finding(entry.code, made.order, new_by=date(2026, 6, 30), reason=" ", by=by, at=at)
    with pytest.raises(Refused, match="dùng “Lùi hạn”"):
        actions.correct_finding(
            entry.code, made.order, text="Chưa niêm yết", correct_by=date(2026, 6, 30), by=by, at=at
        )
    for day in (date(2026, 6, 30), date(2026, 7, 31)):
        later = actions.postpone_finding(entry.code, made.order, new_by=day, reason="Chờ vốn", by=by, at=at)
    assert (later.first_by, later.correct_by, later.postponed_why) == (
        date(2026, 6, 1),
        date(2026, 7, 31),
        "Chờ vốn",
    )
    page = officer("party_office").get(entry.desk_path()).content.decode()
    assert "lùi từ 01/6/2026: Chờ vốn" in page and "Phòng Kinh tế" in page and "Đã lùi hạn khắc phục" in page
    undated = supervision.finding(entry, text="Chưa ghi sổ", correct_by=None, by=by, at=at)
    with pytest.raises(Refused, match="chưa đặt hạn"):
        actions.postpone_finding(entry.code, undated.order, new_by=date(2026, 7, 1), reason="Bận", by=by, at=at)
