"""A list holds what its kind may hold and no more, for as long as the law asks and no longer."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dienhong.deadlines.models import Deadline
from dienhong.disclosure.lists import actions, ending, objecting, queries
from dienhong.disclosure.lists.models import Objection, PeopleList, PeopleRow
from dienhong.disclosure.lists.rules import RowData
from dienhong.disclosure.lists.workbook import read, template
from dienhong.disclosure.models import Item
from dienhong.law.people_lists import list_kind, list_kinds
from dienhong.law.verdict import Refused
from dienhong.privacy.masks import mask_name
from dienhong.privacy.small_cells import FEWEST, shown, total_shown
from dienhong.privacy.workbooks import sheets
from dienhong.records import acts, history
from dienhong.search.models import PublicText
from tests.factories import disclosure, files
from tests.factories import people_lists as made

pytestmark = pytest.mark.usefixtures("commune")
ON = date(2026, 6, 10)


def test_no_kind_of_list_has_a_column_for_what_no_list_may_hold() -> None:
    kinds = list_kinds(ON)
    assert {kind.content for kind in kinds} == {"CK5", "CK7", "CK8", "CK9"}
    columns = {field.id for kind in kinds for field in kind.fields}
    assert columns == {"village", "birth_year", "policy", "amount", "kind_given", "period", "decision", "result"}


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"name": " "}, "thiếu họ tên"),
        ({"policy": ""}, "thiếu chính sách"),
        ({"village": "DV-2099-0001"}, "không có thôn"),
        ({"birth_year": 1990}, "không có cột birth_year"),
        ({"policy": "Hộ có người nhiễm HIV"}, "HIV/AIDS.*20/2021"),
        ({"name": "Đỗ Văn Mẫu 031090004438"}, "số giấy tờ tùy thân"),
        ({"decision": "gọi 0912345678"}, "số điện thoại"),
    ],
)
def test_a_row_that_says_too_much_or_too_little_is_refused_and_nothing_is_kept(
    at: datetime, more: dict[str, str], told: str
) -> None:
    village = made.villages(at)[0]
    item = made.listed(at=at)
    bad = RowData(**{"name": "Đỗ Mạnh Mẫu", "village": village.code, "policy": "Bò giống", **more})  # type: ignore[arg-type]
    with pytest.raises(Refused, match=f"Dòng 2: .*{told}"):
        actions.put_rows(item.code, [made.row(village), bad], by=disclosure.WRITER, at=at)
    assert not PeopleRow.objects.exists()


def test_who_is_ill_is_not_told_beside_a_name(at: datetime) -> None:
    village = made.villages(at)[0]
    item = made.listed(at=at)
    told = {"policy": "Hộ có người tâm thần, ung thư giai đoạn cuối"}
    with pytest.raises(Refused, match=r"Dòng 1: nêu bệnh, dạng khuyết tật.*che tên"):
        actions.put_rows(item.code, [made.row(village, **told)], by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, [made.row(village, hidden=True, **told)], by=disclosure.WRITER, at=at)
    actions.begin(item.code, "support", masked=True, by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, [made.row(village, **told)], by=disclosure.WRITER, at=at)
    with pytest.raises(Refused, match="nêu bệnh"):
        actions.begin(item.code, "support", masked=False, by=disclosure.WRITER, at=at)


def test_a_call_up_list_needs_the_year_and_a_health_list_hides_names_and_reasons(at: datetime) -> None:
    village = made.villages(at)[0]
    item = made.listed(at=at, kind="health", content="CK9", sector="military")
    for result in ("Cận thị nặng", ""):
        with pytest.raises(Refused, match="kết quả"):
            row = RowData(name="Đỗ Mạnh Mẫu", village=village.code, birth_year=2006, result=result)
            actions.put_rows(item.code, [row], by=disclosure.WRITER, at=at)
    row = RowData(name="Đỗ Mạnh Mẫu", village=village.code, birth_year=2006, result="Loại 1")
    actions.put_rows(item.code, [row], by=disclosure.WRITER, at=at)
    sheet = PeopleList.objects.get()
    assert sheet.masked
    assert PeopleRow.objects.get().shown_name(sheet.masked) == "Đỗ M. M."


def test_a_child_is_told_by_the_household() -> None:
    assert PeopleRow(name="Vũ Thị Thử", child=True).shown_name(False) == "Hộ Vũ Thị Thử (trẻ em trong hộ)"
    assert mask_name("Vũ Thị Thử") == "Vũ T. T." and mask_name("") == ""


def test_a_list_of_another_content_and_an_empty_one_are_not_told(at: datetime) -> None:
    item = disclosure.drafted(at=at)
    with pytest.raises(Refused, match="không thuộc"):
        actions.begin(item.code, "support", by=disclosure.WRITER, at=at)
    with pytest.raises(Refused, match="chưa có dòng"):
        made.told(at=at)


def test_rows_added_after_the_checks_are_checked_again(at: datetime) -> None:
    village = made.villages(at)[0]
    item = made.listed(made.row(village), at=at)
    disclosure.searched(item, at=at)
    from dienhong.disclosure import actions as items

    items.mark(item.code, words="", by=disclosure.WRITER, at=at)
    items.clear(item.code, passed=True, words="", by=disclosure.FOCAL, at=at)
    actions.add_row(item.code, made.row(village, "Lê Thị Giả Định"), by=disclosure.WRITER, at=at)
    assert [row.name for row in actions.rows_of(item.code)] == ["Đỗ Mạnh Mẫu", "Lê Thị Giả Định"]
    with pytest.raises(Refused, match="rà soát"):
        items.publish(item.code, by=disclosure.FOCAL, at=at)
    actions.correct_row(item.code, 1, made.row(village, "Trần Văn Ví Dụ"), by=disclosure.WRITER, at=at)
    actions.drop_row(item.code, 2, by=disclosure.WRITER, at=at)
    assert [row.name for row in actions.rows_of(item.code)] == ["Trần Văn Ví Dụ"]


def test_neither_history_nor_search_holds_a_name(at: datetime) -> None:
    item = made.told(made.row(made.villages(at)[0]), at=at)
    told = " ".join(str(history.changes_of(event)) for event in history.of(item.code))
    assert "list_put" in [event.verb for event in history.of(item.code)] and "Mạnh Mẫu" not in told
    assert not PublicText.objects.filter(text__contains="Mạnh Mẫu").exists()


def test_its_time_over_a_list_goes_and_its_names_are_erased_while_the_act_stays(at: datetime) -> None:
    item = made.told(made.row(made.villages(at)[0]), at=at)
    sheet = PeopleList.objects.get()
    assert (sheet.shown_from, sheet.down_on) == (ON, date(2026, 7, 10))
    assert queries.shown_list(item, date(2026, 7, 9)) and not queries.shown_list(item, date(2026, 7, 10))
    assert not queries.over(date(2026, 7, 9)) and list(queries.over(date(2026, 7, 10))) == [sheet]
    later = at + timedelta(days=30)
    objection = objecting.object_to(item.code, about="wrong", words="Sai mức", by=disclosure.FOCAL, at=at)
    ending.take_down(sheet, by=disclosure.FOCAL, at=later)
    sheet.refresh_from_db()
    assert not ending.erase(sheet, by=disclosure.FOCAL, at=later)
    objecting.decide(objection.code, accepted=False, decision="Đúng mức", by=disclosure.FOCAL, at=later)
    assert ending.erase(sheet, by=disclosure.FOCAL, at=later) and not PeopleRow.objects.exists()
    sheet.refresh_from_db()
    assert (sheet.total, sheet.erased_on) == (1, date(2026, 7, 10))
    assert Item.objects.get(pk=item.pk).public and not ending.erase(sheet, by=disclosure.FOCAL, at=later)


def test_a_file_that_kept_somebody_s_data_goes_with_the_list(at: datetime) -> None:
    import io

    from dienhong.disclosure import actions as items
    from dienhong.disclosure.checks import actions as checks
    from dienhong.disclosure.models import Finding, VersionFile

    scan = ("danh-sach-ky.docx", files.docx("Ông Mẫu, số định danh 031090004438"))
    plain = ("tieu-chi.docx", files.docx("Tiêu chí bình xét"))
    told = disclosure.told(content="CK7", says=disclosure.says(text=""))
    uploads = [(name, io.BytesIO(data)) for name, data in (scan, plain)]
    item = items.draft(told, by=disclosure.WRITER, at=at, files=uploads)
    actions.begin(item.code, "support", by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, [made.row(made.villages(at)[0])], by=disclosure.WRITER, at=at)
    checks.search(item.code, by=disclosure.WRITER, at=at)
    kept = Finding.objects.get(kind="id_number")
    checks.decide(item.code, kept.pk, "keep", reason="mẫu", basis="mẫu", by=disclosure.FOCAL, at=at)
    disclosure.shown(item, at=at)
    every = list(VersionFile.objects.values_list("sha256", flat=True))
    ending.mark_nameless(item.code, words=True, files=every, by=disclosure.WRITER, at=at)
    ending.take_down(PeopleList.objects.get(), by=disclosure.FOCAL, at=at + timedelta(days=30))
    assert list(VersionFile.objects.values_list("name", flat=True)) == ["tieu-chi.docx"]


def test_what_words_kept_is_covered_when_the_list_ends_on_the_page_and_in_search(at: datetime) -> None:
    from dienhong.disclosure.checks import actions as checks

    number, contact = "031090004438", "0912345678"
    says = disclosure.says(title="Hộ được hỗ trợ", summary=f"Hộ có số định danh {number}.", text=f"Hỏi {contact}.")
    item = disclosure.drafted(date(2026, 6, 8), at=at, content="CK7", says=says)
    actions.begin(item.code, "support", by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, [made.row(made.villages(at)[0])], by=disclosure.WRITER, at=at)
    checks.search(item.code, by=disclosure.WRITER, at=at)
    version = item.versions.get()
    kept = version.findings.get(kind="id_number")
    checks.decide(item.code, kept.pk, "keep", reason="mẫu", basis="mẫu", by=disclosure.FOCAL, at=at)
    office = version.findings.get(kind="phone")
    checks.decide(item.code, office.pk, "not_personal", reason="số cơ quan", basis="", by=disclosure.FOCAL, at=at)
    item = disclosure.shown(Item.objects.get(pk=item.pk), at=at)
    ending.mark_nameless(item.code, words=True, files=[], by=disclosure.WRITER, at=at)
    assert number in item.summary and number in PublicText.objects.get(code=item.code).text
    ending.take_down(PeopleList.objects.get(), by=disclosure.FOCAL, at=at + timedelta(days=30))
    item.refresh_from_db()
    version.refresh_from_db()
    found = PublicText.objects.get(code=item.code)
    assert [number in said for said in (item.summary, version.summary, found.text)] == [False] * 3
    assert "•••• 438" in item.summary and contact in version.text, "what is no personal data stays"


def test_a_file_no_machine_reads_goes_with_the_list_whatever_was_said_of_it(at: datetime) -> None:
    import io

    from dienhong.disclosure import actions as items
    from dienhong.disclosure.checks import actions as checks
    from dienhong.disclosure.models import VersionFile

    told = disclosure.told(content="CK7", says=disclosure.says(text=""))
    scan = [("danh-sach-ky.png", io.BytesIO(files.noise()))]
    item = items.draft(told, by=disclosure.WRITER, at=at, files=scan)
    actions.begin(item.code, "support", by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, [made.row(made.villages(at)[0])], by=disclosure.WRITER, at=at)
    checks.search(item.code, by=disclosure.WRITER, at=at)
    unread = item.versions.get().findings.get(kind="unread")
    checks.decide(item.code, unread.pk, "not_personal", reason="đã xem", basis="", by=disclosure.FOCAL, at=at)
    disclosure.shown(item, at=at)
    assert VersionFile.objects.exists()
    ending.take_down(PeopleList.objects.get(), by=disclosure.FOCAL, at=at + timedelta(days=30))
    assert not VersionFile.objects.exists()


def test_names_of_a_draft_that_was_voided_are_erased(at: datetime) -> None:
    item = made.listed(made.row(made.villages(at)[0]), at=at)
    assert not queries.over(at.date())
    acts.void(item, by=disclosure.FOCAL, at=at, reason="Ghi nhầm")
    (sheet,) = queries.over(at.date())
    ending.take_down(sheet, by=disclosure.FOCAL, at=at)
    assert [ending.erase(one, by=disclosure.FOCAL, at=at) for one in queries.to_erase()] == [True]
    assert not PeopleRow.objects.exists() and history.verify().events


def test_an_objection_runs_on_a_clock_and_an_accepted_one_is_answered_by_the_next_version(at: datetime) -> None:
    at += timedelta(days=100)  # the law's ten days begin on 1/9/2026
    village = made.villages(at)[0]
    item = made.told(made.row(village), at=at)
    objection = objecting.object_to(item.code, about="missing", words="Thiếu hộ bà Thử", by=disclosure.FOCAL, at=at)
    assert objection.code.startswith("YK-2026-")
    clock = Deadline.objects.get(code=objection.code)
    assert (clock.due_on - clock.start_on).days == 10
    with pytest.raises(Refused, match="kết luận"):
        objecting.decide(objection.code, accepted=True, decision=" ", by=disclosure.FOCAL, at=at)
    objecting.decide(objection.code, accepted=True, decision="Đúng, sẽ bổ sung", by=disclosure.FOCAL, at=at)
    with pytest.raises(Refused, match="đã quyết định rồi"):
        objecting.decide(objection.code, accepted=False, decision="Thôi", by=disclosure.FOCAL, at=at)
    made.renewed(item, made.row(village), made.row(village, "Vũ Thị Thử"), at=at)
    objection.refresh_from_db()
    clock.refresh_from_db()
    assert objection.new_number == 2 and clock.met_on == at.date()
    first, second = PeopleList.objects.order_by("id")
    assert queries.shown_list(Item.objects.get(pk=item.pk), at.date()) == second
    assert (first.total, second.total) == (1, 2)


def test_an_objection_names_a_line_that_the_list_has(at: datetime) -> None:
    item = made.told(made.row(made.villages(at)[0]), at=at)
    for line in (0, 2, 99):
        with pytest.raises(Refused, match=f"Danh sách có 1 dòng, không có dòng số {line}"):
            objecting.object_to(item.code, about="wrong", words="Sai", line=line, by=disclosure.FOCAL, at=at)
    assert objecting.object_to(item.code, about="wrong", words="Sai", line=1, by=disclosure.FOCAL, at=at).line == 1


def test_nobody_objects_when_the_time_is_over_or_nothing_is_told(at: datetime) -> None:
    village = made.villages(at)[0]
    prepared = made.listed(made.row(village), at=at)
    with pytest.raises(Refused, match="hết thời gian"):
        objecting.object_to(prepared.code, about="wrong", words="Sai", by=disclosure.FOCAL, at=at)
    item = disclosure.shown(prepared, at=at)
    with pytest.raises(Refused, match="hết thời gian"):
        late = at + timedelta(days=30)
        objecting.object_to(item.code, about="wrong", words="Sai", by=disclosure.FOCAL, at=late)
    assert not Objection.objects.exists()


SUPPORT = [
    "Số thứ tự",
    "Họ và tên",
    "Là trẻ em",
    "Che tên",
    "Thôn",
    "Chính sách",
    "Số tiền",
    "Thời gian",
    "Quyết định",
    "Kết quả",
]


def test_the_template_has_the_white_list_as_headings_and_what_it_says_is_read_back() -> None:
    kind, villages = list_kind("support", ON), {"Đình Hạ": "DV-2026-0001"}
    empty = template(kind, list(villages))
    rows = sheets(empty)[0].rows
    assert list(rows[2]) == SUPPORT
    assert read(empty, kind, villages).wrong == ("Tệp chưa có dòng nào.",)
    filled = files.xlsx(
        ["Danh sách"],
        SUPPORT,
        [1, "Đỗ Mạnh Mẫu", "", "x", "đình hạ", "Bò giống", "15.000.000", "Đợt 1", "12/QĐ-UBND", ""],
        [2, "Vũ Thị Thử", "x", "", "Đình Hạ", "Bò giống", 500000, "", "", ""],
    )
    found = read(filled, kind, villages)
    assert found.wrong == () and found.numbers == (3, 4)
    assert found.rows[0] == RowData(
        name="Đỗ Mạnh Mẫu",
        village="DV-2026-0001",
        hidden=True,
        policy="Bò giống",
        amount=15_000_000,
        period="Đợt 1",
        decision="12/QĐ-UBND",
    )
    assert found.rows[1].child and found.rows[1].amount == 500_000
    named = read(files.xlsx(["Họ và tên", "Thôn", "Che tên"], ["Mẫu", "Thôn Đình Hạ", "Có"]), kind, villages).rows[0]
    assert named.village == "DV-2026-0001" and named.hidden


@pytest.mark.parametrize(
    ("rows", "told"),
    [
        ([["Họ và tên", "Thôn", "Số CCCD"], ["Mẫu", "Đình Hạ", "031090004438"]], "không được có cột: Số CCCD"),
        ([["Họ và tên", "Thôn", ""], ["Mẫu", "Đình Hạ", "0912345678"]], "không được có cột: thứ 3"),
        ([["Tên", "Thôn"], ["Mẫu", "Đình Hạ"]], "Không thấy hàng tiêu đề"),
        ([["Họ và tên", "Thôn"], ["Mẫu", "Thôn Lạ"]], "Dòng 2, cột Thôn: xã không có thôn “Thôn Lạ”"),
        ([["Họ và tên", "Số tiền"], ["Mẫu", "một triệu"]], "Dòng 2, cột Số tiền: ghi số nguyên"),
        ([["Họ và tên", "Số tiền"], ["Mẫu", -5]], "ghi số nguyên"),
        ([["Họ và tên", "Thôn"], ["Mẫu", "Đình Hạ"], ["", ""], ["Thử", "Đình Hạ"]], "Dòng 3: dòng trống"),
        ([["Họ và tên", "Thôn", "Thôn"], ["Mẫu", "Đình Hạ", ""]], "ghi hai lần"),
        ([["Họ và tên", "Chính sách"], ["Mẫu", "dài" * 100]], "dài quá 200"),
        ([["Họ và tên", "Che tên"], ["Mẫu", "che"]], "Dòng 2, cột Che tên: ghi x hoặc để trống, không ghi “che”"),
    ],
)
def test_a_workbook_with_a_fault_is_refused_by_row_and_column(rows: list[list[object]], told: str) -> None:
    found = read(files.xlsx(*rows), list_kind("support", ON), {"Đình Hạ": "DV-2026-0001"})
    assert any(told in wrong for wrong in found.wrong), found.wrong


@given(st.dictionaries(st.integers(0, 12), st.integers(0, 40), max_size=8))
def test_small_cells_cannot_be_computed_from_what_is_shown(counts: dict[int, int]) -> None:
    cells, total = shown(counts), total_shown(counts)
    withheld = [key for key, cell in cells.items() if cell is None]
    assert not any(cell is not None and 0 < cell < FEWEST for cell in cells.values())
    if total is not None and withheld:
        # What subtraction gives is the sum of at least two cells, together at least three persons.
        assert len(withheld) >= 2
        assert total - sum(cell for cell in cells.values() if cell is not None) >= FEWEST
