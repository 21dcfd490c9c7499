"""Excel in: what rows bring is what the form brings; one wrong row and nothing goes in; no file can hurt the reader."""

import io
import tracemalloc
from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienhong.commune import actions
from dienhong.commune.kinds import UnitKind
from dienhong.commune.models import Commune, Unit
from dienhong.deadlines.models import Deadline
from dienhong.disclosure.models import Item
from dienhong.law.disclosure import contents
from dienhong.law.verdict import Refused
from dienhong.page.sheet_file import MOST_ROWS, cells_of
from dienhong.page.sheet_in import BadRows, BadSheet, SheetColumn, SheetPlan, carry_out, read
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.models import Petition
from dienhong.privacy.public_words import doubts
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from dienhong.records.snapshots import columns
from dienhong.web.forms import UnitForm
from dienhong.web.views.desk.sheets import UNITS
from tests.answers import let_go
from tests.page.sheets import filled, template, with_parts

HEADINGS = ("Loại", "Tên", "Từ ngày", "Có tổ chức công đoàn")
URL = "/ban-lam-viec/don-vi/nhap-excel/"
Officer = Callable[[str], Client]


def put_by(by: Actor, at: datetime) -> Callable[[UnitForm], object]:
    """One row of units, by the act of the desk."""
    return lambda form: actions.record_unit(**form.cleaned_data, by=by, at=at)


def bring(data: bytes, by: Actor, at: datetime, *, keep: bool = True) -> int:
    """The whole way without a browser."""
    return carry_out(read(UNITS, cells_of("don-vi.xlsx", data)), put_by(by, at), keep=keep)


def test_the_template_has_the_form_s_columns_and_drop_downs() -> None:
    made = template(UNITS)
    cells = cells_of("mau.xlsx", made)
    assert cells[3] == ["Loại *", "Tên *", "Từ ngày *", "Có tổ chức công đoàn"]
    with pytest.raises(BadSheet, match="chưa có dòng nào"):
        read(UNITS, cells)
    import zipfile

    sheet = zipfile.ZipFile(io.BytesIO(made)).read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count('type="list"') == 2 and "'Danh mục'!$A$2:$A$10" in sheet


KINDS = st.sampled_from(UnitKind.choices)
NAMES = st.text(st.sampled_from("ăâđêôơư ABCdeghik0123456789=+-@.,"), min_size=1, max_size=30).filter(
    lambda name: name.strip() and not name.strip().startswith("#") and not doubts(name)
)
DAYS = st.dates(date(2025, 7, 1), date(2026, 6, 1))
ROWS = st.lists(
    st.tuples(KINDS, NAMES, DAYS, st.booleans()),
    min_size=1,
    max_size=8,
    unique_by=lambda row: (row[0], " ".join(row[1].split())),
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=ROWS, as_date=st.booleans())
def test_rows_bring_what_typing_them_brings(
    commune: Commune, by: Actor, at: datetime, rows: list[tuple[tuple[str, str], str, date, bool]], as_date: bool
) -> None:
    def kept() -> list[dict[str, Any]]:
        return [columns(unit) for unit in Unit.objects.order_by("code_number")]

    with transaction.atomic():
        for (kind, _), name, day, union in rows:
            typed = {"kind": kind, "name": name, "from_on": f"{day:%d/%m/%Y}", **({"has_union": "on"} if union else {})}
            form = UnitForm(typed)
            assert form.is_valid()
            put_by(by, at)(form)
        by_hand = kept()
        transaction.set_rollback(True)
    lines = [
        (label, name, f"{day.day}/{day.month}/{day.year}" if as_date else f"{day:%Y-%m-%d}", "Có" if union else "")
        for (_, label), name, day, union in rows
    ]
    with transaction.atomic():
        assert bring(filled(HEADINGS, lines), by, at) == len(rows)
        assert kept() == by_hand
        transaction.set_rollback(True)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    good=st.integers(0, 12), place=st.integers(0, 12), fault=st.sampled_from(["kind", "name", "day", "twice", "person"])
)
def test_one_wrong_row_anywhere_and_nothing_goes_in(
    commune: Commune, by: Actor, at: datetime, good: int, place: int, fault: str
) -> None:
    lines = [["Thôn", f"Thôn {number}", "01/7/2025", ""] for number in range(good + 1)]
    place = min(place, good)
    wrong, column, words = {
        "kind": (["Làng", "Thôn mới", "01/7/2025", ""], "Loại", "danh mục"),
        "name": (["Thôn", "", "01/7/2025", ""], "Tên", ""),
        "day": (["Thôn", "Thôn mới", "31/6/2025", ""], "Từ ngày", "Không có ngày"),
        "twice": (["Thôn", "Thôn có trước", "01/7/2025", ""], "", "Đã có"),
        "person": (["Thôn", "Nhà ông Năm, 0987 111 222", "01/7/2025", ""], "", "giống dữ liệu cá nhân"),
    }[fault]
    lines.insert(place, wrong)
    with transaction.atomic():
        actions.record_unit(kind="village", name="Thôn có trước", from_on=date(2025, 7, 1), by=by, at=at)
        units, events = Unit.objects.count(), Event.objects.count()
        for keep in (False, True):
            with pytest.raises(BadRows) as told:
                bring(filled(HEADINGS, lines), by, at, keep=keep)
            assert [(one.row, one.column) for one in told.value.faults] == [(place + 5, column)]
            assert words in told.value.faults[0].words
        assert (Unit.objects.count(), Event.objects.count()) == (units, events)
        transaction.set_rollback(True)


