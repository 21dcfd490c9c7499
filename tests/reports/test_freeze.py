"""Freezing: every blocker is named and nothing written; then nothing changes any more, and drift is told, not hidden."""

import io
from datetime import date, datetime

import pytest
from django.utils import timezone

from dienhong.commune.models import Fact
from dienhong.documents.docx_writer import write_docx
from dienhong.documents.models import Document, NumberSeries
from dienhong.indicators.models import Evidence, Figure
from dienhong.law.verdict import Refused
from dienhong.petitions.models import Reception
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.heads import Head, problems_with
from dienhong.reports import actions, queries
from dienhong.reports.build import build
from dienhong.reports.compose import paper_of
from dienhong.reports.export_json import to_json
from dienhong.reports.freeze import findings_of, freeze, problems_of
from dienhong.reports.models import FrozenText, Report
from tests.factories import reports as made

pytestmark = pytest.mark.usefixtures("commune")
ON, LATER = date(2026, 6, 10), date(2026, 6, 20)
COUNTED = "Đến [[window_end]] có [[petitions.receptions_held]] cuộc, [[petitions.large_groups]] đoàn đông người."


def ready(by: Actor, at: datetime) -> Report:
    """A draft that can be frozen: 25 receptions, a closed book, a declared number, a document."""
    made.receptions(by=by, at=at, committee=23, party=2)
    source = made.document("12-BC/ĐU", by=by, at=at, direction="out", issuer="Đảng ủy xã")
    made.population(by=by, at=at, source=source)
    made.close("TCD", by=by, at=at)
    return made.draft(
        {"mo-dau": "Thực hiện [[doc:request]].", "I": "[[fact:population]] người.", "III.1.1": COUNTED}, by=by, at=at
    )


def docx_of(report: Report, on: date) -> bytes:
    file = io.BytesIO()
    write_docx(paper_of(build(queries.report_of(report.code), on)), file)
    return file.getvalue()


def refusals(report: Report, by: Actor, at: datetime) -> list[str]:
    """The reasons freezing gives; nothing at all was written."""
    before = (
        history.verify().head,
        Figure.objects.filter(frozen_at__isnull=False).count(),
        NumberSeries.objects.count(),
    )
    with pytest.raises(Refused) as refused:
        freeze(report, by=by, at=at)
    after = (
        history.verify().head,
        Figure.objects.filter(frozen_at__isnull=False).count(),
        NumberSeries.objects.count(),
    )
    assert before == after and not FrozenText.objects.exists()
    assert not Report.objects.get(pk=report.pk).is_frozen
    return [reason.text for reason in refused.value.verdict.reasons]


@pytest.mark.parametrize(
    ("section", "text", "words"),
    [
        ("I", "Xã có 19 thôn.", "Mục I: Số gõ tay: “19”"),
        ("I", "Xã có [[commune.towns]] thôn.", "Mục I: Ô không dùng được: [[commune.towns]]"),
        ("III.1.1", "[[dialogue.held]] cuộc.", "Mục III.1.1: Số 0 chưa có chứng cứ"),
        ("III.1.3", "[[compliance.pledges]] ký cam kết.", "Mục III.1.3: Tỷ lệ chưa có mẫu số"),
        ("VI", "Theo [[doc:VB-2026-0999]].", "Không có văn bản nào mang mã"),
        ("ket", "Ngày 12/6/2026.", "Lời mở đầu, kết: Số gõ tay: “12/6/2026”"),
    ],
)
def test_each_blocker_refuses_with_its_place(by: Actor, at: datetime, section: str, text: str, words: str) -> None:
    report = ready(by, at)
    revision = report.sections.get(key=section).revision
    actions.edit_section(report, section, text, revision=revision, by=by, at=at)
    reasons = refusals(report, by, at)
    assert len(reasons) == 1 and words in reasons[0]


def test_an_open_book_refuses(by: Actor, at: datetime) -> None:
    made.receptions(by=by, at=at)
    report = made.draft({"III.1.1": "Đến [[window_end]] có [[petitions.receptions_held]] cuộc."}, by=by, at=at)
    assert refusals(report, by, at) == [
        "Mục III.1.1: Sổ tiếp công dân chưa khóa hết kỳ 01/01 – 31/5/2026. "
        "Số đếm từ sổ còn mở có thể còn đổi. Khóa sổ trước khi chốt báo cáo."
    ]


