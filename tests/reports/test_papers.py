"""The paper and the JSON say the same: every number is a content control, and each is traced in the annex."""

import io
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.commune.models import Commune
from dienhong.documents.docx_reader import ReadPaper, read_docx
from dienhong.documents.docx_writer import write_docx
from dienhong.indicators.computed import Computed
from dienhong.law.periods import Window
from dienhong.records.actor import Actor
from dienhong.reports import composed as c
from dienhong.reports import kept
from dienhong.reports.annex import HEADINGS, evidence_of, workbook_rows
from dienhong.reports.build import build
from dienhong.reports.built import Built
from dienhong.reports.compose import paper_of
from dienhong.reports.export_json import to_json
from dienhong.reports.traces import Traces
from tests.factories import dialogue as dialogues
from tests.factories import reports as made
from tests.factories import supervision
from tests.factories.commune import village

ON = date(2026, 6, 10)
TEXTS = {
    "mo-dau": "Thực hiện [[doc:request]] của [[recipient]].",
    "I": "[[commune.villages]] thôn, [[fact:population]] người.",
    "III.1.1": "Năm [[previous_year]]: [[dialogue.held_ad_hoc@2025]]; [[petitions.receptions_held]] gồm "
    "[[petitions.receptions_held:committee]] và [[petitions.receptions_held:party]]; "
    "[[petitions.people_received]] lượt người; [[petitions.large_groups]] đoàn.",
    "III.1.3": "[[supervision.surprise_held]] cuộc, [[supervision.surprise_met:n/N]] đạt.",
    "III.2": "[[table:results]]",
}
KEYS = [
    "id", "indicator", "label", "kind", "how", "value", "qualifier", "unit", "numerator", "denominator", "window",
    "evidence", "parts", "closing", "source",
]  # fmt: skip


@pytest.fixture
def built(commune: Commune, by: Actor, at: datetime) -> Built:
    """A report with counts, a sum, a ratio, a declared number, a zero that is proved and one that is not."""
    for name in ("Đông", "Đoài", "Bến"):
        village(name, by=by, at=at)
    made.population(by=by, at=at, source=made.document("12-BC/ĐU", by=by, at=at, direction="out", issuer="Đảng ủy xã"))
    made.receptions(by=by, at=at, committee=21, party=2)
    for number in range(16):
        dialogues.dialogue(date(2025, 7, 10) + timedelta(days=9 * number), by=by, at=at, kind="ad_hoc")
    for day in (date(2026, 2, 3), date(2026, 3, 3), date(2026, 4, 3)):
        supervision.surprise(day, by=by, at=at)
    made.close("TCD", by=by, at=at)
    return build(made.draft(TEXTS, by=by, at=at), ON)


def read(built: Built) -> ReadPaper:
    file = io.BytesIO()
    write_docx(paper_of(built), file)
    file.seek(0)
    return read_docx(file)


def test_the_json_has_exactly_the_fields_of_the_docs(built: Built) -> None:
    data = to_json(built)
    assert list(data) == ["unit", "period", "style", "frozen", "figures"]
    assert (data["unit"], data["period"], data["style"], data["frozen"]) == ("an-khanh", "2026-H1", "party/HD36", False)
    for figure in data["figures"]:
        assert list(figure) == KEYS + (["roster"] if figure["how"] == "ratio" else [])
        assert figure["id"].startswith("F-2026-") and list(figure["window"]) == ["from", "to"]


def test_each_number_of_the_json_equals_its_evidence(built: Built) -> None:
    figures = {figure["indicator"]: figure for figure in to_json(built)["figures"]}
    held = figures["petitions.receptions_held"]
    assert held["value"] == 23 == len(held["evidence"])
    assert [(part["label"], part["value"]) for part in held["parts"]] == [("UBND xã", 21), ("Đảng ủy xã", 2)]
    assert sorted(code for part in held["parts"] for code in part["evidence"]) == held["evidence"]
    assert figures["dialogue.held_ad_hoc"]["value"] == 16
    assert figures["dialogue.held_ad_hoc"]["window"] == {"from": "2025-01-01", "to": "2025-12-31"}
    people = figures["petitions.people_received"]
    assert people["value"] == sum(one["share"] for one in people["evidence"])
    met = figures["supervision.surprise_met"]
    assert (met["value"], met["unit"], met["numerator"], met["denominator"]) == (100, "%", 3, 3)
    assert met["evidence"] == met["roster"]
    declared = figures["fact:population"]
    assert (declared["kind"], declared["how"], declared["value"], declared["qualifier"]) == (
        "declared",
        None,
        34000,
        "gần",
    )
    assert declared["evidence"] == [] and declared["source"].startswith("VB-")
    assert figures["petitions.large_groups"]["value"] == 0 and figures["petitions.large_groups"]["closing"]


def test_a_zero_that_nothing_proves_has_no_value(commune: Commune, by: Actor, at: datetime) -> None:
    (figure,) = to_json(build(made.draft({"III.1.1": "[[dialogue.held]] cuộc."}, by=by, at=at), ON))["figures"]
    assert figure["value"] is None and figure["evidence"] == [] and figure["closing"] == []


def test_every_number_of_the_json_is_a_content_control_with_the_same_text(built: Built) -> None:
    controls = read(built).figures  # raises when one figure is printed as two numbers
    for used in built.figures:
        assert controls[used.code] == used.computed.text_vi
        for part in used.computed.parts if len(used.computed.parts) > 1 else ():
            assert controls[f"{used.code}/{part.key}"] == used.computed.token_vi(part.key)
    assert {tag.partition("/")[0] for tag in controls} == {figure["id"] for figure in to_json(built)["figures"]}