def test_every_fault_of_a_sheet_is_told_at_once(commune: Commune, by: Actor, at: datetime) -> None:
    lines = [["", "A", "5/13/2026", "lẽ ra"], ["Thôn", "B", "1/7/2025", "có"], ["Thôn", "b" * 161, "", "#REF!"]]
    with pytest.raises(BadRows) as told:
        bring(filled(HEADINGS, lines), by, at)
    said = [str(fault) for fault in told.value.faults]
    assert len(said) == 6 and said[0].startswith("Dòng 5, cột “Có tổ chức công đoàn”: “lẽ ra” không hiểu")
    assert {fault.row for fault in told.value.faults} == {5, 7}


def test_a_dry_run_writes_nothing(commune: Commune, by: Actor, at: datetime) -> None:
    assert bring(filled(HEADINGS, [["Thôn", "Thôn Đông", "1/7/2025", ""]]), by, at, keep=False) == 1
    assert not Unit.objects.exists() and not Event.objects.exists()


@pytest.mark.parametrize(
    ("headings", "words"),
    [
        (("Loại", "Tên"), "Từ ngày"),
        (("Loại", "Tên", "Từ ngày", "Ghi chú"), "Ghi chú"),
        (("Loại", "Tên", "Từ ngày", "Tên"), "hai lần"),
        (("a", "b"), "mẫu"),
    ],
)
def test_other_headings_are_refused(headings: tuple[str, ...], words: str) -> None:
    with pytest.raises(BadSheet, match=words):
        read(UNITS, cells_of("x.xlsx", filled(headings, [["Thôn", "A", "1/7/2025", ""]])))


def test_columns_may_be_moved_and_rows_left_empty(commune: Commune, by: Actor, at: datetime) -> None:
    lines = [["A", "", "1/7/2025", "THÔN"], ["", "", "", ""], ["B", "x", datetime(2025, 7, 2), "trường"]]  # noqa: DTZ001
    moved = ("TÊN *", "Có tổ chức công đoàn", "từ  ngày", "Loại")
    reading = read(UNITS, cells_of("x.xlsx", filled(moved, lines, skip=0)))
    assert [row.number for row in reading.rows] == [2, 4]
    assert [(fault.row, fault.column) for fault in reading.faults] == [(4, "Loại"), (4, "Từ ngày")]


def _sheet(cells: str) -> bytes:
    space = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    return f'<?xml version="1.0"?><worksheet xmlns="{space}"><sheetData>{cells}</sheetData></worksheet>'.encode()


