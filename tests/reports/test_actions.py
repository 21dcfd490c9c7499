"""Requests and drafts: what is refused, what one act writes, and that nobody's words are overwritten."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune
from dienhong.indicators.models import Figure
from dienhong.law.verdict import Refused
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.acts import EditConflict
from dienhong.reports import actions, queries
from dienhong.reports.build import build
from dienhong.reports.composed import plain
from dienhong.reports.models import Report, Request
from tests.factories import reports as made

pytestmark = pytest.mark.usefixtures("commune")
ON = date(2026, 6, 10)


def section(report: Report, key: str) -> str:
    return str(report.sections.get(key=key).text)


def printed(report: Report, key: str) -> str:
    """The section as it reads on paper."""
    found = build(report, ON).section(key)
    assert found is not None
    return "\n".join(plain(line) for line in found.lines())


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"document": "VB-2026-0999"}, "chưa có trong sổ văn bản"),
        ({"period_key": "2026-H3"}, "Không đọc được kỳ báo cáo"),
        ({"to_on": date(2025, 12, 31)}, "trước ngày đầu"),
    ],
)
def test_a_request_that_cannot_be_is_refused(by: Actor, at: datetime, change: dict[str, object], words: str) -> None:
    asked = made.document("741-CV/BTGDVTU", by=by, at=at, signed_on=date(2026, 4, 29))
    told: dict[str, object] = {
        "document": asked.code,
        "period_key": "2026-H1",
        "from_on": date(2026, 1, 1),
        "to_on": date(2026, 5, 31),
        "recipient": "Ban Tuyên giáo và Dân vận Thành ủy",
    }
    with pytest.raises(Refused, match=words):
        actions.receive_request(**{**told, **change}, by=by, at=at)  # type: ignore[arg-type]
    assert not Request.objects.exists()


def test_a_draft_of_the_outline_names_its_documents_and_codes_its_figures(by: Actor, at: datetime) -> None:
    asked = made.request(by=by, at=at)
    report = actions.draft_report(asked, signer=made.SIGNER, recipients=made.RECIPIENTS, by=by, at=at)
    assert f"[[doc:{asked.document}]]" in section(report, "mo-dau")
    assert "[[dialogue.held_ad_hoc@2025]]" in section(report, "III.1.1")
    assert report.title.startswith(
        "kết quả thực hiện dân chủ ở cơ sở 6 tháng đầu năm 2026 và nhiệm vụ trọng tâm 6 tháng cuối"
    )
    assert (report.organ, report.superior_organ) == ("Đảng ủy xã An Khánh", "Đảng bộ thành phố Hải Phòng")
    built = build(report, ON)
    # Facts that nobody has declared have their code waiting, and no number yet.
    waiting = set(Figure.objects.values_list("code", flat=True)) - {used.code for used in built.figures}
    assert {Figure.objects.get(pk=code).key.partition(":")[0] for code in waiting} == {"fact"}
    assert all(used.code for used in built.figures)
    assert [used.code for used in built.figures] == sorted(used.code for used in built.figures)
    assert len(history.of(report.code)) == 1


def test_the_opening_reads_as_the_partys_form_writes_it(by: Actor, at: datetime) -> None:
    words = {"mo-dau": "Thực hiện [[doc:request]] của [[recipient]], [[organ]] báo cáo."}
    party = made.draft(words, by=by, at=at)
    state = made.draft(words, by=by, at=at, style_id="state/ND30", asked=party.request)
    assert printed(party, "mo-dau") == (
        "Thực hiện Công văn số 741-CV/BTGDVTU, ngày 29/4/2026 của Ban Tuyên giáo và Dân vận Thành ủy, "
        "Đảng ủy xã An Khánh báo cáo."
    )
    assert "741-CV/BTGDVTU ngày 29/4/2026" in printed(state, "mo-dau")
    assert "Ủy ban nhân dân xã An Khánh báo cáo." in printed(state, "mo-dau")


def test_a_document_is_cited_long_once_and_then_short(by: Actor, at: datetime) -> None:
    plan = made.document("44-KH/ĐU", by=by, at=at, direction="out", signed_on=date(2026, 1, 16))
    tokens = f"[[doc:{plan.code}]]"
    report = made.draft(
        {"II.1": f"{tokens}; {tokens}.", "IV.2": f"{tokens}; số [[doc:{plan.code}:number]]."}, by=by, at=at
    )
    assert printed(report, "II.1") == "Kế hoạch số 44-KH/ĐU, ngày 16/01/2026; Kế hoạch số 44-KH/ĐU."
    assert printed(report, "IV.2") == "Kế hoạch số 44-KH/ĐU; số 44-KH/ĐU."


def test_numbers_are_written_as_party_papers_write_them(by: Actor, at: datetime) -> None:
    source = made.document("12-BC/ĐU", by=by, at=at, direction="out")
    made.population(by=by, at=at, source=source)
    made.receptions(by=by, at=at, committee=21, party=2)
    words = "[[fact:population]] người; [[petitions.receptions_held]] = [[petitions.receptions_held:committee]] + "
    words += "[[petitions.receptions_held:party]]; [[petitions.large_groups]] đoàn; [[compliance.conventions:n/N]]."
    report = made.draft({"I": words}, by=by, at=at)
    assert printed(report, "I") == "gần 34.000 người; 23 = 21 + 02; chưa khóa sổ đoàn; chưa có mẫu số."
    made.close("TCD", by=by, at=at)
    assert "; 0 đoàn;" in printed(report, "I")


def test_one_edit_is_one_event_that_holds_that_section_only(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời đầu.", "VI": "Lời khác."}, by=by, at=at)
    actions.edit_section(report, "I", "Có [[commune.villages]] thôn.  \r\n", revision=1, by=by, at=at)
    event = history.of(report.code)[-1]
    assert event.verb == "edit"
    changes = history.changes_of(event)
    assert list(changes) == ["section I"]
    assert [side[0]["text"] for side in changes["section I"]] == ["Lời đầu.", "Có [[commune.villages]] thôn."]
    assert Figure.objects.get().key == "commune.villages"
    assert history.verify()


def test_the_second_editor_of_a_section_overwrites_nothing(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời đầu.", "VI": "Kiến nghị."}, by=by, at=at)
    actions.edit_section(report, "I", "Lời của chị.", revision=1, by=by, at=at)
    with pytest.raises(EditConflict, match="đã được người khác sửa"):
        actions.edit_section(report, "I", "Lời của anh.", revision=1, by=by, at=at)
    assert section(report, "I") == "Lời của chị."
    # Another section is another officer's: no conflict.
    actions.edit_section(report, "VI", "Kiến nghị khác.", revision=1, by=by, at=at)
    assert len(history.of(report.code)) == 3


def test_an_edit_that_changes_nothing_leaves_no_event(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời đầu."}, by=by, at=at)
    actions.edit_section(report, "I", "Lời đầu.\n", revision=1, by=by, at=at)
    assert len(history.of(report.code)) == 1
    assert report.sections.get(key="I").revision == 1


def test_a_text_too_long_is_refused_and_the_old_one_kept(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời đầu."}, by=by, at=at)
    with pytest.raises(Refused, match=r"20\.000"):
        actions.edit_section(report, "I", "a" * 20_001, revision=1, by=by, at=at)
    assert section(report, "I") == "Lời đầu."


def test_a_warning_is_kept_with_its_reason_and_an_error_never(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Kỹ cương, 25 cuộc."}, by=by, at=at)
    warning, error = "misspelt/I/0/kỹ cương", "untraced/I/10/25"
    with pytest.raises(Refused, match="Chưa ghi lý do"):
        actions.keep_finding(report, warning, "  ", by=by, at=at)
    with pytest.raises(Refused, match="là lỗi, phải sửa"):
        actions.keep_finding(report, error, "Cứ để", by=by, at=at)
    with pytest.raises(Refused, match="không còn nữa"):
        actions.keep_finding(report, "misspelt/I/9/khác", "Cứ để", by=by, at=at)
    actions.keep_finding(report, warning, "Trích nguyên văn", by=by, at=at)
    kept = report.kept_findings.get()
    assert (kept.reason, kept.post) == ("Trích nguyên văn", by.post)
    assert history.of(report.code)[-1].verb == "keep"


def test_a_repair_is_carried_out_only_where_it_still_stands(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Kỹ cương."}, by=by, at=at)
    actions.repair(report, "misspelt/I/0/kỹ cương", 0, revision=1, by=by, at=at)
    assert section(report, "I") == "Kỷ cương."
    with pytest.raises(Refused, match="không còn nữa"):
        actions.repair(report, "misspelt/I/0/kỹ cương", 0, revision=2, by=by, at=at)


def test_the_report_of_a_period(by: Actor, at: datetime) -> None:
    assert queries.report_for("2026-H1") is None
    first = made.draft({"I": "Một."}, by=by, at=at)
    second = made.draft({"I": "Hai."}, by=by, at=at, asked=first.request)
    assert queries.report_for("2026-H1") == second
    assert queries.report_for("2026-H2") is None
    assert list(queries.waiting()) == []


def test_without_a_commune_there_is_no_report(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Lời."}, by=by, at=at)
    Commune.objects.all().delete()
    with pytest.raises(Refused, match="chưa được cài cho xã nào"):
        build(report, ON)
