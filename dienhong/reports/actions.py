"""The only writers of requests and drafts. Freezing has its own module."""

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.documents.house_styles import style
from dienhong.indicators.freeze import reserve
from dienhong.law.verdict import Refused, Verdict
from dienhong.records import acts
from dienhong.records.actor import Actor
from dienhong.reports import rules
from dienhong.reports.build import answerable, build, keys_of
from dienhong.reports.conflict import SectionConflict
from dienhong.reports.first_words import resolve, roles_of
from dienhong.reports.lint import Fix, proofread
from dienhong.reports.models import KeptFinding, Report, Request, Section
from dienhong.reports.outlines import Outline, outline
from dienhong.reports.wording import fill, words_of


@dataclass(frozen=True)
class Signer:
    """Who signs. Empty `title` and `body` take those of the outline: "Bí thư" for the Ban Thường vụ in the Party's form."""

    name: str
    title: str = ""
    body: str = ""


@acts.one_at_a_time
def receive_request(
    *,
    document: str,
    period_key: str,
    from_on: date,
    to_on: date,
    recipient: str,
    by: Actor,
    at: datetime,
    due_on: date | None = None,
    received_on: date | None = None,
) -> Request:
    """Enter the công văn (a VB code) that asks for a report, with the window it fixes. Raises Refused."""
    _ask(rules.can_receive(document=document, period_key=period_key, from_on=from_on, to_on=to_on, due_on=due_on))
    request = Request(
        document=document,
        period_key=period_key,
        from_on=from_on,
        to_on=to_on,
        due_on=due_on,
        recipient=recipient.strip(),
        received_on=received_on or timezone.localdate(at),
    )
    return acts.create(request, verb="receive", by=by, at=at)


@acts.one_at_a_time
def draft_report(
    request: Request,
    *,
    outline_id: str = "democracy_six_months",
    style_id: str = "party/HD36",
    signer: Signer,
    recipients: Sequence[str],
    by: Actor,
    at: datetime,
    texts: Mapping[str, str] | None = None,
    documents: Mapping[str, str] | None = None,
) -> Report:
    """Make a draft out of an outline: its sections with their first words, a code for every figure they name.

    `texts`: section key → words instead of the outline's; `documents`: role → VB code, beside those found by themselves.
    Raises Refused, and KeyError for a section the outline does not have.
    """
    _ask(rules.can_draft(outline=outline_id, style_id=style_id, signer_name=signer.name))
    frame, given, commune = outline(outline_id), dict(texts or {}), _commune()
    unknown = given.keys() - {section.key for section in frame.sections}
    if unknown:
        raise KeyError(f"no such section: {', '.join(sorted(unknown))}")
    issuer = frame.issuers[style(style_id).system]
    names = {"commune": commune.full_name, "province": commune.province}
    organ = issuer.organ.format(**names)
    report = Report(
        request=request,
        outline=frame.id,
        title=fill(frame.summary, words_of(request, commune, frame, organ)),
        style_id=style_id,
        drafted_on=timezone.localdate(at),
        organ=organ,
        superior_organ=issuer.superior.format(**names),
        organ_code=issuer.organ_code,
        body=signer.body or issuer.body,
        signer_title=signer.title or issuer.signer_title,
        signer_name=signer.name.strip(),
        recipients=[one.strip() for one in recipients if one.strip()],
    )
    roles = roles_of(request, frame) | dict(documents or {})
    with transaction.atomic():
        with acts.creating(report, verb="draft", by=by, at=at):
            _write_sections(report, frame, given, roles)
        _reserve(report, frame, by, at)
    return report


def edit_section(report: Report, section: str, text: str, *, revision: int, by: Actor, at: datetime) -> Report:
    """Change the words of one section. The figures that its tokens newly name get their codes in the same transaction.

    `revision` is that of the section the officer saw. Raises Refused (frozen, too long), SectionConflict (somebody else
    edited this section meanwhile: nothing is overwritten), Section.DoesNotExist.
    """
    text = tidy(text)
    with transaction.atomic():
        with acts.changing(Report, report.code, verb="edit", by=by, at=at) as fresh:
            _ask(rules.can_write(fresh, text))
            row = fresh.sections.select_for_update().get(key=section)
            if row.revision != revision:
                raise SectionConflict(row, revision)
            if row.text != text:
                row.text, row.revision = text, row.revision + 1
                row.save(update_fields=["text", "revision"])
        _reserve(fresh, outline(fresh.outline), by, at)
    return fresh


def repair(report: Report, finding_id: str, choice: int, *, revision: int, by: Actor, at: datetime) -> Report:
    """Carry out one of a finding's safe repairs. Raises Refused when the finding or its place is gone, SectionConflict."""
    built = build(report, timezone.localdate(at))
    finding = next((one for one in proofread(built) if one.id == finding_id), None)
    if finding is None or not 0 <= choice < len(finding.fixes):
        raise Refused(Verdict.no("Điểm soát này không còn nữa; mục giữ nguyên như đang có."))
    section = built.section(finding.section)
    fix: Fix = finding.fixes[choice]
    repaired = fix.applied(section.text) if section else None
    if section is None or repaired is None:
        raise Refused(Verdict.no("Chỗ cần sửa đã đổi; hãy xem lại mục này. Chưa sửa gì."))
    return edit_section(report, section.key, repaired, revision=revision, by=by, at=at)


def keep_finding(report: Report, finding_id: str, reason: str, *, by: Actor, at: datetime) -> Report:
    """Keep a warning with a written reason, which is stored with the post that decided. Raises Refused."""
    findings = {one.id: one for one in proofread(build(report, timezone.localdate(at)))}
    with acts.changing(Report, report.code, verb="keep", by=by, at=at) as fresh:
        _ask(rules.can_keep(fresh, findings.get(finding_id), reason))
        KeptFinding.objects.update_or_create(
            report=fresh,
            finding=finding_id,
            defaults={"reason": reason.strip(), "post": by.post, "kept_at": at},
        )
    return fresh


def tidy(text: str) -> str:
    """What an officer typed, composed (NFC), with plain line ends and no spaces at the end of lines."""
    plain = unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n")
    return "\n".join(line.rstrip() for line in plain.split("\n")).strip("\n")


def _write_sections(report: Report, frame: Outline, texts: Mapping[str, str], roles: Mapping[str, str]) -> None:
    Section.objects.bulk_create(
        Section(
            report=report,
            order=order,
            key=one.key,
            level=one.level,
            number=one.number,
            heading=one.heading,
            text=tidy(resolve(texts.get(one.key, one.text), roles, report.period.year)),
        )
        for order, one in enumerate(frame.sections, start=1)
    )


def _reserve(report: Report, frame: Outline, by: Actor, at: datetime) -> None:
    """Give a code to every figure the text names. A key that no definition answers gets none: the proofreading tells it."""
    texts = list(report.sections.values_list("text", flat=True))
    reserve(report.code, filter(answerable, keys_of(texts, frame)), by=by, at=at)


def _commune() -> Commune:
    commune = Commune.installed()
    if commune is None:
        raise Refused(Verdict.no("Phần mềm này chưa được cài cho xã nào, nên chưa lập được báo cáo."))
    return commune


def _ask(verdict: Verdict) -> None:
    if not verdict:
        raise Refused(verdict)