def test_the_controls_are_locked_and_titled(built: Built) -> None:
    controls = read(built).controls
    assert all(control.locked and control.title for control in controls)
    assert any(control.title == "Cuộc tiếp công dân: Đảng ủy xã" and control.text == "02" for control in controls)


def test_the_text_reads_as_a_paper(built: Built) -> None:
    text = read(built).text
    assert "03 thôn, gần 34.000 người." in text
    assert "Năm 2025: 16; 23 gồm 21 và 02;" in text and "; 0 đoàn." in text
    assert "03 cuộc; 3/3 cuộc đạt yêu cầu (100%)" in text
    assert "chưa có mẫu số thôn (chưa có mẫu số)" in text
    assert "III. KẾT QUẢ THỰC HIỆN DÂN CHỦ Ở CÁC LOẠI HÌNH CƠ SỞ" in text


def test_the_annex_traces_each_number(built: Built) -> None:
    annex = paper_of(built).annex
    assert annex is not None
    rows = [["".join(run.text for run in cell) for cell in row] for row in annex.rows]
    by_meaning = {row[3]: row for row in rows}
    assert by_meaning["Cuộc tiếp công dân: UBND xã, Đảng ủy xã"][1:3] == ["23 = 21 + 02", "III.1.1"]
    assert by_meaning["Cuộc tiếp công dân: UBND xã, Đảng ủy xã"][4:] == [
        "01/01 – 31/5/2026",
        "TCD-2026-0001…0023",
        "Sổ tiếp công dân khóa 10/6/2026",
    ]
    assert by_meaning["Dân số"][1] == "gần 34.000 người"
    assert by_meaning["Dân số"][4:] == ["31/12/2025", "Số khai", "Báo cáo số 12-BC/ĐU"]
    assert by_meaning["Đoàn đông người"][5] == "Không có bản ghi"
    assert by_meaning["Cuộc kiểm tra đột xuất đạt yêu cầu"][1] == "3/3 (100%)"
    assert [row[0] for row in rows] == [str(number) for number in range(1, len(rows) + 1)]


def test_internal_matters_of_the_party_enter_the_annex_as_a_count(commune: Commune, by: Actor, at: datetime) -> None:
    supervision.inspection(date(2026, 2, 3), by=by, at=at)
    secret = supervision.internal(date(2026, 2, 4), "Việc nội bộ", by=by, at=at)
    built = build(made.draft({"II.1": "[[supervision.held]] cuộc."}, by=by, at=at), ON)
    annex = paper_of(built).annex
    assert annex is not None
    (row,) = annex.rows
    evidence = "".join(run.text for run in row[5])
    assert evidence == "GS-2026-0001; 1 bản ghi nội bộ của Đảng, chỉ nêu số lượng"
    cells = [str(cell) for line in workbook_rows(built) for cell in line]
    assert secret.code not in cells and "Việc nội bộ" not in " ".join(cells)
    assert "1 bản ghi nội bộ của Đảng, chỉ nêu số lượng" in cells


def test_at_most_forty_items_are_printed() -> None:
    odd = tuple(f"TCD-2026-{number:04d}" for number in range(1, 101, 2))
    computed = Computed(
        "petitions.receptions_held",
        "Cuộc",
        "computed",
        "count",
        50,
        "",
        "cuộc",
        None,
        None,
        Window(ON, ON),
        evidence=odd,
    )
    said = "".join(run.text for run in evidence_of(computed, Traces({}, {}, {}, frozenset())))
    assert said.count("TCD-") == 40 and said.endswith("…, xem tệp .xlsx kèm theo")


def test_the_workbook_has_every_entry(built: Built) -> None:
    rows = list(workbook_rows(built))
    assert {len(row) for row in rows} == {len(HEADINGS)}
    held = next(used for used in built.figures if used.key == "petitions.receptions_held")
    assert [row[3] for row in rows if row[0] == held.code] == list(held.computed.evidence)


def test_demo_papers_carry_the_mark_and_others_do_not(built: Built) -> None:
    assert paper_of(built).watermark_note == "DỮ LIỆU MẪU"
    built.commune.is_demo = False
    assert paper_of(built).watermark_note is None


def test_a_paper_stored_and_read_back_is_the_same_paper(built: Built) -> None:
    paper = paper_of(built)
    assert kept.load_paper(kept.dump(paper)) == paper
    assert kept.load_sections(kept.dump(built.sections)) == built.sections


NODES = st.one_of(
    st.builds(c.Words, st.text(max_size=20), st.booleans(), st.integers(0, 99)),
    st.builds(
        c.Number, st.text(max_size=5), st.just("F-2026-0001"), st.text(max_size=9), st.text(max_size=9), st.text(max_size=9),
        st.sampled_from(["counted", "declared", "open", "baseless"]), st.sampled_from(["", "gần"]),
    ),
    st.builds(c.Cited, st.text(max_size=9), st.text(max_size=9), st.text(max_size=9), st.just("VB-2026-0001")),
)  # fmt: skip


@given(st.lists(NODES, max_size=6).map(tuple))
def test_any_line_is_stored_in_one_spelling(line: c.Line) -> None:
    stored = kept.dump(c.Paragraph(line))
    assert kept.load(stored) == c.Paragraph(line)
    assert kept.dump(kept.load(stored)) == stored


@pytest.mark.parametrize("wrong", ['{"_":"os.system"}', '{"no":"name"}'])
def test_a_stored_value_that_is_not_ours_is_refused(wrong: str) -> None:
    with pytest.raises(kept.Unreadable):
        kept.load(wrong)
    with pytest.raises(kept.Unreadable):
        kept.dump(object())
