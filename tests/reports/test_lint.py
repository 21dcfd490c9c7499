"""The proofreading on crafted texts: each finding where it belongs, how grave, and repairs that repair."""

from datetime import date, datetime

import pytest

from dienhong.commune.models import Commune, Fact
from dienhong.law.periods import Window
from dienhong.records.actor import Actor
from dienhong.reports.actions import edit_section
from dienhong.reports.build import build
from dienhong.reports.freeze import findings_of
from dienhong.reports.lint import Finding, Severity
from dienhong.reports.models import Report
from tests.factories import dialogue as dialogues
from tests.factories import directives
from tests.factories import reports as made

ON = date(2026, 6, 10)
pytestmark = pytest.mark.usefixtures("commune")


def look(report: Report) -> dict[str, Finding]:
    """Findings by the first word of their id; of several of one kind the first."""
    found: dict[str, Finding] = {}
    for finding in findings_of(build(report, ON)):
        found.setdefault(finding.id.partition("/")[0], finding)
    return found


def texts_of(report: Report) -> dict[str, str]:
    return dict(report.sections.values_list("key", "text"))


def repaired(report: Report, finding: Finding, by: Actor, at: datetime) -> dict[str, Finding]:
    """The findings after the first repair of `finding` was carried out by hand."""
    text = finding.fixes[0].applied(texts_of(report)[finding.section])
    assert text is not None
    return look(edit_section(report, finding.section, text, revision=1, by=by, at=at))


def test_numerals_without_token_are_errors_each_with_its_place(by: Actor, at: datetime) -> None:
    text = "Năm 2026, xã có 19 thôn và [[window_end]]; theo Điều 32."
    report = made.draft({"I": text}, by=by, at=at)
    found = [one for one in findings_of(build(report, ON)) if one.id.startswith("untraced/")]
    assert [(text[one.start : one.end], one.severity, one.section) for one in found] == [
        ("2026", Severity.ERROR, "I"),
        ("19", Severity.ERROR, "I"),
    ]


def test_a_numeral_that_a_word_token_prints_is_repaired_by_it(by: Actor, at: datetime) -> None:
    report = made.draft({"I": "Trong 6 tháng đầu năm 2026, đến 31/5/2026, nhiệm kỳ 2025 - 2030."}, by=by, at=at)
    found = [one for one in findings_of(build(report, ON)) if one.id.startswith("untraced/")]
    assert [one.fixes[0].new for one in found] == ["[[period]]", "[[window_end]]", "[[term]]"]
    text = texts_of(report)["I"]
    for one in reversed(found):
        text = one.fixes[0].applied(text) or ""
    assert "untraced" not in look(edit_section(report, "I", text, revision=1, by=by, at=at))


def test_a_typed_document_is_repaired_by_its_code_when_only_one_bears_the_number(by: Actor, at: datetime) -> None:
    plan = made.document("44-KH/ĐU", by=by, at=at, direction="out", signed_on=date(2026, 1, 16), issuer="Đảng ủy xã")
    report = made.draft({"II.1": "Theo Kế hoạch số 44-KH/ĐU ngày 16/01/2026, xã đối thoại."}, by=by, at=at)
    finding = look(report)["untraced"]
    assert finding.fixes[0].new == f"[[doc:{plan.code}]]"
    assert "untraced" not in repaired(report, finding, by, at)
    again = made.draft({"II.1": "Theo Kế hoạch số 45-KH/ĐU, xã đối thoại."}, by=by, at=at, asked=report.request)
    assert look(again)["untraced"].fixes == ()


@pytest.mark.parametrize(
    ("token", "words"),
    [
        ("[[petitions.receptions]]", "Không có chỉ tiêu"),
        ("[[petitions.receptions_held:mayor]]", "không có phần"),
        ("[[fact:population]]", "Chưa ai khai"),
        ("[[doc:VB-2026-0999]]", "Không có văn bản nào"),
        ("[[doc:law]]", "Sổ văn bản chưa có Luật Thực hiện dân chủ ở cơ sở"),
        ("[[table:nothing]]", "Đề cương không có bảng"),
        ("trước [[table:results]]", "đứng riêng một dòng"),
        ("[[petitions.receptions_held", "Thiếu “]]”"),
    ],
)
def test_a_token_that_means_nothing_is_an_error(by: Actor, at: datetime, token: str, words: str) -> None:
    finding = look(made.draft({"I": f"Có {token} cuộc."}, by=by, at=at))["fault"]
    assert finding.blocks and words in finding.reason and finding.section == "I"


def test_a_zero_needs_its_closing_and_is_proved_by_it(by: Actor, at: datetime) -> None:
    report = made.draft({"III.1.1": "Tính đến [[window_end]]: [[petitions.large_groups]] đoàn."}, by=by, at=at)
    before = look(report)
    assert before["zero"].blocks and before["zero"].book == "TCD" and "01/01/2026" in before["zero"].reason
    closing = made.close("TCD", by=by, at=at)
    after = look(report)
    assert "zero" not in after and "open-book" not in after
    assert after["proved"].severity is Severity.OK and closing.code in after["proved"].reason


def test_a_closing_of_four_months_leaves_the_zero_open(by: Actor, at: datetime) -> None:
    report = made.draft({"III.1.1": "[[petitions.large_groups]] đoàn."}, by=by, at=at)
    made.close("TCD", by=by, at=at, window=Window(date(2026, 1, 1), date(2026, 4, 30)))
    assert "01/5/2026" in look(report)["zero"].reason


