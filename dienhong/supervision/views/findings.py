"""The desk of findings: enter one, mark it corrected, correct what was entered."""

from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from dienhong.accounts.actors import actor_for
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_verdict
from dienhong.supervision import actions, rules
from dienhong.supervision.forms import CorrectedForm, FindingEditForm, FindingForm, PostponeForm
from dienhong.supervision.models import Finding
from dienhong.supervision.views.reading import told_only_to_readers, visible_or_404


@permission("supervision.record")
def new(request: PageRequest, code: str) -> HttpResponse:
    """Enter a finding."""
    entry = visible_or_404(request, code)
    form = FindingForm(request.POST or None)

    def act() -> str:
        actions.add_finding(
            code, **form.cleaned_data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        )
        return entry.desk_path()

    return submit(
        request,
        form,
        FormPage(f"Ghi hạn chế, kiến nghị, {code}", "Ghi vào sổ", entry.desk_path(), intro=entry.topic),
        told_only_to_readers(request, act),
        revision=entry.revision,
        verdict=void_verdict(entry),
    )


@permission("supervision.correct")
def corrected(request: PageRequest, code: str, order: int) -> HttpResponse:
    """Mark a finding corrected, with the proof."""
    entry = visible_or_404(request, code)
    finding = get_object_or_404(Finding, inspection=entry, order=order)
    form = CorrectedForm(request.POST or None, initial={"corrected_on": request.today})

    def act() -> str:
        actions.mark_corrected(
            code,
            order,
            **form.cleaned_data,
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )
        return entry.desk_path()

    return submit(
        request,
        form,
        FormPage(f"Ghi đã khắc phục, {code}", "Ghi đã khắc phục", entry.desk_path(), intro=finding.text),
        told_only_to_readers(request, act),
        revision=entry.revision,
        verdict=void_verdict(entry) & _still_open(finding),
    )


@permission("supervision.correct")
def postpone(request: PageRequest, code: str, order: int) -> HttpResponse:
    """Agree on a later day, with its reason."""
    entry = visible_or_404(request, code)
    finding = get_object_or_404(Finding, inspection=entry, order=order)
    form = PostponeForm(request.POST or None)

    def act() -> str:
        actions.postpone_finding(
            code,
            order,
            **form.cleaned_data,
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )
        return entry.desk_path()

    return submit(
        request,
        form,
        FormPage(f"Lùi hạn khắc phục, {code}", "Lùi hạn", entry.desk_path(), intro=finding.text),
        told_only_to_readers(request, act),
        done="Đã lùi hạn; hạn lúc đầu vẫn giữ trong sổ.",
        revision=entry.revision,
        verdict=void_verdict(entry)
        & rules.can_postpone(corrected_on=finding.corrected_on, correct_by=finding.correct_by, on=request.today),
    )


@permission("supervision.correct")
def edit(request: PageRequest, code: str, order: int) -> HttpResponse:
    """Correct what was entered of a finding."""
    entry = visible_or_404(request, code)
    form = FindingEditForm(request.POST or None, finding=get_object_or_404(Finding, inspection=entry, order=order))

    def act() -> str:
        actions.correct_finding(
            code,
            order,
            **form.cleaned_data,
            by=actor_for(request.posts),
            at=request.now,
            revision=revision_of(request),
        )
        return entry.desk_path()

    return submit(
        request,
        form,
        FormPage(f"Sửa hạn chế {order}, {code}", "Ghi bản sửa", entry.desk_path()),
        told_only_to_readers(request, act),
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=entry.revision,
        verdict=void_verdict(entry),
    )


def _still_open(finding: Finding) -> Verdict:
    if finding.corrected_on is None:
        return Verdict.yes()
    return Verdict.no(f"Hạn chế này đã ghi khắc phục ngày {date_vi(finding.corrected_on)}; hãy dùng “Sửa hạn chế”.")
