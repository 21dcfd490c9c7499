"""The closing strip of a register, and the page that closes its book."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.http import HttpResponse
from django.utils import timezone

from dienhong.accounts.actors import actor_for
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.periods import Window
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.fields import DayField
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.records.closing import close_book
from dienhong.records.codes import book_of
from dienhong.records.models import Closing


@dataclass(frozen=True)
class Strip:
    """What `page/parts/strip.html` shows: state "closed", "open" or "late"."""

    state: str
    text: str
    strong: str = ""
    detail: str = ""
    link: dict[str, str] | None = None
    act: Act | None = None


def strip(request: PageRequest, prefix: str, *, unit: str, close_url: str, permission: str) -> Strip:
    """The last closing of the book, what was entered late after it, and the act that closes. Two queries."""
    model = book_of(prefix)
    last = Closing.objects.standing().filter(prefix=prefix).order_by("-to_on", "-closed_at").first()
    late = model.objects.filter(late_after__gt="").count() if last else 0
    verdict = Verdict.yes() if may(request, permission) else Verdict.no("Việc khóa sổ thuộc văn phòng giữ sổ.")
    act = Act.under(verdict, "Khóa sổ", close_url)
    if last is None:
        return Strip("open", "Sổ chưa khóa lần nào; số 0 chưa có chứng cứ.", act=act)
    window = Window(last.from_on, last.to_on)
    closed_on = date_vi(timezone.localdate(last.closed_at))
    return Strip(
        "late" if late else "closed",
        f"các ngày {window.label_vi()}, khóa ngày {closed_on}",
        strong=f"{number_vi(last.entries)} {unit} lúc khóa",
        detail=f"{number_vi(late)} bản ghi vào sau khóa sổ" if late else "",
        act=act,
    )


class CloseForm(forms.Form):
    """Which days are closed."""

    from_on = DayField(label="Từ ngày")
    to_on = DayField(label="Đến hết ngày", help_text="Chỉ khóa được những ngày đã qua.")
    note = forms.CharField(label="Ghi chú", required=False, max_length=500)

    def clean(self) -> dict[str, Any] | None:
        data = super().clean()
        if data and data.get("from_on") and data.get("to_on") and data["from_on"] > data["to_on"]:
            raise forms.ValidationError("“Từ ngày” sau “Đến hết ngày”; hãy đổi lại.")
        return data


def close_page(request: PageRequest, prefix: str, *, back_url: str) -> HttpResponse:
    """The page that closes the book `prefix`; every register's `close` view is this call under its own permission."""
    model = book_of(prefix)
    form = CloseForm(request.POST or None, initial={"from_on": _start_of_year(request.now), "to_on": None})
    page = FormPage(
        title=f"Khóa {model.REGISTER[:1].lower()}{model.REGISTER[1:]}",
        submit="Khóa sổ",
        cancel_url=back_url,
        intro="Khóa sổ là khẳng định sổ đã ghi đủ cho những ngày này. Sau khi khóa vẫn ghi được, nhưng bản ghi mang dấu "
        "“ghi sau khóa sổ”. Số 0 trong báo cáo chỉ được in khi có khóa sổ.",
    )

    def act() -> str:
        data = form.cleaned_data
        window = Window(data["from_on"], data["to_on"])
        close_book(prefix, window, by=actor_for(request.posts), at=request.now, note=data["note"])
        return back_url

    return submit(request, form, page, act, done="Đã khóa sổ.")


def _start_of_year(now: datetime) -> date:
    return date(now.year, 1, 1)
