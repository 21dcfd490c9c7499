"""The desk of rosters and duties in a real request."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dienhong.commune.models import Commune
from dienhong.compliance import actions
from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.rules import Meeting
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories.compliance import decision, lines, pledges, roster, unit, units

BASE = "/ban-lam-viec/loai-hinh-co-so/"
NEW = BASE + "danh-sach/lap/"
TYPED = {"obligation_key": "conventions", "period": "2026", "as_of": "31/5/2026", "basis": "Danh bạ thôn"}
HELD = {"met_on": "20/5/2026", "note": "Biên bản", "entitled": "31", "attended": "21", "agreed": "20", "disagreed": "1"}
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def sheet(reply: object) -> list[list[object]]:
    """The rows of an exported workbook."""
    content = b"".join(reply.streaming_content)  # type: ignore[attr-defined]
    return CalamineWorkbook.from_filelike(io.BytesIO(content)).get_sheet_by_index(0).to_python()


def test_the_same_form_sent_twice_opens_one_roster(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    units("village", 3, by=by, at=at)
    client = officer("committee_office")
    data = {**TYPED, **hidden(client, NEW)}
    assert client.post(NEW, data).status_code == 302
    again = client.post(NEW, data, follow=True)
    assert "không ghi lần nữa" in again.content.decode()
    assert Roster.objects.count() == 1 and Duty.objects.count() == 3
    assert len(history.of("DS-2026-0001")) == 1


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"as_of": "31/6/2026"}, "Không có ngày 31/6/2026"),
        ({"as_of": "11/6/2026"}, "sau hôm nay"),
        ({"period": "nửa năm"}, "Không đọc được kỳ báo cáo “nửa năm”"),
        ({"period": "2025-2026"}, "hãy ghi ngày đầu và ngày cuối"),
        ({"from_on": "1/6/2026", "to_on": "1/5/2026"}, "“Đến hết ngày” trước “Từ ngày”"),
        ({"obligation_key": "union_propaganda"}, "danh sách trống thì không có mẫu số"),
        ({"officials": "Vũ Hà; Công chức; UBND xã"}, "để trống ô này"),
        ({"obligation_key": "pledges", "officials": "; Công chức"}, "Dòng 1: viết họ tên"),
        ({"document": "VB-2026-0404"}, "Sổ văn bản không có mã VB-2026-0404"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    commune: Commune, officer: Officer, by: Actor, at: datetime, change: dict[str, str], words: str
) -> None:
    units("village", 1, by=by, at=at)
    client = officer("party_office")
    reply = client.post(NEW, {**TYPED, **hidden(client, NEW), **change})
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page and "Danh bạ thôn" in page
    assert not Roster.objects.exists()


def test_pledges_from_typed_lines_and_a_stranger_who_signs(commune: Commune, officer: Officer) -> None:
    client = officer("party_office")
    people = "Vũ Thị Hà; Chủ tịch UBND xã; UBND xã\n\nĐỗ Văn Bình; Công chức; UBND xã\n"
    typed = {**TYPED, "obligation_key": "pledges", "officials": people, **hidden(client, NEW)}
    assert client.post(NEW, typed).status_code == 302
    sign = BASE + "danh-sach/DS-2026-0001/ky/"
    sent = {"person": "Nguyễn Văn Lạ", "signed_on": "20/5/2026", **hidden(client, sign)}
    reply = client.post(sign, sent)
    page = reply.content.decode()
    assert reply.status_code == 409 and "Nguyễn Văn Lạ" in page
    assert "không có trong danh sách DS-2026-0001" in page and "Thêm đối tượng còn sót" in page
    add = BASE + "danh-sach/DS-2026-0001/them/"
    missed = {"name": "Nguyễn Văn Lạ", "title": "Công chức", "unit": "UBND xã", "reason": "Mới về xã"}
    assert client.post(add, {**missed, **hidden(client, add)}).status_code == 302
    assert client.post(sign, sent).status_code == 302  # the same form, now that he is on the list
    page = client.get(BASE + "danh-sach/DS-2026-0001/").content.decode()
    assert "đã ký 1/3" in page and "Nguyễn Văn Lạ" in page
    overview = client.get(BASE).content.decode()
    assert "<span>1/3</span>" in overview and "Đỗ Văn Bình, Vũ Thị Hà" in overview


def test_a_conference_from_the_desk(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    unit("school", "Trường Tiểu học Trung Hòa", by=by, at=at, has_union=True)
    line = lines(roster("school_conferences", by=by, at=at))[0]
    client = officer("party_office")
    met, show = f"{BASE}{line.code}/da-lam/", f"{BASE}{line.code}/"
    assert "công đoàn vẫn giữ vai trò" in client.get(show).content.decode()
    for change, words in (
        ({"attended": "20", "agreed": "20", "disagreed": "0"}, "Có 20/31 người dự, chưa đủ ít nhất 2/3"),
        ({"attended": "hai mươi"}, "số nguyên"),
        ({"attended": "32"}, "nhiều hơn số người thuộc thành phần"),
        ({"note": ""}, "Thiếu chứng cứ"),
        ({"met_on": "11/6/2026"}, "chưa ghi là đã làm"),
    ):
        reply = client.post(met, {**HELD, **hidden(client, met), **change})
        assert reply.status_code in (409, 422) and words in reply.content.decode(), words
    assert client.post(met, {**HELD, **hidden(client, met)}).status_code == 302
    page = client.get(show).content.decode()
    assert "21 × 3 = 63 ≥ 31 × 2 = 62" in page and "20 tán thành, 1 không" in page
    assert "đã ghi là đã làm" in client.get(met).content.decode()
    edit = f"{BASE}{line.code}/sua/"
    stale = hidden(client, edit)
    assert client.post(edit, {**HELD, **hidden(client, edit), "note": "Nghị quyết"}).status_code == 302
    conflict = officer("committee_office").post(edit, {**HELD, **stale, "note": "Bản khác"})
    assert conflict.status_code == 409
    assert "Nghị quyết" in conflict.content.decode() and "Bản khác" in conflict.content.decode()
    undo = f"{BASE}{line.code}/bo-ghi/"
    assert "Thiếu lý do" in client.post(undo, {"reason": "", **hidden(client, undo)}).content.decode()
    assert client.post(undo, {"reason": "Nhầm trường", **hidden(client, undo)}).status_code == 302
    assert Duty.objects.get().state == "due"
    page = client.get(show).content.decode()
    assert "Đã bỏ ghi" in page and "Đã ghi là đã làm" in page and "Chưa ghi là đã làm." in page


def test_a_unit_that_was_missed_is_chosen_from_those_left(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    units("village", 2, by=by, at=at)
    made = roster("conventions", by=by, at=at)
    missed = unit("village", "Thôn Sót", by=by, at=at)
    client = officer("party_office")
    add = f"{BASE}danh-sach/{made.code}/them/"
    page = client.get(add).content.decode()
    assert "Thôn Sót" in page and "village 01" not in page
    reply = client.post(add, {"subject_code": missed.code, "reason": "Sót", **hidden(client, add)}, follow=True)
    assert "<span>được công nhận 0/3</span>" in reply.content.decode() and "Thôn Sót" in reply.content.decode()


def test_voiding_a_line_and_a_roster(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    units("village", 2, by=by, at=at)
    made = roster("conventions", by=by, at=at)
    client = officer("party_office")
    line = f"{BASE}{lines(made)[0].code}/"
    assert client.post(line + "huy/", {"reason": "Đã nhập", **hidden(client, line + "huy/")}).status_code == 302
    assert "<span>0/1</span>" in client.get(BASE).content.decode()
    whole = f"{BASE}danh-sach/{made.code}/"
    assert client.post(whole + "huy/", {"reason": "Lập nhầm", **hidden(client, whole + "huy/")}).status_code == 302
    page = client.get(whole).content.decode()
    assert "Lập nhầm" in page and "Ghi đã làm" not in page
    assert "<span>0/1</span>" not in client.get(BASE).content.decode()
    other = f"{BASE}{lines(made)[1].code}/da-lam/"
    assert client.post(other, {"met_on": "1/5/2026", "document": "VB-2026-0001", "once": "x"}).status_code == 409
    assert client.get(BASE + "CH-2026-9999/").status_code == 404


def test_the_overview_offers_the_first_step_and_speaks_of_the_day_asked(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    units("village", 2, by=by, at=at)
    paper = decision("12/QĐ-UBND", by=by, at=at)
    client = officer("party_office")
    page = client.get(BASE).content.decode()
    assert page.count("chưa có mẫu số") == 7 and "nghia-vu=conventions" in page
    assert 'value="pledges" selected' in client.get(NEW + "?nghia-vu=pledges").content.decode()
    made = roster("conventions", by=by, at=at)
    actions.mark_met(lines(made)[0].code, met_on=date(2026, 6, 5), document=paper.code, by=by, at=at)
    today, before = client.get(BASE).content.decode(), client.get(BASE + "?on=31/5/2026").content.decode()
    assert "<span>1/2</span>" in today and "<span>0/2</span>" in before and "village 01, village 02" in before
    assert client.get(BASE + "?on=31/12/2027").content.decode().count("chưa có mẫu số") == 7
    reader = officer("village_head").get(BASE).content.decode()
    assert "Xuất Excel" not in reader and NEW not in reader.replace("disabled", "") and "<span>1/2</span>" in reader
    for path in (NEW, "xuat/", "tung-don-vi/?xuat=xlsx", "danh-sach/?xuat=xlsx", "khoa-so/"):
        url = path if path.startswith("/") else BASE + path
        assert officer("village_head").get(url).status_code == 403, path
    assert client.get(BASE + "khoa-so/").status_code == 200


def test_lists_filter_and_leave_as_workbooks(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    units("village", 2, by=by, at=at)
    units("school", 1, by=by, at=at)
    roster("conventions", by=by, at=at)
    school = lines(roster("school_conferences", by=by, at=at, basis="=HYPERLINK(1)"))[0]
    actions.mark_met(
        school.code, met_on=date(2026, 5, 4), note="Biên bản", meeting=Meeting(30, 21, 20, 1), by=by, at=at
    )
    pledges(by=by, at=at)
    client = officer("party_office")
    met = client.get(BASE + "tung-don-vi/?state=met").content.decode()
    assert "school 01" in met and "village 01" not in met and "trong <b>1</b> dòng" in met
    rows = sheet(client.get(BASE + "xuat/?obligation=school_conferences"))
    assert rows[0][0] == "Sổ theo dõi thực hiện dân chủ ở các loại hình cơ sở (DỮ LIỆU MẪU)"
    assert len(rows) == 4 and rows[3][1] == "school 01" and rows[3][6] == date(2026, 5, 4)
    assert rows[3][rows[2].index("Thuộc thành phần")] == 30.0 and rows[3][rows[2].index("Dự")] == 21.0
    everything = sheet(client.get(BASE + "xuat/"))
    assert len(everything) == 3 + 6 and sheet(client.get(BASE + "tung-don-vi/?xuat=xlsx")) == everything
    listed = sheet(client.get(BASE + "danh-sach/?xuat=xlsx&only=missing"))
    assert [row[0] for row in listed[3:]] == ["DS-2026-0003", "DS-2026-0001"]
    complete = client.get(BASE + "danh-sach/?obligation=school_conferences").content.decode()
    assert "<span>1/1</span>" in complete and "=HYPERLINK(1)" in complete
    assert "Chưa có danh sách nào" not in complete
    assert "Không có dòng nào khớp" in client.get(BASE + "danh-sach/?obligation=union_propaganda").content.decode()


def many(count: int, at: datetime) -> None:
    """Rosters of past years and one current one an obligation, with `count` lines, by bulk: for counting queries."""
    rosters = [
        Roster(
            code=f"DS-2026-{n:04d}",
            code_year=2026,
            code_number=n,
            recorded_at=at,
            obligation_key="conventions",
            period="2026",
            from_on=date(2026, 1, 1) - timedelta(days=400 * (n - 1)),
            to_on=date(2026, 12, 31) - timedelta(days=400 * (n - 1)),
            as_of=date(2026, 1, 1) - timedelta(days=400 * (n - 1)),
            basis="x",
        )
        for n in range(1, 1 + count // 10)
    ]
    Roster.objects.bulk_create(rosters, batch_size=500)
    Duty.objects.bulk_create(
        [
            Duty(
                code=f"CH-2026-{n:04d}",
                code_year=2026,
                code_number=n,
                recorded_at=at,
                roster=rosters[0] if n % 2 else rosters[n % len(rosters)],
                subject=f"Đơn vị {n}",
                sort_name=f"{n:05d}",
                listed_on=date(2026, 1, 1),
            )
            for n in range(1, count + 1)
        ],
        batch_size=500,
    )


def test_lists_cost_the_same_at_any_size(commune: Commune, officer: Officer, at: datetime) -> None:
    client = officer("party_office")
    paths = ("", "tung-don-vi/", "danh-sach/", "danh-sach/DS-2026-0001/")
    counts: dict[str, set[int]] = {path: set() for path in paths}
    # A page that a long book does not have costs two questions more, to find its last one: a roster of 5,000 has 250.
    pages = {path: ("1", "125", "250") if path == paths[-1] else ("1", "125", "500") for path in paths}
    for size in (10, 10_000):
        many(size, at)
        for path, seen in counts.items():
            for page in pages[path]:
                with CaptureQueriesContext(connection) as queries:
                    assert client.get(f"{BASE}{path}?trang={page}&sap=-ma").status_code == 200
                seen.add(len(queries))
        Duty.objects.all()._raw_delete(using="default")
        Roster.objects.all()._raw_delete(using="default")
    assert all(len(seen) == 1 and max(seen) <= 12 for seen in counts.values()), counts
