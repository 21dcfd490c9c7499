"""The year's plan: five things on every line, one plan a year, approved by a paper that exists."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from dienhong.disclosure.models import Plan
from dienhong.disclosure.plan.actions import approve_plan, change_plan, draw_plan, told_of
from dienhong.disclosure.plan.rules import LineData, PlanData, can_draw
from dienhong.law.verdict import Refused
from tests.factories import disclosure as made
from tests.factories.dialogue import document

pytestmark = pytest.mark.usefixtures("commune")
LINE = LineData("CK3", "Kế hoạch sử dụng đất", ("posting", "portal"), date(2026, 6, 30), "Phòng Kinh tế", "30 ngày")
PLAN = PlanData(2026, date(2026, 1, 5), (LINE,))


def test_a_plan_is_drawn_approved_and_then_stands(at: datetime) -> None:
    plan = draw_plan(PLAN, by=made.FOCAL, at=at)
    assert told_of(plan) == PLAN
    with pytest.raises(Refused, match="sổ văn bản"):
        approve_plan(plan.code, "VB-2026-0999", by=made.FOCAL, at=at)
    paper = document("12/KH-UBND", date(2026, 1, 12), by=made.FOCAL, at=at)
    approved = approve_plan(plan.code, paper.code, by=made.FOCAL, at=at)
    assert (approved.approved_on, approved.document) == (date(2026, 1, 12), paper.code)
    with pytest.raises(Refused, match="đã phê duyệt"):
        change_plan(plan.code, PLAN, revision=approved.revision, by=made.FOCAL, at=at)
    with pytest.raises(Refused, match="đã phê duyệt"):
        approve_plan(plan.code, paper.code, by=made.FOCAL, at=at)
    item = made.drafted(at=at, plan=plan.code, plan_line=1)
    assert item.plan_line == 1
    with pytest.raises(Refused, match="Dòng kế hoạch"):
        made.drafted(date(2026, 6, 9), at=at, plan=plan.code, plan_line=2)


def test_an_item_names_no_plan_that_nobody_approved(at: datetime) -> None:
    plan = draw_plan(PLAN, by=made.FOCAL, at=at)
    with pytest.raises(Refused, match="chưa được phê duyệt"):
        made.drafted(at=at, plan=plan.code, plan_line=1)


def test_one_plan_a_year(at: datetime) -> None:
    first = draw_plan(PLAN, by=made.FOCAL, at=at)
    with pytest.raises(Refused, match=first.code):
        draw_plan(PLAN, by=made.FOCAL, at=at)
    changed = change_plan(first.code, replace(PLAN, lines=(LINE, LINE)), revision=first.revision, by=made.FOCAL, at=at)
    assert changed.lines.count() == 2
    assert Plan.objects.count() == 1


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (replace(LINE, content="CK0"), "nội dung"),
        (replace(LINE, what=""), "việc cụ thể"),
        (replace(LINE, forms=()), "hình thức"),
        (replace(LINE, forms=("loa",)), "hình thức"),
        (replace(LINE, due_on=date(2027, 1, 1)), "không thuộc năm"),
        (replace(LINE, responsible=" "), "đơn vị thực hiện"),
    ],
)
def test_each_line_says_the_five_things_of_the_law(line: LineData, words: str) -> None:
    verdict = can_draw(replace(PLAN, lines=(line,)), twin="", today=date(2026, 6, 10))
    assert words in str(verdict.reasons[0])


def test_contents_without_a_line_are_told() -> None:
    verdict = can_draw(PLAN, twin="", today=date(2026, 6, 10))
    assert verdict
    assert "CK1, CK2, CK4" in str(verdict.warnings[0])
