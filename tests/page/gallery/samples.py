"""The contexts of the gallery: `samples.toml`, and here what needs code — forms, a clock, rows of a register."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from django import forms

from dienhong.law import limits
from dienhong.law.book_forms import form_on
from dienhong.law.dates_vi import date_vi, weekday_vi

Context = dict[str, Any]
GROUPS: dict[str, dict[str, int]] = {
    "": {"Việc hôm nay": 12, "Đèn việc": 0},
    "Các sổ": {"Tiếp công dân": 2, "Đối thoại, giao ban": 0, "Văn bản chỉ đạo": 1, "Kiểm tra, giám sát": 0},
    "Báo cáo": {"Chỉ tiêu": 0, "Báo cáo 6 tháng": 1},
    "Tra cứu": {"Điều luật": 0, "Thôn, đơn vị": 0},
}
DOORS = ("Biết", "Bàn", "Làm", "Kiểm tra", "Giám sát", "Thụ hưởng")


@cache
def _written() -> dict[str, Context]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


def written(name: str, current: str = "") -> Context:
    """A page's context from the TOML on top of what the context processor gives to every page."""
    nav = [
        {"title": title, "items": [_item(label, count, current) for label, count in items.items()]}
        for title, items in GROUPS.items()
    ]
    return {
        **_written()["frame"],
        "languages": [{"code": "en", "label": "English", "url": "#"}],
        "public_nav": [{"label": label, "url": "#"} for label in DOORS],
        "csrf_token": "x" * 64,
        "nav": nav,
        **_written().get(name, {}),
    }


def _item(label: str, count: int, current: str) -> Context:
    return {"label": label, "url": "#", "count": count, "current": label == current}


def act(label: str, *, primary: bool = False, why: str = "", cite: str = "") -> Context:
    """An act, greyed when ``why`` is given."""
    reasons = [{"text": why, "cite": cite}] if why else []
    return {"label": label, "url": "#", "method": "get", "primary": primary, "allowed": not why, "reasons": reasons}


class Filters(forms.Form):
    """A register's filters."""

    from_on = forms.CharField(label="Từ ngày", required=False, widget=forms.TextInput(attrs={"class": "date num"}))
    to_on = forms.CharField(label="Đến ngày", required=False, widget=forms.TextInput(attrs={"class": "date num"}))
    host = forms.ChoiceField(label="Chủ trì", required=False, choices=[("", "Tất cả"), ("party", "Đảng ủy xã")])
    kind = forms.ChoiceField(label="Loại", required=False, choices=[("", "Tất cả"), ("regular", "định kỳ")])
    text = forms.CharField(
        label="Nội dung, thôn, người",
        required=False,
        widget=forms.TextInput(attrs={"class": "wide", "placeholder": "ví dụ: den bu"}),
    )


def register() -> Context:
    """A register: fourteen of twenty-three receptions, one of them voided."""
    sorted_by = {1: "desc"}
    titles = ["Mã", "Ngày tiếp", "Chủ trì", "Người tiếp", "Loại", "Lượt người", "Việc mới", "Còn theo dõi", "Ghi chú"]
    context = written("register", "Tiếp công dân")
    context["listing"] = {
        "caption": "Các buổi tiếp",
        "columns": [
            {
                "label": title,
                "numeric": 5 <= index <= 7,
                "sortable": index < 5,
                "sort_url": "#",
                "sorted": sorted_by.get(index, ""),
            }
            for index, title in enumerate(titles)
        ],
        "rows": [_reception(index) for index in range(14)],
        "export_url": "#",
        "clear_url": "#",
        "pager": {"first": 1, "last": 14, "total": 23, "total_label": "cuộc", "prev_url": "#", "next_url": "#"},
        "filters": Filters({"from_on": "01/01/2026", "to_on": "31/5/2026"}),
        "views": [
            {"label": label, "url": "#", "current": label == "Cuộc tiếp"}
            for label in ("Cuộc tiếp", "Lượt người", "Sổ theo mẫu")
        ],
    }
    return context


def _reception(index: int) -> Context:
    held = date(2026, 5, 28) - timedelta(days=7 * index)
    party = index % 6 == 2
    cells: list[Context] = [
        {"text": f"TCD-2026-{23 - index:04d}", "url": "#", "kind": "code"},
        {"text": date_vi(held), "sub": weekday_vi(held), "kind": "date"},
        {"text": "Đảng ủy xã" if party else "UBND xã"},
        {"text": "Trần Văn Mẫu" if party else "Phạm Thử Nghiệm"},
        {"text": "định kỳ"},
        {"text": 2 + index % 4, "kind": "num"},
        {"text": 1 + index % 3, "kind": "num"},
        {"text": "–" if index else 1, "kind": "num"},
        {"text": "" if index else "hẹn trả lời 11/6", "kind": "muted"},
    ]
    return {"url": "#", "voided": index == 9, "cells": cells}