def test_a_declared_number_without_document_refuses(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    Fact.objects.update(document="VB-2026-0999")
    assert "Số khai chưa có văn bản nguồn" in refusals(report, by, at)[0]


def test_before_the_windows_last_day_is_over_nothing_is_frozen(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    early = timezone.make_aware(datetime(2026, 5, 31, 17, 0))  # noqa: DTZ001 - made aware here
    assert any("chỉ chốt được từ ngày sau đó" in reason for reason in refusals(report, by, early))


def test_every_blocker_is_named_at_once(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    actions.edit_section(report, "I", "Xã có 19 thôn, [[fact:area]] km².", revision=1, by=by, at=at)
    actions.edit_section(report, "III.1.1", "[[dialogue.held]] cuộc.", revision=1, by=by, at=at)
    assert len(refusals(report, by, at)) == 3


def test_freezing_is_one_event_that_seals_everything(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    head = history.verify().head
    frozen = freeze(report, by=by, at=at)
    assert (frozen.number, frozen.signed_on, frozen.frozen_at, frozen.head_hash) == ("01-BC/ĐU", ON, at, head)
    event = history.of(report.code)[-1]
    changes = history.changes_of(event)
    assert event.verb == "freeze" and event.previous == head
    assert changes["seals"][1] == dict(Figure.objects.values_list("code", "seal"))
    assert changes["paper_sha256"][1] == frozen.paper_sha256
    assert Evidence.objects.get(figure__key="petitions.receptions_held").count == 25
    assert history.verify() and problems_of(frozen) == []


def test_the_paper_prints_the_head_it_was_frozen_at(by: Actor, at: datetime) -> None:
    head = history.verify()
    frozen = freeze(ready(by, at), by=by, at=at)
    assert frozen.head_seq is not None and frozen.head_seq > head.events
    annex = paper_of(build(queries.report_of(frozen.code), ON)).annex
    assert annex is not None and f"Mốc lịch sử: sự kiện {frozen.head_seq}, dấu {frozen.head_hash}." in annex.note
    assert list(problems_with([Head(frozen.head_seq, frozen.head_hash, at)])) == []


def test_numbers_run_per_type_and_term(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    freeze(report, by=by, at=at)
    again = made.draft({"I": "Lời."}, by=by, at=at, asked=report.request)
    assert freeze(again, by=by, at=at).number == "02-BC/ĐU"
    state = made.draft({"I": "Lời."}, by=by, at=at, asked=report.request, style_id="state/ND30")
    assert freeze(state, by=by, at=at).number == "01/BC-UBND"
    assert set(NumberSeries.objects.values_list("key", flat=True)) == {
        "party/ĐU/BC/nhiệm kỳ 2025 - 2030",
        "state/UBND/BC/2026",
    }


def test_a_frozen_report_is_not_edited_frozen_or_kept_again(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    freeze(report, by=by, at=at)
    with pytest.raises(Refused, match="đã chốt"):
        actions.edit_section(report, "I", "Lời khác.", revision=1, by=by, at=at)
    with pytest.raises(Refused, match="đã chốt"):
        freeze(report, by=by, at=at)
    with pytest.raises(TypeError):
        FrozenText.objects.get().delete()
    assert report.sections.get(key="I").text == "[[fact:population]] người."


def test_a_later_correction_shows_as_was_and_now_and_changes_nothing(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    freeze(report, by=by, at=at)
    before = docx_of(report, ON), to_json(build(queries.report_of(report.code), ON))
    reception = Reception.objects.order_by("code_number").first()
    assert reception is not None
    acts.void(reception, by=by, at=at, reason="Ghi trùng")
    built = build(queries.report_of(report.code), LATER)
    assert built.drifts() == ("F-2026-0002 Cuộc tiếp công dân: khi chốt là 25, nay là 24",)
    assert (docx_of(report, LATER), to_json(built)) == before
    assert built.by_key["petitions.receptions_held"].computed.value == 25
    # A draft made now counts 24, with its parts.
    fresh = made.draft({"III.1.1": COUNTED}, by=by, at=at, asked=report.request)
    now = build(fresh, LATER).by_key["petitions.receptions_held"].computed
    assert now.value == 24 and sum(part.value for part in now.parts) == 24


def test_what_is_printed_later_comes_from_what_was_stored(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    freeze(report, by=by, at=at)
    before = docx_of(report, ON)
    Document.objects.update(number="999-CV/KHÁC", signed_on=date(2020, 1, 1))
    Fact.objects.update(value=1)
    report.sections.update(text="Lời bị sửa sau lưng.")
    assert docx_of(report, LATER) == before
    FrozenText.objects.update(paper_json=FrozenText.objects.get().paper_json.replace("34.000", "43.000"))
    assert problems_of(Report.objects.get(pk=report.pk)) == [f"{report.code}: nội dung đã chốt bị sửa sau khi chốt"]


def test_kept_warnings_are_stored_with_the_frozen_report(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    actions.edit_section(report, "VI", "Kỹ cương.", revision=1, by=by, at=at)
    actions.keep_finding(report, "misspelt/VI/0/kỹ cương", "Trích nguyên văn", by=by, at=at)
    freeze(report, by=by, at=at)
    stored = findings_of(build(queries.report_of(report.code), LATER))
    assert [one.kept for one in stored if one.id.startswith("misspelt/")] == ["Trích nguyên văn"]


def test_a_warning_does_not_keep_from_freezing_but_stays_on_record(by: Actor, at: datetime) -> None:
    report = ready(by, at)
    actions.edit_section(report, "VI", "Kỹ cương.", revision=1, by=by, at=at)
    freeze(report, by=by, at=at)
    stored = findings_of(build(queries.report_of(report.code), LATER))
    assert [(one.kept, one.may_keep) for one in stored if one.id.startswith("misspelt/")] == [("", True)]
