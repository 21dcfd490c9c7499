"""The page of an import: take the template, try the filled file, see every row and fault, then write all of it.

Between trying and writing the rows travel in the page itself, signed and packed, so that what is written is what was
shown and nothing of it lies in a folder meanwhile. Writing looks at everything again.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render

from dienhong.law.verdict import Refused, Verdict
from dienhong.page.acts import said
from dienhong.page.busy import Busy
from dienhong.page.excel import template_response
from dienhong.page.once import led_to, new_token, once
from dienhong.page.request import PageRequest
from dienhong.page.sheet_file import cells_of
from dienhong.page.sheet_in import FAULTS_TOLD, BadRows, Reading, SheetPlan, carry_out, read

F = TypeVar("F", bound=forms.Form)
TEMPLATE = "page/sheet_in.html"
SALT = "dienhong.page.sheet"
GOOD_FOR = 3600  # seconds between trying and writing
MOST_PACKED = 2_000_000  # what a form of ours may bring back
SHOWN = 20


@dataclass(frozen=True)
class SheetPage:
    """What an import's page says around it. `back_url` is the book; `verdict` greys the act beforehand."""

    back_url: str
    intro: str = ""
    crumbs: Sequence[Mapping[str, str]] = ()
    verdict: Verdict = field(default_factory=Verdict.yes)


class SheetForm(forms.Form):
    """A workbook."""

    sheet = forms.FileField(
        label="Tệp Excel đã điền",
        help_text="Tệp mẫu của trang này, lưu dạng .xlsx.",
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx"}),
        error_messages={"required": "Chưa chọn tệp.", "empty": "Tệp rỗng; chưa ghi gì."},
    )


def sheet_page(request: PageRequest, plan: SheetPlan[F], put: Callable[[F], object], page: SheetPage) -> HttpResponse:
    """The whole page of an import, its template (`?mau=1`) too. `put` writes one row by its act."""
    if request.method != "POST":
        if request.GET.get("mau"):
            return template_response(plan)
        return _show(request, plan, page, SheetForm())
    if before := led_to(request.POST.get("once", "")):
        messages.info(request, "Bảng này đã được ghi từ lần gửi trước; không ghi lần nữa.")
        return HttpResponseRedirect(before)
    if not page.verdict:
        return _show(request, plan, page, SheetForm(), status=409)
    return _write(request, plan, put, page) if "rows" in request.POST else _try(request, plan, put, page)


def _try(request: PageRequest, plan: SheetPlan[F], put: Callable[[F], object], page: SheetPage) -> HttpResponse:
    form = SheetForm(request.POST, request.FILES)
    offered = request.FILES.get("sheet")
    if not form.is_valid() or not isinstance(offered, UploadedFile):
        return _show(request, plan, page, form, status=422)
    try:
        cells = cells_of(offered.name or "", offered.read())
        packed = signing.dumps(cells, salt=_salt(request, plan), compress=True)
        if len(packed) > MOST_PACKED:
            raise Refused(Verdict.no("Bảng có quá nhiều chữ; hãy chia thành nhiều tệp. Chưa ghi gì."))
        reading = read(plan, cells)
        carry_out(reading, put, keep=False)
    except BadRows as bad:
        return _show(request, plan, page, SheetForm(), status=422, faults=bad.faults)
    except Refused as refused:
        for reason in refused.verdict.reasons:
            form.add_error("sheet", str(reason))
        return _show(request, plan, page, form, status=503 if isinstance(refused, Busy) else 422)
    return _show(request, plan, page, SheetForm(), reading=reading, rows=packed)


def _write(request: PageRequest, plan: SheetPlan[F], put: Callable[[F], object], page: SheetPage) -> HttpResponse:
    try:
        cells = signing.loads(request.POST["rows"], salt=_salt(request, plan), max_age=GOOD_FOR)
    except signing.BadSignature:  # too old, of another page, or not ours
        old = "Bảng đã xem thử quá một giờ trước hoặc không trọn vẹn; hãy chọn tệp và xem thử lại."
        return _show(request, plan, page, _refused_form([old]), status=409)
    written: list[int] = []

    def act() -> str:
        written.append(carry_out(read(plan, cells), put, keep=True))
        return page.back_url

    try:
        url, repeated = once(request.POST.get("once", ""), request.now, act)
    except BadRows as bad:
        return _show(request, plan, page, SheetForm(), status=409, faults=bad.faults)
    except Refused as refused:
        form = _refused_form(map(str, refused.verdict.reasons))
        return _show(request, plan, page, form, status=503 if isinstance(refused, Busy) else 409)
    if repeated:
        messages.info(request, "Bảng này đã được ghi từ lần gửi trước; không ghi lần nữa.")
    else:
        messages.success(request, f"Đã ghi {written[0]} dòng vào sổ.")
    return HttpResponseRedirect(url)


def _refused_form(reasons: Iterable[str]) -> SheetForm:
    form = SheetForm({})
    form.errors.clear()  # that no file came is not what went wrong
    for reason in reasons:
        form.add_error("sheet", reason)
    return form


def _salt(request: PageRequest, plan: SheetPlan[Any]) -> str:
    """Rows tried by one officer on one page are written by the same officer on the same page."""
    return f"{SALT}:{plan.filename}:{request.user.pk}:{request.path}"


def _show(
    request: PageRequest,
    plan: SheetPlan[Any],
    page: SheetPage,
    form: SheetForm,
    *,
    status: int = 200,
    faults: Sequence[object] = (),
    reading: Reading[Any] | None = None,
    rows: str = "",
) -> HttpResponse:
    shown, filled = _filled(reading)
    context = {
        "title": f"Nhập từ Excel: {plan.title}",
        "intro": page.intro,
        "crumbs": page.crumbs,
        "form": form,
        "blocked": said(page.verdict.reasons),
        "back_url": page.back_url,
        "template_url": f"{request.path}?mau=1",
        "faults": faults,
        "more_faults": len(faults) >= FAULTS_TOLD,
        "headings": filled,
        "shown": shown,
        "total": len(reading.rows) if reading else 0,
        "rows": rows,
        "once": new_token(),
    }
    return render(request, TEMPLATE, context, status=status)


def _filled(reading: Reading[Any] | None) -> tuple[list[dict[str, Any]], list[str]]:
    """The first rows with the columns in which anything was typed."""
    if reading is None:
        return [], []
    used = [at for at in range(len(reading.headings)) if any(row.cells[at] for row in reading.rows)]
    rows = [{"number": row.number, "cells": [row.cells[at] for at in used]} for row in reading.rows[:SHOWN]]
    return rows, [reading.headings[at] for at in used]
