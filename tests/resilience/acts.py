"""The main acts of every register and of the ground, each as an officer's form carries it out.

To add one: a MainAct in MAIN_ACTS. `prepare` enters what must stand before it and returns a code for `act`; `act` does
one thing through the register's own actions and returns the code it led to; `check` asks of that code what the officer
would look for afterwards. That nothing else changed, and nothing was left half-way, is asked of every act alike.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from io import BytesIO
from typing import NamedTuple

from dienhong.commune.actions import declare_day, declare_fact
from dienhong.commune.models import Fact
from dienhong.commune.queries import local_calendar
from dienhong.compliance.actions import mark_met
from dienhong.compliance.models import Duty, Roster
from dienhong.dialogue.models import Dialogue
from dienhong.directives.actions import finish_task, localise
from dienhong.directives.models import Directive, Task
from dienhong.documents.actions import attach_file, record_document
from dienhong.documents.models import Document
from dienhong.law.periods import Window
from dienhong.petitions.actions import answer_visit, correct_reception
from dienhong.petitions.models import Reception
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.attachments import path_of
from dienhong.records.closing import close_book
from dienhong.records.codes import resolve
from dienhong.records.models import Attachment, Closing
from dienhong.reports.actions import edit_section
from dienhong.reports.freeze import freeze, problems_of
from dienhong.reports.models import Report
from dienhong.supervision.actions import correct_finding
from dienhong.supervision.models import Inspection
from tests.factories import compliance, dialogue, directives, petitions, reports, supervision
from tests.factories.files import filled_pdf

BY = Actor(post="Chuyên viên Văn phòng Đảng ủy", role="party_office")
AT = datetime(2026, 6, 10, 9, 0, tzinfo=timezone(timedelta(hours=7)))
SESSION, LATER = date(2026, 6, 2), date(2026, 6, 5)
YEAR_SO_FAR = Window(date(2026, 1, 1), date(2026, 5, 31))
PDF = filled_pdf(bytes(range(256)) * 300)


class File(NamedTuple):
    """A file on offer, as Django hands it over."""

    name: str
    file: BytesIO


@dataclass(frozen=True)
class MainAct:
    """One act: what must stand before it, the act itself, what an officer sees afterwards."""

    name: str
    prepare: Callable[[], str]
    act: Callable[[str], str]
    check: Callable[[str], bool]


def nothing() -> str:
    """An act that needs nothing before it."""
    return ""


def _reception_stands() -> str:
    visits = (petitions.visit(), petitions.visit("Xin cấp lại giấy khai sinh"))
    return str(petitions.reception(SESSION, by=BY, at=AT, visits=visits).code)


def _record_reception(_: str) -> str:
    visits = (petitions.visit(), petitions.visit("Đường liên thôn hỏng"), petitions.visit("Thiếu điện chiếu sáng"))
    return str(petitions.reception(SESSION, by=BY, at=AT, visits=visits).code)


def _correct_reception(code: str) -> str:
    visits = [petitions.visit("Mương thoát nước bị lấp hai đoạn")]
    return str(correct_reception(code, revision=1, visits=visits, by=BY, at=AT, place="Nhà văn hóa thôn").code)


def _answer_visit(code: str) -> str:
    return str(answer_visit(code, 2, answered_on=LATER, result="Đã cấp lại", by=BY, at=AT, revision=1).code)


def _answered(code: str) -> bool:
    return list(Reception.objects.get(pk=code).visits.values_list("answered_on", flat=True)) == [None, LATER]


def _receive_directive(code: str) -> str:
    from dienhong.directives.actions import receive_directive

    return str(receive_directive(document=code, received_on=LATER, by=BY, at=AT).code)


def _localised() -> str:
    directive = directives.directive("05-CT/TU", date(2026, 3, 2), date(2026, 3, 5), by=BY, at=AT)
    ours = directives.ours("12-KH/ĐU", date(2026, 4, 1), by=BY, at=AT)
    return f"{directive.code} {ours.code}"


def _localise(codes: str) -> str:
    directive, ours = codes.split()
    return str(localise(directive, document=ours, by=BY, at=AT).code)


def _source() -> str:
    return str(directives.directive("05-CT/TU", date(2026, 3, 2), date(2026, 3, 5), by=BY, at=AT).code)


def _task_stands() -> str:
    return str(directives.task(_source(), date(2026, 7, 1), by=BY, at=AT).code)


def _finish_task(code: str) -> str:
    return str(finish_task(code, done_on=LATER, evidence="Đã rà soát", by=BY, at=AT, revision=1).code)


def _record_inspection(_: str) -> str:
    """An inspection with two findings, as one form carries it out."""
    entry = supervision.inspection(SESSION, by=BY, at=AT)
    for text in ("Chưa niêm yết công khai", "Sổ ghi chưa đủ"):
        supervision.finding(entry, by=BY, at=AT, text=text)
    return str(entry.code)


def _correct_finding(code: str) -> str:
    correct_finding(code, 1, text="Niêm yết thiếu ngày", corrected_on=LATER, correction="Đã niêm yết lại",
                    verified_by="Đoàn kiểm tra", by=BY, at=AT)  # fmt: skip
    return code


def _units_stand() -> str:
    compliance.units("village", 4, by=BY, at=AT)
    return ""


def _open_roster(_: str) -> str:
    return str(compliance.pledges(by=BY, at=AT).code)


def _duty_stands() -> str:
    return str(compliance.lines(compliance.pledges(by=BY, at=AT))[0].code)


def _mark_met(code: str) -> str:
    return str(mark_met(code, met_on=LATER, note="Bản cam kết đã ký", by=BY, at=AT, revision=1).code)


def _document_stands() -> str:
    return str(directives.ours("12-BC/ĐU", SESSION, by=BY, at=AT).code)


def _incoming() -> str:
    return str(directives.theirs("05-CT/TU", SESSION, by=BY, at=AT, title="Thực hiện dân chủ ở cơ sở").code)


def _with_file(_: str) -> str:
    offered = File("Báo cáo.pdf", BytesIO(PDF))
    return str(record_document(number="12-BC/ĐU", direction="out", by=BY, at=AT, file=offered).code)


def _attach(code: str) -> str:
    attach_file(code, "Báo cáo.pdf", BytesIO(PDF), by=BY, at=AT)
    return code


def _attach_two(code: str) -> str:
    """Two files in one act, the second with the content of one that is kept already."""
    attach_file(code, "Phụ lục.pdf", BytesIO(PDF + b"2"), by=BY, at=AT)
    attach_file(code, "Bản sao.pdf", BytesIO(PDF), by=BY, at=AT)
    return code


def _attached(code: str, count: int) -> bool:
    kept = list(Attachment.objects.filter(code=code).values_list("sha256", flat=True))
    return len(kept) == count and all(path_of(one).read_bytes().startswith(PDF) for one in kept)


def _close_book(_: str) -> str:
    return str(close_book("TCD", YEAR_SO_FAR, by=BY, at=AT).code)


def _void(code: str) -> str:
    entry = resolve(code)
    assert entry is not None
    return str(acts.void(entry, by=BY, at=AT, reason="Ghi trùng").code)


def _declare(code: str) -> str:
    return str(
        declare_fact(key="population", label="Dân số", value=Decimal(34000), unit="người", as_of=SESSION,
                     document=code, by=BY, at=AT).code
    )  # fmt: skip


def _day_off(code: str) -> str:
    return str(declare_day(LATER, working=False, reason="Lễ hội", document=code, by=BY, at=AT).code)


def _draft_stands() -> str:
    petitions.reception(date(2026, 3, 5), by=BY, at=AT, visits=(petitions.visit(),))
    source = directives.ours("12-BC/ĐU", SESSION, by=BY, at=AT)
    reports.population(by=BY, at=AT, source=source)
    reports.close("TCD", by=BY, at=AT)
    words = {"I": "[[fact:population]] người.", "III.1.1": "Có [[petitions.receptions_held]] cuộc tiếp."}
    return str(reports.draft(words, by=BY, at=AT).code)


def _draft(_: str) -> str:
    return str(reports.draft({"III.1.1": "Có [[petitions.receptions_held]] cuộc tiếp."}, by=BY, at=AT).code)


def _edit(code: str) -> str:
    words = "Toàn xã có [[petitions.receptions_held]] cuộc, [[petitions.large_groups]] đoàn đông người."
    return str(edit_section(Report.objects.get(pk=code), "III.1.1", words, revision=1, by=BY, at=AT).code)


def _freeze(code: str) -> str:
    return str(freeze(Report.objects.get(pk=code), by=BY, at=AT).code)


def _frozen(code: str) -> bool:
    report = Report.objects.get(pk=code)
    return report.number == "01-BC/ĐU" and not problems_of(report)


def _verb(code: str) -> str:
    return history.of(code)[-1].verb


MAIN_ACTS: tuple[MainAct, ...] = (
    MainAct(
        "record_reception", nothing, _record_reception, lambda code: Reception.objects.get(pk=code).visits.count() == 3
    ),
    MainAct(
        "correct_reception",
        _reception_stands,
        _correct_reception,
        lambda code: Reception.objects.get(pk=code).visits.get().content.endswith("hai đoạn"),
    ),
    MainAct("answer_visit", _reception_stands, _answer_visit, _answered),
    MainAct(
        "record_dialogue",
        nothing,
        lambda _: str(dialogue.dialogue(by=BY, at=AT).code),
        lambda code: Dialogue.objects.get(pk=code).attendees == 62,
    ),
    MainAct(
        "receive_directive",
        _incoming,
        _receive_directive,
        lambda code: Directive.objects.get(pk=code).received_on == LATER,
    ),
    MainAct(
        "localise_directive",
        _localised,
        _localise,
        lambda code: Directive.objects.get(pk=code).localisations.count() == 1,
    ),
    MainAct(
        "give_task",
        _source,
        lambda code: str(directives.task(code, date(2026, 7, 1), by=BY, at=AT).code),
        lambda code: Task.objects.get(pk=code).done_on is None,
    ),
    MainAct("finish_task", _task_stands, _finish_task, lambda code: Task.objects.get(pk=code).done_on == LATER),
    MainAct(
        "record_inspection_with_findings",
        nothing,
        _record_inspection,
        lambda code: Inspection.objects.get(pk=code).findings.count() == 2,
    ),
    MainAct(
        "correct_finding",
        lambda: _record_inspection(""),
        _correct_finding,
        lambda code: Inspection.objects.get(pk=code).findings.get(order=1).corrected_on == LATER,
    ),
    MainAct("open_roster", _units_stand, _open_roster, lambda code: Roster.objects.get(pk=code).duties.count() == 3),
    MainAct("mark_duty_met", _duty_stands, _mark_met, lambda code: Duty.objects.get(pk=code).met_on == LATER),
    MainAct(
        "record_document_with_file",
        nothing,
        _with_file,
        lambda code: Document.objects.filter(pk=code).exists() and _attached(code, 1),
    ),
    MainAct("attach_file", _document_stands, _attach, lambda code: _attached(code, 1)),
    MainAct("attach_two_files", lambda: _with_file(""), _attach_two, lambda code: _attached(code, 3)),
    MainAct("close_book", _reception_stands, _close_book, lambda code: Closing.objects.get(pk=code).entries == 0),
    MainAct("void", _reception_stands, _void, lambda code: _verb(code) == "void"),
    MainAct("declare_fact", _document_stands, _declare, lambda code: Fact.objects.get(pk=code).value == 34000),
    MainAct("declare_day", _document_stands, _day_off, lambda code: not local_calendar().is_working(LATER)),
    MainAct("draft_report", nothing, _draft, lambda code: Report.objects.get(pk=code).sections.count() > 5),
    MainAct(
        "edit_section",
        _draft_stands,
        _edit,
        lambda code: Report.objects.get(pk=code).sections.get(key="III.1.1").revision == 2,
    ),
    MainAct("freeze_report", _draft_stands, _freeze, _frozen),
)
