"""Every legal value is cited, dated, without overlap, with its reviewer, day of checking and grade.

An overdue review does not fail; a value that lacks one of these does. The checker itself is tried on broken rows.
"""

from __future__ import annotations

import copy
import tomllib
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dienhong.law import data_rules
from dienhong.law.check import problems
from dienhong.law.limits import limits

Row = dict[str, Any]

GOOD = tomllib.loads("""
[limit]
vi = "Thụ lý khiếu nại"
starts = "received_on"
starts_vi = "ngày nhận"
value = [
  { from = 2012-07-01, days = 10, count = "calendar", cite = "02/2011/QH13 art 27" },
  { from = 2026-07-01, certainty = "inference", source = "suy luận", earliest = [
    { days = 7, count = "working", cite = "155/2026/NĐ-CP art 10" },
    { days = 10, count = "calendar", cite = "02/2011/QH13 art 27" },
  ] },
]
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01, certainty = "verified", source = "toàn văn" }

[duty]
id = "reception.chair"
vi = "Tiếp công dân"
unit_vi = "ngày"
value = [{ from = 2014-07-01, times = 1, per = "week", cite = "42/2013/QH13 art 15" }]
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01, certainty = "verified", source = "toàn văn" }

[threshold]
vi = "Đông người"
value = [{ from = 2014-07-01, people = 5, cite = "42/2013/QH13 art 29" }]
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01, certainty = "verified", source = "toàn văn" }

[criteria]
vi = "Từ chối tiếp công dân"
value = [{ from = 2026-07-01, cite = "154/2026/NĐ-CP art 4" }]
items = [
  { key = "armed", vi = "Mang vũ khí", cite = "154/2026/NĐ-CP art 4 k 1 pt a" },
  { key = "answered", vi = "Đã trả lời", written = true, form = "154/2026/NĐ-CP form 01/TCD", limit = "disclosure.publish" },
]
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01, certainty = "verified", source = "toàn văn" }

[instrument]
number = "38/2022/NĐ-CP"
kind_vi = "Nghị định"
title = "Nghị định"
issuer = "Chính phủ"
in_force_from = 2022-07-01
in_force_to = 2024-06-30
replaced_by = ["74/2024/NĐ-CP"]
certainty = "recalled"
less_sure = { in_force_from = "recalled" }
amended_by = [{ number = "1/2023/NĐ-CP", on = 2023-01-01, certainty = "recalled" }]
source = "trí nhớ"
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01 }

[override]
day = 2026-01-02
working = false
reason = "hoán đổi"
decided_on = 2025-12-25
source = "báo"
certainty = "secondary"

[form]
id = "reception_book"
[[form.version]]
title = "Sổ"
from = 2026-07-01
cite = "154/2026/NĐ-CP form 03/TCD"
columns = [{ key = "order", title = "STT" }, { key = "note", title = "Ghi chú" }]
checked = { by = "Ban biên tập", on = 2020-01-01, next = 2020-06-01, certainty = "verified", source = "toàn văn" }
""")

CHECKERS: dict[str, Callable[[Row], list[str]]] = {
    "limit": lambda row: data_rules.problems_in_limit("limit", row),
    "duty": data_rules.problems_in_duty,
    "threshold": lambda row: data_rules.problems_in_threshold("threshold", row),
    "criteria": lambda row: data_rules.problems_in_criteria("criteria", row),
    "instrument": data_rules.problems_in_instrument,
    "override": data_rules.problems_in_override,
    "form": data_rules.problems_in_form,
}


def test_the_data_has_no_fault() -> None:
    assert problems() == []


def test_no_lawyer_has_signed_and_the_data_says_so() -> None:
    assert {entry.checked.by for entry in limits()} == {"Ban biên tập Diên Hồng (chưa có luật sư ký)"}


def test_versions_follow_each_other_without_overlap() -> None:
    for entry in limits():
        for older, newer in zip(entry.versions, entry.versions[1:], strict=False):
            assert older.to_on is not None
            assert older.to_on < newer.from_on
        assert entry.versions[-1].covers(date(2026, 12, 31)), f"{entry.id} has no value today"


@pytest.mark.parametrize("kind", CHECKERS)
def test_a_good_row_passes_even_when_its_review_is_long_overdue(kind: str) -> None:
    assert CHECKERS[kind](GOOD[kind]) == []


def _without(*path: Any) -> Callable[[Row], None]:
    return _put(*path, value=None, delete=True)


def _put(*path: Any, value: Any, delete: bool = False) -> Callable[[Row], None]:
    def change(row: Row) -> None:
        target: Any = row
        for step in path[:-1]:
            target = target[step]
        if delete:
            del target[path[-1]]
        else:
            target[path[-1]] = value

    return change


