"""The statutory book: its form by the day, its cells by the visit, numbers masked, a denouncer withheld."""

import io
from datetime import date, datetime
from typing import TYPE_CHECKING

import python_calamine

from dienhong.commune.models import Commune
from dienhong.law.book_forms import form_on
from dienhong.petitions.book import rows
from dienhong.petitions.models import Visit
from dienhong.records import acts
from dienhong.records.actor import Actor
from tests.factories.petitions import reception, visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from django.test import Client

THURSDAY = date(2026, 6, 4)


def book(day: date) -> list[dict[str, str]]:
    form = form_on("reception_book", day)
    keys = [column.key for column in form.columns]
    visits = Visit.objects.select_related("reception").order_by("order")
    return [dict(zip(keys, (cell.excel for cell in row.cells), strict=True)) for row in rows(form, visits)]


def test_twelve_columns_until_june_thirteen_after(commune: Commune, by: Actor, at: datetime) -> None:
    reception(THURSDAY, by=by, at=at, visits=(visit(), visit(handling="transfer", handling_note="Tổ hòa giải")))
    before, after = book(date(2026, 6, 30)), book(date(2026, 7, 1))
    assert (len(before[0]), len(after[0])) == (12, 13)
    assert before[0]["accept"] == "x" and before[1]["transfer"] == "Tổ hòa giải"
    assert before[0]["classification_people"] == "Kiến nghị\n1 người"
    assert after[0]["competent"] == "x" and after[1]["accepted_by"] == "Tổ hòa giải"
    assert before[0]["id_number"] == "•••• 4438"
    assert before[0]["name_address"] == "Vũ Đức Thịnh\nXóm Bến, thôn Trung Hòa"


def test_a_denouncer_is_withheld(commune: Commune, by: Actor, at: datetime) -> None:
    secret = visit(classification="denunciation", full_name="", address="", id_number="")
    reception(THURSDAY, by=by, at=at, visits=(secret,))
    assert book(THURSDAY)[0]["name_address"] == "(giữ bí mật danh tính)"


def test_the_workbook_holds_text_not_formulas(
    commune: Commune, by: Actor, at: datetime, officer: "Callable[[str], Client]"
) -> None:
    reception(THURSDAY, by=by, at=at, visits=(visit('=HYPERLINK("http://x","bấm")', id_number="031090004438"),))
    client = officer("party_office")
    reply = client.get("/ban-lam-viec/tiep-cong-dan/so/?xuat=xlsx")
    sheet = python_calamine.load_workbook(io.BytesIO(reply.getvalue())).get_sheet_by_index(0).to_python()
    assert '=HYPERLINK("http://x","bấm")' in sheet[3]
    assert "DỮ LIỆU MẪU" in sheet[0][0]
    assert "•••• 4438" in sheet[3]


def test_a_voided_session_is_marked_in_the_workbook(
    commune: Commune, by: Actor, at: datetime, officer: "Callable[[str], Client]"
) -> None:
    acts.void(reception(THURSDAY, by=by, at=at), by=by, at=at, reason="Ghi trùng")
    reply = officer("party_office").get("/ban-lam-viec/tiep-cong-dan/?xuat=xlsx")
    sheet = python_calamine.load_workbook(io.BytesIO(reply.getvalue())).get_sheet_by_index(0).to_python()
    assert sheet[2][-1] == "Đã hủy" and sheet[3][-1] == "Ghi trùng"