def empty() -> Context:
    """A register in which nothing stands yet: it says what the law asks for and offers the first step."""
    context = register()
    context["listing"] |= {"rows": [], "pager": None, "clear_url": ""}
    context["listing"]["empty"] = {
        "title": "Sổ chưa có buổi tiếp nào",
        "text": "Mỗi buổi tiếp, kể cả buổi không có ai đến, là một dòng của sổ.",
        "law": "Khoản 2 Điều 25 Luật Tiếp công dân",
        "act": act("Ghi buổi tiếp đầu tiên", primary=True),
    }
    strip = {"state": "open", "text": "kỳ 01/01 – 31/5/2026", "detail": "chưa khóa lần nào", "act": act("Khóa sổ")}
    return context | {"strip": strip, "acts": [], "note": ""}


def book(day: date) -> Context:
    """The statutory book in the form of the day: twelve columns, thirteen from 01/7/2026."""
    context = register()
    columns = form_on("reception_book", day).columns
    filled: dict[str, Context] = {
        "held_on": {"lines": [date_vi(day)], "kind": "date"},
        "name_address": {"lines": ["Nguyễn Thị Giả Định", "Xóm Bến, thôn Trung Mẫu"], "strong": True},
        "id_number": {"lines": ["•••• 4438"], "kind": "masked", "url": "#"},
        "content": {"lines": ["Mương thoát nước xóm Bến bị lấp, ngập sân nhà khi mưa"]},
        "classification": {"lines": ["Kiến nghị"]},
        "classification_people": {"lines": ["Kiến nghị", "3 người"]},
        "accept": {"lines": ["x"], "kind": "tick"},
        "follow_up": {"lines": ["Hẹn trả lời 11/6"]},
    }
    rows = [
        {"cells": [filled.get(column.key, {"lines": [str(73 - number)] if column.key == "order" else []}) for column in columns]}
        for number in range(6)
    ]  # fmt: skip
    context["book"] = {"title": "Sổ tiếp công dân", "columns": columns, "rows": rows}
    context["note"] = "Bốn số cuối của giấy tờ hiện sẵn; mỗi lần bấm “Hiện số” được ghi lại."
    return context | {"note_url": ""}


class Entry(forms.Form):
    """A form with each shape of field."""

    held_on = forms.DateField(
        label="Ngày tiếp",
        help_text="Ví dụ 28/5/2026",
        error_messages={"invalid": "31/2/2026 không có trong lịch. Viết ngày/tháng/năm, ví dụ 28/5/2026."},
    )
    host = forms.ChoiceField(
        label="Chủ trì", widget=forms.RadioSelect, choices=[("p", "Đảng ủy xã"), ("c", "HĐND xã"), ("u", "UBND xã")]
    )
    place = forms.ChoiceField(label="Nơi tiếp", choices=[("", "Chọn"), ("a", "Phòng tiếp công dân, trụ sở xã")])
    delegated = forms.BooleanField(label="Ủy quyền cho cấp phó tiếp", required=False)
    note = forms.CharField(label="Ghi chú", required=False, widget=forms.Textarea(attrs={"rows": 3}))


def form(data: Context | None = None) -> Context:
    """The page of a form; with ``data`` it comes back with what is wrong and what was kept."""
    return written("form", "Tiếp công dân") | {"form": Entry(data)}


def form_wrong() -> Context:
    """The same form, sent with an impossible date and without a host."""
    return form({"held_on": "31/2/2026", "host": "", "place": "", "note": "Giữ lại chữ này"})


class SignIn(forms.Form):
    """Two fields."""

    name = forms.CharField(label="Tên đăng nhập", widget=forms.TextInput(attrs={"autocomplete": "username"}))
    password = forms.CharField(label="Mật khẩu", widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}))


def follow() -> Context:
    """A petition followed by its sender: the clock over a holiday, as on picture 03."""
    return written("follow") | {"due": limits.due("petitions.reception.reply", date(2026, 4, 24))}


#: name → (template, context). The name is the address in the gallery.
PAGES: dict[str, tuple[str, Callable[[], Context]]] = {
    "home": ("gallery/home.html", lambda: written("home")),
    "follow": ("gallery/follow.html", follow),
    "error": ("page/error.html", lambda: written("error")),
    "signin": ("page/signin.html", lambda: written("signin") | {"form": SignIn()}),
    "pieces": ("gallery/pieces.html", lambda: written("pieces")),
    "today": ("gallery/today.html", lambda: written("today", "Việc hôm nay")),
    "register": ("page/register_list.html", register),
    "empty": ("page/register_list.html", empty),
    "book": ("gallery/book.html", lambda: book(date(2026, 5, 28))),
    "book-13": ("gallery/book.html", lambda: book(date(2026, 7, 2))),
    "record": ("page/record.html", lambda: written("record", "Tiếp công dân")),
    "form": ("page/form.html", form),
    "form-wrong": ("page/form.html", form_wrong),
    "conflict": ("page/conflict.html", lambda: written("conflict", "Tiếp công dân")),
    "confirm": ("page/confirm.html", lambda: written("confirm", "Tiếp công dân")),
    "workspace": ("gallery/workspace.html", lambda: written("workspace")),
}
PUBLIC = ("home", "follow", "error", "signin", "pieces")