GOOD = filled(HEADINGS, [["Thôn", "A", "1/7/2025", ""]])
SHEET = "xl/worksheets/sheet1.xml"
FAR = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
ENTITIES = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'
HOSTILE = {
    "empty": b"",
    "no package": b"PK\x03\x04" + b"\0" * 500,
    "an old workbook": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 3000,
    "a page": b"<html><script>alert(1)</script></html>",
    "a bomb": with_parts(GOOD, {"xl/media/image1.bin": b"\0" * 60_000_000}),
    "a bomb of text": with_parts(
        GOOD, {"xl/sharedStrings.xml": b"<sst>" + b"<si><t>a</t></si>" * 3_000_000 + b"</sst>"}
    ),
    "the last corner": with_parts(GOOD, {SHEET: _sheet(FAR)}),
    "the last corner under another name": with_parts(GOOD, {"xl/anything": _sheet(FAR)}),
    "a place that is none": with_parts(GOOD, {SHEET: _sheet('<row r="1"><c r="a1"><v>1</v></c></row>')}),
    "entities": with_parts(GOOD, {"xl/sharedStrings.xml": ENTITIES}),
    "another encoding": with_parts(GOOD, {SHEET: _sheet(FAR).decode().encode("utf-16")}),
    "a macro": with_parts(GOOD, {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0"}),
    "cut off": GOOD[:-300],
    "many parts": with_parts(GOOD, {f"xl/x{number}.xml": b"<a/>" for number in range(300)}),
    "a Word file": with_parts(GOOD, {"xl/workbook.xml": b"<a/>"}),
    "too many rows": filled(("Loại", "Tên", "Từ ngày"), [["Thôn", f"A{n}", "1/7/2025"] for n in range(MOST_ROWS + 60)]),
    "a cell like a book": filled(("Loại", "Tên", "Từ ngày"), [["Thôn", "A" * 9000, "1/7/2025"]]),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_should_not_be_opened_is_refused_in_little_memory(name: str) -> None:
    tracemalloc.start()
    try:
        with pytest.raises(BadSheet) as told:
            read(UNITS, cells_of("x.xlsx", HOSTILE[name]))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert str(told.value).endswith("hưa ghi gì.") and peak < 150_000_000


def test_a_workbook_with_macros_by_name_is_refused() -> None:
    with pytest.raises(BadSheet, match="macro"):
        cells_of("x.xlsm", GOOD)


def _send(client: Client, data: bytes, **more: str) -> Any:
    return client.post(URL, {"sheet": SimpleUploadedFile("don-vi.xlsx", data), **more})


def test_an_officer_tries_then_writes_and_twice_is_once(officer: Officer) -> None:
    client = officer("party_office")
    given_out = client.get(f"{URL}?mau=1")
    let_go(given_out)
    assert given_out.headers["Content-Disposition"] == 'attachment; filename="mau-don-vi.xlsx"'
    tried = _send(
        client, filled(HEADINGS, [["Thôn", "=HYPERLINK(1)", "1/7/2025", ""], ["Thôn", "<b>B", "1/7/2025", ""]])
    )
    page = tried.content.decode()
    assert tried.status_code == 200 and "2 dòng, không có lỗi" in page and "&lt;b&gt;B" in page
    assert not Unit.objects.exists()
    told = {name: tried.context[name] for name in ("once", "rows")}
    for _ in range(2):
        assert client.post(URL, told).headers["Location"] == "/ban-lam-viec/don-vi/"
    assert [unit.name for unit in Unit.objects.order_by("code_number")] == ["=HYPERLINK(1)", "<b>B"]


def test_the_law_is_asked_again_when_the_rows_are_written(officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("party_office")
    tried = _send(client, filled(HEADINGS, [["Thôn", "Thôn Đông", "1/7/2025", ""]]))
    actions.record_unit(kind="village", name="Thôn Đông", from_on=date(2025, 7, 1), by=by, at=at)
    late = client.post(URL, {name: tried.context[name] for name in ("once", "rows")})
    assert late.status_code == 409 and "Đã có “Thôn Đông”" in late.content.decode()
    assert Unit.objects.count() == 1


def test_rows_of_somebody_else_or_made_up_are_not_written(officer: Officer) -> None:
    tried = _send(officer("party_office"), filled(HEADINGS, [["Thôn", "Thôn Đông", "1/7/2025", ""]]))
    told = {name: tried.context[name] for name in ("once", "rows")}
    for client, rows in (
        (officer("committee_office"), told["rows"]),
        (officer("party_office"), told["rows"][:-2] + "xx"),
    ):
        refused = client.post(URL, {**told, "rows": rows})
        assert refused.status_code == 409 and "xem thử lại" in refused.content.decode()
    assert not Unit.objects.exists()


def test_a_wrong_file_says_so_on_the_page(officer: Officer) -> None:
    client = officer("party_office")
    for data, words in ((b"", "rỗng"), (b"x", "không phải bảng Excel"), (GOOD[:90], "không phải bảng Excel")):
        reply = _send(client, data)
        assert reply.status_code == 422 and words in reply.content.decode()
    assert client.post(URL, {}).status_code == 422


def test_letters_go_in_with_their_clocks(officer: Officer) -> None:
    client = officer("petition_officer")
    url = "/ban-lam-viec/don-thu/nhap-excel/"
    headings = (
        "Ngày nhận",
        "Nguồn đơn",
        "Đơn tự gọi là",
        "Nội dung đơn",
        "Họ tên người gửi",
        "Số căn cước hoặc hộ chiếu",
    )
    post, complaint = str(Channel.POST.label), str(Content.COMPLAINT.label)
    rows = [
        ["08/6/2026", post, complaint, "Khiếu nại quyết định thu hồi đất.", "Vũ Thị Lụa", "031090004438"],
        ["09/6/2026", post, "", "Phản ánh rác thải.", "Đỗ Văn Gạo", ""],
    ]
    data = SimpleUploadedFile("don.xlsx", filled(headings, rows))
    tried = client.post(url, {"sheet": data})
    assert tried.status_code == 200, [str(fault) for fault in tried.context["faults"]]
    client.post(url, {name: tried.context[name] for name in ("once", "rows")})
    assert list(Petition.objects.order_by("code_number").values_list("people_count", "id_number")) == [
        (1, "031090004438"),
        (1, ""),
    ]
    assert set(Deadline.objects.values_list("code", flat=True)) == {Petition.objects.get(titled="complaint").code}


def test_who_may_not_record_may_not_import(officer: Officer) -> None:
    assert officer("village_head").get(URL).status_code == 403


def test_a_refusal_of_the_act_is_no_error_of_the_program() -> None:
    assert issubclass(BadRows, Refused) and issubclass(BadSheet, Refused)
    assert SheetPlan("a", "b", UnitForm).columns()[0].choices == tuple(UnitKind.choices)


class _ManyForm(forms.Form):
    places = forms.MultipleChoiceField(label="Nơi", required=False, choices=[("a", "Trụ sở"), ("b", "Nhà văn hóa")])
    paper = forms.FileField(label="Tệp", required=False)
    name = forms.CharField(label="Tên")


def test_a_column_for_several_takes_them_with_semicolons_and_files_have_none() -> None:
    plan = SheetPlan("Nhiều", "nhieu", _ManyForm)
    assert [column.heading for column in plan.columns()] == ["Nơi", "Tên"]
    lines = [["trụ sở; Nhà văn hóa", "A"], ["", "B"], ["Trụ sở; Chợ", "C"]]
    reading = read(plan, cells_of("x.xlsx", filled(("Nơi", "Tên"), lines)))
    assert [row.form.cleaned_data.get("places") for row in reading.rows[:2]] == [["a", "b"], []]
    assert [(fault.row, fault.column) for fault in reading.faults] == [(7, "Nơi")] and template(plan)


def test_several_set_apart_by_commas_are_read_too_and_a_choice_may_hold_a_comma() -> None:
    column = SheetColumn("places", "Nơi", "", False, (("a", "Trụ sở"), ("b", "Chợ, bến đò")), is_many=True)
    assert column.typed("trụ sở, a") == ["a", "a"] and column.typed("Trụ sở; Chợ, bến đò") == ["a", "b"]
    with pytest.raises(ValueError, match="“Chợ”"):
        column.typed("Trụ sở, Chợ")


def test_drafts_of_disclosure_go_in_as_typed_and_nothing_is_public(officer: Officer) -> None:
    client = officer("committee_office")
    url = "/ban-lam-viec/cong-khai/nhap-excel/"
    columns = [
        "Thuộc nội dung nào trong mười bốn nội dung",
        *("Tên nội dung công khai", "Tóm tắt hai câu", "Ai quyết định", "Ngày quyết định, ban hành"),
        *("Đơn vị trả lời người dân", "Bảng số liệu"),
    ]
    content = f"CK1. {next(one.vi for one in contents(date(2026, 6, 10)) if one.id == 'CK1')}"
    summary = "Xã lập kế hoạch phát triển năm 2026. Kế hoạch ảnh hưởng đến mọi thôn từ tháng 6."
    good = [content, "Kế hoạch phát triển 2026", summary, "HĐND xã", "08/6/2026", "Văn phòng", "1 | Thu | 100 | 90"]
    wrong = [content, "", summary, "HĐND xã", "08/6/2026", "Văn phòng", "1 | Thu | một trăm"]
    bad = client.post(url, {"sheet": SimpleUploadedFile("a.xlsx", filled(columns, [good, wrong]))})
    assert bad.status_code == 422 and {fault.row for fault in bad.context["faults"]} == {6}
    tried = client.post(url, {"sheet": SimpleUploadedFile("a.xlsx", filled(columns, [good]))})
    assert tried.status_code == 200, [*map(str, tried.context["faults"]), *tried.context["form"].errors.items()]
    client.post(url, {name: tried.context[name] for name in ("once", "rows")})
    item = Item.objects.get()
    assert (item.title, item.state, item.shown) == ("Kế hoạch phát triển 2026", "preparing", 0)
    assert item.versions.get().lines.get().planned == 100
    assert "Kế hoạch phát triển 2026" not in Client().get("/du-lieu-mo/disclosure-items.json").getvalue().decode()