BROKEN: list[tuple[str, str, Callable[[Row], None]]] = [
    ("limit", "thiếu vi", _without("vi")),
    ("limit", "thiếu starts_vi", _without("starts_vi")),
    ("limit", "khóa lạ “chosenby”", _put("chosenby", value="x")),
    ("limit", "khóa lạ “form”", _put("value", 0, "form", value=date(2012, 7, 1))),
    ("limit", "loại thời hạn", _put("kind", value="dedline")),
    ("limit", "bên chịu thời hạn", _put("binds", value="nobody")),
    ("limit", "thiếu checked", _without("checked")),
    ("limit", "thiếu người kiểm tra", _put("checked", "by", value="")),
    ("limit", "thiếu ngày kiểm tra", _without("checked", "on")),
    ("limit", "ngày kiểm tra tiếp", _put("checked", "next", value=date(2019, 1, 1))),
    ("limit", "độ chắc chắn", _without("checked", "certainty")),
    ("limit", "độ chắc chắn “sure”", _put("value", 1, "certainty", value="sure")),
    ("limit", "checked thiếu nguồn", _without("checked", "source")),
    ("limit", "ghi nguồn riêng", _without("value", 1, "source")),
    ("limit", "không có giá trị nào", _put("value", value=[])),
    ("limit", "không ghi ngày bắt đầu", _without("value", 0, "from")),
    ("limit", "chồng thời gian", _put("value", 1, "from", value=date(2012, 7, 1))),
    ("limit", "chồng thời gian", _put("value", 0, "to", value=date(2026, 7, 1))),
    ("limit", "kết thúc trước khi bắt đầu", _put("value", 1, "to", value=date(2026, 6, 30))),
    ("limit", "số nguyên dương", _put("value", 0, "days", value=0)),
    ("limit", "số nguyên dương", _put("value", 0, "days", value=True)),
    ("limit", "số nguyên dương", _put("value", 0, "days", value="10")),
    ("limit", "calendar hoặc working", _put("value", 0, "count", value="weekdays")),
    ("limit", "thiếu trích dẫn", _without("value", 0, "cite")),
    ("limit", "Không đọc được trích dẫn", _put("value", 0, "cite", value="Luật Khiếu nại Điều 27")),
    ("limit", "không có trong danh mục", _put("value", 0, "cite", value="1/1999/QH1 art 2")),
    ("limit", "không có hiệu lực vào ngày", _put("value", 0, "cite", value="155/2026/NĐ-CP art 10")),
    ("limit", "ít nhất hai hạn", _put("value", 1, "earliest", value=[{"days": 7, "count": "working", "cite": "x"}])),
    ("duty", "thiếu unit_vi", _without("unit_vi")),
    ("duty", "thiếu số lần hoặc kỳ", _put("value", 0, "per", value="fortnight")),
    ("duty", "thiếu trích dẫn", _put("value", 0, "cite", value="")),
    ("threshold", "thiếu vi", _without("vi")),
    ("threshold", "số người", _put("value", 0, "people", value=-5)),
    ("threshold", "số tiêu chí", _put("value", 0, "criteria", value=1)),
    ("threshold", "nối tiếp nhau", _put("value", 0, "bands", value=[{"from_people": 6, "fewest": 1, "most": 2}])),
    ("threshold", "thiếu checked", _without("checked")),
    ("criteria", "thiếu vi", _without("vi")),
    ("criteria", "thiếu vi", _without("items", 0, "vi")),
    ("criteria", "thiếu checked", _without("checked")),
    ("criteria", "không có mục", _put("items", value=[])),
    ("criteria", "trùng khóa", _put("items", 1, "key", value="armed")),
    ("criteria", "khóa lạ “paper”", _put("items", 0, "paper", value="x")),
    ("criteria", "độ chắc chắn “sure”", _put("items", 0, "certainty", value="sure")),
    ("criteria", "không có hiệu lực vào ngày", _put("value", 0, "from", value=date(2026, 6, 30))),
    ("criteria", "Không đọc được trích dẫn", _put("items", 0, "cite", value="Điều 4")),
    ("criteria", "không có trong danh mục", _put("items", 1, "form", value="1/1999/QH1 form 01")),
    ("criteria", "không có thời hạn", _put("items", 1, "limit", value="petitions.reception.refusal")),
    ("criteria", "phải ghi written", _without("items", 1, "written")),
    ("instrument", "thiếu issuer", _without("issuer")),
    ("instrument", "thiếu người kiểm tra", _without("checked")),
    ("instrument", "độ chắc chắn", _put("certainty", value="probably")),
    ("instrument", "độ chắc chắn “x”", _put("less_sure", "in_force_from", value="x")),
    ("instrument", "không khớp ngày có hiệu lực", _put("in_force_to", value=date(2022, 6, 30))),
    ("instrument", "không có ngày hết hiệu lực", _without("in_force_to")),
    ("instrument", "less_sure nói về signed_on", _put("less_sure", "signed_on", value="recalled")),
    ("instrument", "lần sửa đổi thiếu", _without("amended_by", 0, "on")),
    ("instrument", "độ chắc chắn “x”", _put("amended_by", 0, "certainty", value="x")),
    ("override", "thiếu ngày quyết định", _without("decided_on")),
    ("override", "thiếu source", _without("source")),
    ("override", "không rõ nghỉ hay làm", _put("working", value="no")),
    ("override", "độ chắc chắn", _without("certainty")),
    ("form", "cột thiếu tên", _put("version", 0, "columns", 1, "key", value="order")),
    ("form", "cột thiếu tên", _put("version", 0, "columns", value=[])),
    ("form", "thiếu checked", _without("version", 0, "checked")),
    ("form", "không có hiệu lực", _put("version", 0, "from", value=date(2026, 6, 30))),
]


@pytest.mark.parametrize(("kind", "message", "damage"), BROKEN, ids=lambda part: part if isinstance(part, str) else "")
def test_a_broken_row_is_found(kind: str, message: str, damage: Callable[[Row], None]) -> None:
    row = copy.deepcopy(GOOD[kind])
    damage(row)
    found = CHECKERS[kind](row)
    assert any(message in line for line in found), found


def test_an_unseen_decision_cannot_be_called_verified() -> None:
    row = GOOD["override"] | {"decided_on": "chưa rõ", "certainty": "verified"}
    assert data_rules.problems_in_override(row) == [
        "override 2026-01-02: chưa thấy quyết định thì không thể ghi là đã đối chiếu"
    ]
    assert data_rules.problems_in_override(row | {"certainty": "secondary"}) == []