def test_a_count_of_an_open_book_is_an_error(by: Actor, at: datetime) -> None:
    made.receptions(by=by, at=at)
    report = made.draft({"III.1.1": "Đến [[window_end]] có [[petitions.receptions_held]] cuộc."}, by=by, at=at)
    assert look(report)["open-book"].text == "Sổ tiếp công dân chưa khóa hết kỳ 01/01 – 31/5/2026"
    made.close("TCD", by=by, at=at)
    assert look(report) == {}


def test_a_declared_number_needs_its_document(by: Actor, at: datetime) -> None:
    source = made.document("12-BC/ĐU", by=by, at=at, direction="out", issuer="Đảng ủy xã")
    made.population(by=by, at=at, source=source)
    report = made.draft({"I": "Xã có [[fact:population]] người."}, by=by, at=at)
    assert look(report) == {}
    Fact.objects.update(document="VB-2026-0999")
    assert look(report)["undocumented"].blocks


def test_a_rate_needs_its_base(by: Actor, at: datetime) -> None:
    report = made.draft({"III.1.3": "[[compliance.pledges]] cán bộ, công chức."}, by=by, at=at)
    found = look(report)
    assert found["baseless"].blocks
    assert build(report, ON).figures[0].computed.text_vi == "chưa có mẫu số"


def test_a_window_shorter_than_the_period_is_told_unless_the_text_says_so(by: Actor, at: datetime) -> None:
    made.receptions(by=by, at=at)
    made.close("TCD", by=by, at=at)
    report = made.draft({"III.1.1": "Xã có [[petitions.receptions_held]] cuộc.\nHết."}, by=by, at=at)
    finding = look(report)["short-window"]
    assert finding.severity is Severity.WARNING and "31/5/2026" in finding.text
    assert repaired(report, finding, by, at) == {}
    assert texts_of(report)["III.1.1"] == (
        "Xã có [[petitions.receptions_held]] cuộc (số liệu tính đến ngày [[window_end]]).\nHết."
    )


def test_a_window_of_the_whole_period_is_not_short(by: Actor, at: datetime) -> None:
    made.receptions(by=by, at=at)
    asked = made.request(by=by, at=at, window=Window(date(2026, 1, 1), date(2026, 6, 30)))
    report = made.draft({"III.1.1": "[[petitions.receptions_held]] cuộc."}, by=by, at=at, asked=asked)
    assert "short-window" not in look(report)


def test_briefings_are_not_receptions(by: Actor, at: datetime) -> None:
    made.receptions(by=by, at=at)
    directives.briefing(by=by, at=at)
    for prefix in ("TCD", "GB"):
        made.close(prefix, by=by, at=at)
    report = made.draft({"III.1.1": "Đến [[window_end]] có [[reception.with_briefings]] cuộc."}, by=by, at=at)
    finding = look(report)["briefings"]
    assert finding.severity is Severity.WARNING
    assert (finding.text, finding.fixes[0].label) == ("Số 06 tính cả 1 cuộc giao ban", "Sửa thành 5")
    assert repaired(report, finding, by, at) == {}
    assert "[[petitions.receptions_held]]" in texts_of(report)["III.1.1"]


def test_a_figure_of_another_year_is_told(by: Actor, at: datetime) -> None:
    dialogues.dialogue(date(2025, 9, 9), by=by, at=at, kind="ad_hoc")
    made.close("DTH", by=by, at=at, window=Window(date(2025, 7, 1), date(2025, 12, 31)))
    report = made.draft({"III.1.1": "Năm [[previous_year]]: [[dialogue.held_ad_hoc@2025]] cuộc."}, by=by, at=at)
    found = look(report)
    assert list(found) == ["another-period"]  # the commune was formed on 1/7/2025: earlier days need no closing
    assert found["another-period"].text == "Số 01 thuộc năm 2025" and found["another-period"].may_keep


def test_a_document_out_of_force_on_the_reports_day_is_told(by: Actor, at: datetime) -> None:
    wage = made.document("38/2022/NĐ-CP", by=by, at=at, direction="law", issuer="Chính phủ")
    unknown = made.document("15-CT/TU", by=by, at=at, issuer="Thành ủy")
    old = made.document("142-CV/ĐU", by=by, at=at, direction="out", signed_on=date(2025, 10, 4), issuer="Đảng ủy xã")
    report = made.draft({"I": f"[[doc:{wage.code}]], [[doc:{unknown.code}]], [[doc:{old.code}]]."}, by=by, at=at)
    found = look(report)
    assert found["status"].severity is Severity.WARNING and "hết hiệu lực" in found["status"].text
    assert found["unknown-status"].severity is Severity.INFO and "15-CT/TU" in found["unknown-status"].text
    assert found["outside"].severity is Severity.INFO and "142-CV/ĐU" in found["outside"].text
    assert not any(one.blocks for one in found.values())


def test_slips_of_the_keyboard_are_repaired(by: Actor, at: datetime) -> None:
    report = made.draft({"III.1.3": "Kỹ cương công vụ và cảm nang điện tử."}, by=by, at=at)
    found = [one for one in findings_of(build(report, ON)) if one.id.startswith("misspelt/")]
    assert [one.fixes[0].new for one in found] == ["Kỷ cương", "cẩm nang"]


def test_findings_keep_their_ids_while_the_matter_stays(by: Actor, at: datetime, commune: Commune) -> None:
    made.receptions(by=by, at=at)
    report = made.draft({"III.1.1": "Xã có [[petitions.receptions_held]] cuộc."}, by=by, at=at)
    before = {one.id for one in findings_of(build(report, ON))}
    edit_section(report, "III.1.1", "Trong kỳ xã có [[petitions.receptions_held]] cuộc.", revision=1, by=by, at=at)
    assert {one.id for one in findings_of(build(report, ON))} == before
