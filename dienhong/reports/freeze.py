"""Freezing: the report takes its number, its figures are stored with their evidence, its text is stored for good."""

from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.documents.actions import allocate_number
from dienhong.documents.house_styles import style
from dienhong.indicators import freeze as figures
from dienhong.indicators.models import Figure
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.reports import kept, rules
from dienhong.reports.build import build
from dienhong.reports.built import Built
from dienhong.reports.compose import compose
from dienhong.reports.finding import tell
from dienhong.reports.lint import Finding, proofread
from dienhong.reports.models import FrozenText, Report
from dienhong.reports.outlines import outline
from dienhong.reports.states import ReportState


def freeze(report: Report, *, by: Actor, at: datetime) -> Report:
    """Freeze a draft: one act, one event. Raises Refused with every blocker; then nothing at all was written.

    The head of the history before this act is kept with the report: whoever holds the paper can later check that no
    event before it was changed. The event itself names the hash of the stored paper and the seal of each figure.
    """
    on = timezone.localdate(at)
    with transaction.atomic():
        head = history.lock_head()
        with acts.changing(Report, report.code, verb="freeze", by=by, at=at) as fresh:
            built = build(fresh, on)
            findings = proofread(built, kept_reasons(fresh))
            verdict = rules.can_freeze(fresh, findings, titles(built), on)
            if not verdict:
                raise Refused(verdict)
            fresh.number = _number(fresh, on)
            fresh.signed_on, fresh.frozen_at, fresh.state = on, at, ReportState.FROZEN
            fresh.head_seq, fresh.head_hash = head.seq, head.hash
            fresh.seals = _freeze_figures(built, at)
            stored = FrozenText(
                report=fresh,
                sections_json=kept.dump(built.sections),
                paper_json=kept.dump(compose(replace(built, report=fresh))),
                findings_json=kept.dump(findings),
            )
            fresh.paper_sha256 = kept.sha256(stored.paper_json)
            fresh.text_sha256 = _text_sha256(stored)
            stored.save()
            tell(fresh, at=at)
    return fresh


def verdict_of(built: Built, findings: tuple[Finding, ...]) -> Verdict:
    """May this report be frozen on the day it was built for? The same rule that `freeze` asks."""
    return rules.can_freeze(built.report, findings, titles(built), built.on)


def findings_of(built: Built) -> tuple[Finding, ...]:
    """What the proofreading finds of a draft, kept reasons filled in; of a frozen report, what it found at freezing."""
    if built.frozen:
        findings: tuple[Finding, ...] = kept.load(built.report.frozen_text.findings_json)
        return findings
    return proofread(built, kept_reasons(built.report))


def kept_reasons(report: Report) -> dict[str, str]:
    """Finding id → the written reason to keep it."""
    return dict(report.kept_findings.values_list("finding", "reason"))


def titles(built: Built) -> dict[str, str]:
    """Section key → how a reason names it: "Mục III.1.1"."""
    return {section.key: f"Mục {section.key}" if section.number else "Lời mở đầu, kết" for section in built.sections}


def problems_of(report: Report) -> list[str]:
    """What is wrong with a frozen report's stored text by itself, in Vietnamese: its paper must hash as the event says."""
    if not report.is_frozen:
        return []
    stored = FrozenText.objects.filter(pk=report.pk).first()
    if stored is None:
        return [f"{report.code}: mất nội dung đã chốt"]
    if kept.sha256(stored.paper_json) != report.paper_sha256:
        return [f"{report.code}: nội dung đã chốt bị sửa sau khi chốt"]
    if report.text_sha256 and _text_sha256(stored) != report.text_sha256:
        return [f"{report.code}: các mục đã chốt bị sửa sau khi chốt"]
    return []


def _text_sha256(stored: FrozenText) -> str:
    return kept.sha256(f"{stored.sections_json}\n{stored.findings_json}")


def _number(report: Report, on: date) -> str:
    """The next number: of the Party per type and term of the committee, of the State per type and year."""
    frame, system = outline(report.outline), style(report.style_id).system
    return allocate_number(frame.type_code, report.organ_code, system=system, on=on, term=frame.terms.get("party", ""))


def _freeze_figures(built: Built, at: datetime) -> dict[str, str]:
    rows = Figure.objects.in_bulk([used.code for used in built.figures])
    return {used.code: figures.freeze(rows[used.code], used.computed, at).seal for used in built.figures}
