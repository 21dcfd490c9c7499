"""The page that voids an entry: a reason, what happens, what stays. Every register's `void` view is this call."""

from django import forms
from django.db import transaction
from django.http import HttpResponse

from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Verdict
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.records import acts
from dienhong.records.entry import Record
from dienhong.search.actions import drop


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label="Lý do hủy",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Chưa ghi lý do hủy; bản ghi giữ nguyên."},
    )


def void_verdict(entry: Record) -> Verdict:
    """An entry can be voided once."""
    if entry.standing:
        return Verdict.yes()
    return Verdict.no(f"Bản ghi {entry.code} đã hủy rồi: {entry.void_reason}.")


def void_page(request: PageRequest, entry: Record) -> HttpResponse:
    """Ask for the reason and void. The code stays and is never reused; no figure counts the entry any more."""
    form = ReasonForm(request.POST or None)
    page = FormPage(
        title=f"Hủy {entry.code}",
        submit="Hủy bản ghi",
        cancel_url=entry.desk_path(),
        template="page/confirm.html",
        context={
            "consequences": [
                entry.summary_vi(),
                "Bản ghi vẫn đọc được, kèm lý do hủy; mã không dùng lại.",
                "Mọi số đếm bản ghi này giảm đi ngay; báo cáo đã chốt giữ nguyên và nói rõ số nay đã khác.",
            ],
            "verdict": void_verdict(entry),
        },
    )

    def act() -> str:
        with transaction.atomic():
            acts.void(entry, by=actor_for(request.posts), at=request.now, reason=form.cleaned_data["reason"])
            drop(entry.code)
        return entry.desk_path()

    return submit(request, form, page, act, done="Đã hủy bản ghi.", verdict=void_verdict(entry))
