"""May a request be entered, a section be edited, a warning be kept, a report be frozen? Each refusal says what is missing."""

from collections.abc import Iterable
from datetime import date

from dienhong.documents.house_styles import UnknownStyle, style
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Period, PeriodError
from dienhong.law.verdict import Reason, Verdict
from dienhong.reports.lint.findings import Finding, Severity
from dienhong.reports.models import Report
from dienhong.reports.outlines import outlines

MAX_TEXT = 20_000


def can_receive(*, document: str, period_key: str, from_on: date, to_on: date, due_on: date | None) -> Verdict:
    """A request cites a document of the register, a period that reads, and a window in order."""
    verdict = Verdict.yes()
    if not Document.objects.standing().filter(pk=document).exists():
        verdict &= Verdict.no(f"Công văn {document or '(chưa ghi)'} chưa có trong sổ văn bản; vào sổ công văn trước.")
    try:
        Period.parse(period_key)
    except PeriodError as wrong:
        verdict &= Verdict.no(str(wrong))
    if to_on < from_on:
        verdict &= Verdict.no(f"Ngày cuối của số liệu {date_vi(to_on)} trước ngày đầu {date_vi(from_on)}.")
    if due_on and due_on <= to_on:
        verdict &= Verdict.warn(
            f"Hạn gửi {date_vi(due_on)} không sau ngày cuối của số liệu {date_vi(to_on)}; xem lại công văn."
        )
    return verdict


def can_draft(*, outline: str, style_id: str, signer_name: str) -> Verdict:
    """A draft needs an outline and a house style that exist, and a signer."""
    verdict = Verdict.yes()
    if outline not in outlines():
        verdict &= Verdict.no(f"Không có đề cương “{outline}”.")
    try:
        style(style_id)
    except UnknownStyle:
        verdict &= Verdict.no(f"Không có thể thức văn bản “{style_id}”.")
    if not signer_name.strip():
        verdict &= Verdict.no("Chưa có họ tên người ký.")
    return verdict


def can_edit(report: Report) -> Verdict:
    """A draft's words may be edited; a frozen report's never."""
    if report.is_frozen:
        return Verdict.no(
            f"Báo cáo {report.code} đã chốt (số {report.number}); lời và số không sửa được nữa. Chưa ghi gì."
        )
    return Verdict.yes()


def can_write(report: Report, text: str) -> Verdict:
    """`can_edit`, and a text of a length that a section can have."""
    if len(text) > MAX_TEXT:
        return can_edit(report) & Verdict.no(f"Một mục dài tối đa {MAX_TEXT:,} ký tự; chưa ghi gì.".replace(",", "."))
    return can_edit(report)


def can_keep(report: Report, finding: Finding | None, reason: str) -> Verdict:
    """A warning may be kept with a written reason; an error never; what is no longer found needs no reason."""
    if finding is None:
        return can_edit(report) & Verdict.no("Điểm soát này không còn nữa; không cần ghi lý do.")
    if finding.severity is not Severity.WARNING:
        return can_edit(report) & Verdict.no(f"“{finding.text}” là lỗi, phải sửa; không giữ lại được.")
    if not reason.strip():
        return can_edit(report) & Verdict.no("Chưa ghi lý do giữ; điểm soát giữ nguyên.")
    return can_edit(report)


def can_freeze(report: Report, findings: Iterable[Finding], titles: dict[str, str], on: date) -> Verdict:
    """A draft may be frozen after its window's last day when the proofreading finds no error: every blocker is named.

    `titles`: section key → how the reason names it ("mục III.1.1"). Warnings nobody has dealt with stay warnings.
    """
    if report.is_frozen:
        day = f" ngày {date_vi(report.signed_on)}" if report.signed_on else ""
        return Verdict.no(f"Báo cáo đã chốt{day}, số {report.number}.")
    verdict = Verdict.yes()
    if on <= report.request.to_on:
        verdict &= Verdict.no(
            f"Số liệu tính đến hết ngày {date_vi(report.request.to_on)}; chỉ chốt được từ ngày sau đó."
        )
    for finding in findings:
        place = titles.get(finding.section, finding.section)
        told = Reason(f"{place}: {finding.text}. {finding.reason}")
        if finding.blocks:
            verdict &= Verdict(reasons=(told,))
        elif finding.may_keep:
            verdict &= Verdict(warnings=(told,))
    return verdict
