"""The year's plan: five things on every line, one plan a year, approved by a paper that exists."""

from dataclasses import replace
from datetime import date, datetime

import pytest
from django.test import Client

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


@pytest.mark.parametrize(
    ("number", "words"),
    [
        ("06-BC/VPĐU", "của UBND xã"),
        ("31-KH/ĐU", "của UBND xã"),
        ("82/NQ-HĐND", "của UBND xã"),
        ("45/BC-UBND", "không phải"),
    ],
)
def test_only_a_plan_or_a_decision_of_the_committee_approves(at: datetime, number: str, words: str) -> None:
    plan = draw_plan(PLAN, by=made.FOCAL, at=at)
    paper = document(number, date(2026, 1, 12), by=made.FOCAL, at=at)
    with pytest.raises(Refused, match=words):
        approve_plan(plan.code, paper.code, by=made.FOCAL, at=at)
    incoming = document("12/KH-UBND", date(2026, 1, 12), by=made.FOCAL, at=at, direction="in")
    with pytest.raises(Refused, match="sổ văn bản đi"):
        approve_plan(plan.code, incoming.code, by=made.FOCAL, at=at)
    decision = document("90/QĐ-UBND", date(2026, 1, 12), by=made.FOCAL, at=at)
    assert approve_plan(plan.code, decision.code, by=made.FOCAL, at=at).approved


def test_the_picker_offers_what_may_approve(officer, at: datetime) -> None:
    plan = draw_plan(PLAN, by=made.FOCAL, at=at)
    for number in ("06-BC/VPĐU", "45/BC-UBND", "12/KH-UBND", "90/QĐ-UBND"):
        document(number, date(2026, 1, 12), by=made.FOCAL, at=at)
    page = officer("committee_office").get(f"{plan.desk_path()}phe-duyet/").content.decode()
    offered = page.partition("<datalist")[2].partition("</datalist>")[0]
    assert "12/KH-UBND" in offered and "90/QĐ-UBND" in offered
    assert "06-BC/VPĐU" not in offered and "45/BC-UBND" not in offered


def test_anybody_reads_the_approved_plan_and_what_is_out(at: datetime) -> None:
    plan = draw_plan(replace(PLAN, note="Nội bộ", lines=(LINE, replace(LINE, what="Dự toán"))), by=made.FOCAL, at=at)
    client = Client()
    assert client.get("/cong-khai/ke-hoach/2026/").status_code == 404
    assert "Chưa có kế hoạch" in client.get("/cong-khai/ke-hoach/").content.decode()
    paper = document("12/KH-UBND", date(2026, 1, 12), by=made.FOCAL, at=at)
    approve_plan(plan.code, paper.code, by=made.FOCAL, at=at)
    public = made.published(at=at, plan=plan.code, plan_line=1)
    draft = made.drafted(date(2026, 6, 9), at=at, plan=plan.code, plan_line=2, says=made.says(title="Chưa ai được đọc"))
    assert "/cong-khai/ke-hoach/2026/" in client.get("/cong-khai/ke-hoach/").content.decode()
    assert "/cong-khai/ke-hoach/" in client.get("/cong-khai/").content.decode()
    page = client.get("/cong-khai/ke-hoach/2026/").content.decode()
    assert "12/KH-UBND" in page and public.public_path() in page and "30/6/2026" in page
    assert draft.code not in page and "Chưa ai được đọc" not in page and "Nội bộ" not in page
    assert "đã công khai" in page and "đang chuẩn bị" in page
