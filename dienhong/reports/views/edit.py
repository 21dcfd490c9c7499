"""The edit of one section: words with tokens, the tokens at hand beside it, and what another officer wrote meanwhile."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby, zip_longest
from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.models import Fact
from dienhong.indicators.compute import compute_many
from dienhong.indicators.definitions import catalogue
from dienhong.page.once import new_token
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.records import history
from dienhong.reports import actions, queries
from dienhong.reports.build import build
from dienhong.reports.built import Built
from dienhong.reports.conflict import SectionConflict
from dienhong.reports.forms import SectionForm
from dienhong.reports.models import Report, Section
from dienhong.reports.rules import can_edit
from dienhong.reports.tokens import WORDS
from dienhong.reports.views.desk import crumbs
from dienhong.reports.wording import words_in

Offer = dict[str, str]


class _Overtaken(Exception):
    """Carries a conflict out of the form machinery, whose own page compares entries, not paragraphs."""

    def __init__(self, conflict: SectionConflict) -> None:
        super().__init__(str(conflict))
        self.conflict = conflict


@permission("reports.edit")
def edit_section(request: PageRequest, code: str, key: str) -> HttpResponse:
    """Edit the words of one section."""
    report = get_object_or_404(queries.reports(), pk=code)
    section = get_object_or_404(Section, report=report, key=key)
    form = SectionForm(request.POST or None, section=section)
    back = f"{report.desk_path()}?muc={key}"
    title = f"Sửa lời: {section.number}. {section.heading}" if section.number else "Sửa lời mở đầu, lời kết"
    page = FormPage(
        title=title,
        submit="Ghi lời",
        cancel_url=back,
        template="reports/desk/section.html",
        context={"crumbs": crumbs(report), "offers": _Offers(report, request)},
    )

    def act() -> str:
        try:
            actions.edit_section(
                report,
                key,
                form.cleaned_data["text"],
                revision=revision_of(request),
                by=actor_for(request.posts),
                at=request.now,
            )
        except SectionConflict as conflict:
            raise _Overtaken(conflict) from None
        return back

    try:
        return submit(
            request, form, page, act, done="Đã ghi lời mục này.", revision=section.revision, verdict=can_edit(report)
        )
    except _Overtaken as overtaken:
        return _conflict(request, report, overtaken.conflict, form.cleaned_data["text"], back)


class _Offers:
    """The tokens an officer may copy, with what each prints now; computed only when the template asks."""

    def __init__(self, report: Report, request: PageRequest) -> None:
        self._report, self._request = report, request

    def __iter__(self) -> Any:
        built = build(self._report, self._request.today)
        yield {"title": "Lời của yêu cầu", "rows": _words(built)}
        for title, rows in _indicators(built):
            yield {"title": title, "rows": rows}
        yield {"title": "Số khai", "rows": _facts(built)}
        yield {"title": "Văn bản đã dẫn", "rows": _documents(built)}


def _words(built: Built) -> list[Offer]:
    printed = words_in(built.report, built.commune)
    return [{"token": f"[[{name}]]", "text": printed[name], "label": WORDS[name]} for name in WORDS]


def _indicators(built: Built) -> Iterable[tuple[str, list[Offer]]]:
    definitions = catalogue()
    values = compute_many([(one.id, built.window) for one in definitions], since=built.commune.formed_on)
    for register, members in groupby(definitions, key=lambda one: one.id.partition(".")[0]):
        rows = []
        for one in members:
            computed = values[one.id, built.window]
            rows.append({"token": f"[[{one.id}]]", "text": computed.text_vi, "label": one.vi})
            if one.how == "ratio":
                rows.append(
                    {"token": f"[[{one.id}:n/N]]", "text": computed.token_vi("n/N"), "label": f"{one.vi}: đạt/tổng"}
                )
            rows += [
                {
                    "token": f"[[{one.id}:{part.key}]]",
                    "text": computed.token_vi(part.key),
                    "label": f"{one.vi}: {part.vi}",
                }
                for part in one.parts
            ]
        yield _REGISTERS.get(register, register), rows


_REGISTERS = {
    "commune": "Thôn, tổ chức",
    "petitions": "Tiếp công dân",
    "sittings": "Lịch tiếp công dân",
    "escalations": "Vượt cấp, đông người",
    "listening": "Đánh giá sự hài lòng",
    "promises": "Lời hứa tại đối thoại",
    "questions": "Câu hỏi gửi đối thoại",
    "reception": "Tiếp công dân và giao ban",
    "dialogue": "Đối thoại",
    "directives": "Văn bản chỉ đạo, giao ban",
    "supervision": "Kiểm tra, giám sát",
    "compliance": "Loại hình cơ sở",
}


def _facts(built: Built) -> list[Offer]:
    facts = Fact.objects.standing().filter(as_of__lte=built.window.to_on).order_by("as_of", "code_number")
    latest = {fact.key: fact for fact in facts}
    return [
        {"token": f"[[fact:{key}]]", "text": fact.summary_vi(), "label": f"{fact.label} ({fact.unit})"}
        for key, fact in latest.items()
    ]


def _documents(built: Built) -> list[Offer]:
    return [
        {"token": f"[[doc:{code}]]", "text": document.cite_vi(), "label": document.title}
        for code, document in sorted(built.documents.items())
    ]


def _conflict(request: PageRequest, report: Report, conflict: SectionConflict, typed: str, back: str) -> HttpResponse:
    """The second officer sees, paragraph by paragraph, what was there, what is there now and what he typed."""
    section = conflict.section
    base, last = _before(report, section, conflict.seen)
    paragraphs = zip_longest(base.split("\n"), section.text.split("\n"), actions.tidy(typed).split("\n"), fillvalue="")
    context = {
        "code": f"mục {section.key} của {report.code}",
        "theirs_by": last.post if last else "",
        "theirs_at": last.at if last else report.recorded_at,
        "rows": [
            {"label": f"Đoạn {number}", "base": was, "theirs": theirs, "yours": yours, "differs": theirs != yours}
            for number, (was, theirs, yours) in enumerate(paragraphs, start=1)
        ],
        "hidden": [("text", typed)],
        "once": new_token(),
        "revision": section.revision,
        "keep_url": back,
        "action": reverse("reports:section", args=[report.code, section.key]),
        "crumbs": crumbs(report),
    }
    return render(request, "page/conflict.html", context, status=409)


def _before(report: Report, section: Section, seen: int) -> tuple[str, Any]:
    """The text at revision `seen`, and the last event that changed the section."""
    last = None
    for event in reversed(history.of(report.code)):
        change = history.changes_of(event).get(f"section {section.key}")
        if not change or not change[0]:
            continue
        last = last or event
        if change[0][0].get("revision") == seen:
            return str(change[0][0].get("text", "")), last
    return "", last
