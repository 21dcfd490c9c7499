"""What anybody reads of the book: the list whatever its length, an item with its clocks and proof, a withdrawal at once."""

import hashlib
import re
from datetime import date, datetime, timedelta
from html import unescape
from io import BytesIO
from random import Random

import pytest
import segno
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.disclosure import actions
from dienhong.disclosure.asked.actions import answer_question, ask_question, show_question
from dienhong.disclosure.figures import Line
from dienhong.disclosure.models import Item
from dienhong.disclosure.qr import square
from dienhong.disclosure.states import State
from dienhong.disclosure.typed_figures import parse
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories import disclosure as made
from tests.factories.files import pdf

LIST = "/cong-khai/"


def words(page: bytes) -> str:
    """The words of a page, tags taken out."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", page.decode())).split())


def at_day(day: date) -> datetime:
    """Nine o'clock on a day."""
    return timezone.make_aware(datetime(day.year, day.month, day.day, 9))  # noqa: DTZ001 - made aware here


def many(count: int, *, days: int, first_number: int = 1) -> list[str]:
    """Items straight into the table, over few days so that many stand on the same one; codes in the list's order."""
    dice = Random(11)
    first = date(2026, 1, 1)
    rows = [
        Item(
            code=f"CK-2026-{number:04d}",
            code_year=2026,
            code_number=number,
            recorded_at=at_day(first),
            content="CK3",
            title=f"Mục {number}",
            summary="Hai câu.",
            decided_by="UBND xã",
            decided_on=first,
            starts_on=first,
            unit="Phòng Kinh tế",
            state=State.PUBLISHED,
            shown=1,
            published_on=first + timedelta(days=dice.randrange(days)),
        )
        for number in range(first_number, first_number + count)
    ]
    Item.objects.bulk_create(rows)
    ordered = sorted(rows, key=lambda row: (row.published_on, row.code_number), reverse=True)
    return [row.code for row in ordered]


def codes(page: str) -> list[str]:
    """The items a page lists, in order."""
    return re.findall(r'class="title" href="/cong-khai/(CK-[0-9-]+)/"', page)


def link(page: str, label: str) -> str:
    """Where the button with these words leads; '' when it is not there."""
    found = re.search(rf'<a class="btn"[^>]*href="([^"]+)">{label}</a>', page)
    return unescape(found[1]) if found else ""


@pytest.mark.parametrize("count", [0, 1, 20, 21, 47])
def test_walking_the_list_meets_every_item_once_in_both_directions(commune: Commune, count: int) -> None:
    wanted, client = many(count, days=5), Client()
    page = client.get(LIST).content.decode()
    down = codes(page)
    while url := link(page, "Cũ hơn"):
        page = client.get(f"{LIST}{url}").content.decode()
        down += codes(page)
    assert down == wanted
    page = client.get(f"{LIST}?cuoi=1").content.decode()
    up = codes(page)
    while url := link(page, "Mới hơn"):
        page = client.get(f"{LIST}{url}").content.decode()
        up = codes(page) + up
    assert up == wanted


def test_beyond_a_thousand_the_total_is_told_in_words(commune: Commune) -> None:
    many(1_000, days=90)
    assert ">1.000 mục<" in Client().get(LIST).content.decode()
    Item.objects.filter(code="CK-2026-0001").update(content="CK2")
    fresh = Item.objects.get(pk="CK-2026-0002")
    fresh.code, fresh.code_number = "CK-2026-1001", 1001
    fresh.save(force_insert=True)
    assert ">hơn 1.000 mục<" in Client().get(LIST).content.decode()


def test_the_list_asks_as_much_of_sixty_items_as_of_three(commune: Commune, at: datetime) -> None:
    for number in range(3):
        item = made.published(at=at, says=made.says(title=f"Kế hoạch {number}"))
        made.hung(item, date(2026, 6, 10), at=at)
    asked = []
    for count in (0, 57):
        many(count, days=9, first_number=100)
        for _ in ("after an act", "as ever"):
            with CaptureQueriesContext(connection) as seen:
                assert Client().get(LIST).status_code == 200
            asked.append(len(seen))
    first, usual, *after_sixty = asked
    assert usual < first <= 12 and after_sixty == [usual, usual]


def test_a_filter_that_does_not_read_is_told_and_the_commune_is_not_said_to_hide(
    commune: Commune, at: datetime
) -> None:
    made.published(at=at)
    page = unescape(Client().get(f"{LIST}?nam=abc").content.decode())
    assert "“abc” không có trong danh sách" in page and "Không có mục nào" in page
    assert "Xã chưa đăng nội dung nào" not in page and "Bỏ lọc" in page


def test_a_village_is_to_choose_from_at_the_next_request(commune: Commune, at: datetime) -> None:
    def offered() -> list[str]:
        return re.findall(r'<option value="DV-[^"]+">([^<]+)</option>', Client().get(LIST).content.decode())

    frame.village("Cầu Đá", by=made.WRITER, at=at)
    assert offered() == ["Cầu Đá"] == offered()
    frame.village("Bến Trại", by=made.WRITER, at=at)
    assert offered() == ["Bến Trại", "Cầu Đá"]


def test_a_page_opens_no_session_and_is_revalidated(commune: Commune, at: datetime) -> None:
    item = made.published(at=at)
    path = f"{LIST}{item.code}/"
    for url in (LIST, path, f"{path}in/"):
        first = Client().get(url)
        assert not first.cookies and "no-cache" in first["Cache-Control"]
        assert Client().get(url, headers={"if-none-match": first["ETag"]}).status_code == 304
    tag = Client().get(path)["ETag"]
    actions.withdraw(item.code, why="Đăng nhầm phụ lục.", by=made.FOCAL, at=at)
    gone = Client().get(path, headers={"if-none-match": tag})
    assert gone.status_code == 410
    assert "Đăng nhầm phụ lục." in words(gone.content)
    assert item.title not in gone.content.decode() and item.summary not in gone.content.decode()
    for tail in ("in/", "ban/1/loi-van.txt", "hoi/", "dinh-chinh/"):
        assert Client().get(f"{path}{tail}").status_code == 404
    assert item.code not in Client().get(LIST).content.decode()


def test_what_is_in_preparation_is_not_there(commune: Commune, at: datetime) -> None:
    item = made.drafted(at=at)
    assert Client().get(f"{LIST}{item.code}/").status_code == 404
    assert Client().get(f"{LIST}CK-1999-0001/").status_code == 404
    assert item.title not in Client().get(LIST).content.decode()


def test_filters_stay_in_the_address_and_narrow(commune: Commune, at: datetime) -> None:
    near, far = frame.village("Cầu Đá", by=made.WRITER, at=at), frame.village("Đông Sơn", by=made.WRITER, at=at)
    land = made.published(at=at, villages=(near.code,), says=made.says(title="Đất ở Cầu Đá"))
    whole = made.published(at=at, says=made.says(title="Cả xã"))
    fees = made.published(at=at, content="CK12", villages=(far.code,), says=made.says(title="Phí ở Đông Sơn"))
    old = made.published(date(2025, 11, 3), at=at_day(date(2025, 11, 5)), says=made.says(title="Năm ngoái"))
    made.hung(fees, date(2026, 6, 10), at=at)

    def found(query: str) -> set[str]:
        return set(codes(Client().get(f"{LIST}?{query}").content.decode()))

    assert found("") == {land.code, whole.code, fees.code, old.code}
    assert found("noi_dung=CK12") == {fees.code}
    assert found(f"thon={near.code}") == {land.code, whole.code, old.code}
    assert found("nam=2025") == {old.code}
    assert found("dang=on") == {fees.code}
    assert found(f"noi_dung=CK3&thon={near.code}&nam=2026") == {land.code, whole.code}
    wrong = Client().get(f"{LIST}?noi_dung=CK99")
    assert wrong.status_code == 200 and not codes(wrong.content.decode())
    for place in ("sau=x", "sau=2026-13-40_1_1", "truoc=2026-01-01_1", "sau=2026-01-01_1_9999999999999"):
        assert found(place) == found("")


def test_an_item_says_who_when_where_why_and_who_answers(commune: Commune, at: datetime) -> None:
    village = frame.village("Cầu Đá", by=made.WRITER, at=at)
    item = made.published(date(2026, 5, 28), at=at_day(date(2026, 6, 2)), villages=(village.code,))
    made.hung(item, date(2026, 6, 2), at=at)
    made.hung(item, date(2026, 6, 2), at=at, village=village.code)
    page = words(Client().get(f"{LIST}{item.code}/").content)
    assert "Đang niêm yết còn 21 ngày" in page  # it may come down on 02/7: up until the end of 01/7, seen on 10/6
    assert "Đăng lên 02/6/2026 Hạn 04/6/2026: 5 ngày làm việc kể từ 28/5/2026" in page
    assert "Từ 02/6/2026 đến hết 01/7/2026, ít nhất 30 ngày liên tục" in page
    assert "Bảng tin trụ sở; nhà văn hóa, điểm sinh hoạt thôn Cầu Đá" in page
    assert "Khoản 3 Điều 11 Luật Thực hiện dân chủ ở cơ sở" in page
    assert "Người trả lời Phòng Kinh tế" in page
    assert "chậm" not in page


def test_a_board_that_lacks_it_is_told_by_name(commune: Commune, by: Actor, at: datetime) -> None:
    villages = [frame.village(name, by=by, at=at).code for name in ("Cầu Đá", "Đình Hạ", "Đông Sơn")]
    item = made.published(date(2026, 5, 28), at=at_day(date(2026, 6, 2)))
    made.hung(item, date(2026, 6, 2), at=at)
    made.hung(item, date(2026, 6, 2), at=at, village=villages[0])
    page = words(Client().get(f"{LIST}{item.code}/").content)
    assert "Niêm yết chưa đủ nơi 1/3 thôn" in page and "Đang niêm yết" not in page
    assert "Bảng tin trụ sở; 1/3 thôn; chưa ghi: Đình Hạ, Đông Sơn" in page and "còn lại" not in page
    for village in villages[1:]:
        made.hung(item, date(2026, 6, 3), at=at, village=village)
    assert "Đang niêm yết" in words(Client().get(f"{LIST}{item.code}/").content)


def test_the_last_day_is_the_same_on_every_screen_and_paper(officer, commune: Commune, at: datetime) -> None:
    item = made.published(date(2026, 5, 28), at=at_day(date(2026, 6, 2)))
    made.hung(item, date(2026, 6, 2), at=at)
    assert "niêm yết đến hết 01/7/2026" in words(Client().get(LIST).content)
    assert "đến hết 01/7/2026" in words(Client().get(f"{LIST}{item.code}/").content)
    sheet = words(Client().get(f"{LIST}{item.code}/in/").content)
    assert "Dán ngày 02/6/2026 thì để đến hết 01/7/2026, hạ từ 02/7/2026" in sheet
    desk = officer("committee_office")
    assert "gỡ được từ 02/7/2026" in words(desk.get(item.desk_path()).content)
    assert "đến hết 01/7/2026" in words(desk.get(f"{item.desk_path()}go/").content)


def test_lateness_is_told_and_so_is_a_missing_board(commune: Commune, at: datetime) -> None:
    item = made.published(date(2026, 5, 18), at=at_day(date(2026, 6, 1)))
    page = words(Client().get(f"{LIST}{item.code}/").content)
    assert "chậm 7 ngày" in page and "Hạn 25/5/2026" in page
    assert "chưa ghi nơi niêm yết" in page


def test_a_correction_stands_beside_what_it_corrects(commune: Commune, at: datetime) -> None:
    item = made.published(at=at)
    fresh = made.says(text="Điều 1. Phê duyệt kế hoạch.\n\nĐiều 2. Công khai 30 ngày.", why="Thiếu số ngày ở Điều 2.")
    made.shown(actions.renew(item.code, fresh, by=made.WRITER, at=at), at=at)
    page = Client().get(f"{LIST}{item.code}/").content
    assert "Thiếu số ngày ở Điều 2." in words(page)
    assert "<del>" in page.decode() and "Bỏ: Điều 2. Công khai tại nhà văn hóa các thôn." in words(page)
    assert "Thêm: Điều 2. Công khai 30 ngày." in words(page)
    older = words(Client().get(f"{LIST}{item.code}/?ban=1").content)
    assert "nay đã có bản mới" in older and "Công khai tại nhà văn hóa các thôn." in older
    assert Client().get(f"{LIST}{item.code}/?ban=7").status_code == 404


def test_questions_stand_only_once_somebody_read_them(commune: Commune, at: datetime) -> None:
    item = made.published(at=at)
    path = f"{LIST}{item.code}/"
    asked = ask_question(item.code, words="Ông Phan Văn Lộc được mấy lô?", by=made.WRITER, at=at)
    assert "Phan Văn Lộc" not in Client().get(path).content.decode()
    show_question(asked.code, words="Mỗi hộ được mấy lô?", by=made.FOCAL, at=at)
    assert "Mỗi hộ được mấy lô? Hỏi 10/6/2026 · chờ trả lời" in words(Client().get(path).content)
    answer_question(asked.code, answer="Mỗi hộ một lô.", by=made.FOCAL, at=at)
    page = words(Client().get(path).content)
    assert "Mỗi hộ một lô." in page and made.FOCAL.post in page and "Phan Văn Lộc" not in page


def test_what_was_typed_never_runs(commune: Commune, at: datetime) -> None:
    bad = "<script>alert(1)</script>"
    item = made.published(at=at, says=made.says(title=bad, summary=bad, text=f"{bad}\n\n{bad}"))
    for url in (LIST, f"{LIST}{item.code}/", f"{LIST}{item.code}/in/"):
        assert bad not in Client().get(url).content.decode()


def test_a_file_is_a_download_and_its_digest_stands_on_page_and_paper(commune: Commune, at: datetime) -> None:
    whole = pdf("Phương án")
    drafted = actions.draft(made.told(), by=made.WRITER, at=at, files=[("Phương án.pdf", BytesIO(whole))])
    item = made.shown(drafted, at=at)
    path = f"{LIST}{item.code}/"
    reply = Client().get(f"{path}ban/1/tep/1/")
    assert b"".join(reply.streaming_content) == whole
    assert reply["Content-Disposition"].startswith("attachment")
    assert reply["X-Content-Type-Options"] == "nosniff"
    digest = hashlib.sha256(whole).hexdigest()
    for url in (path, f"{path}in/"):
        assert digest in words(Client().get(url).content).replace(" ", "")
    assert Client().get(f"{path}ban/1/tep/2/").status_code == 404
    text = Client().get(f"{path}ban/1/loi-van.txt").content
    assert hashlib.sha256(text).hexdigest() in words(Client().get(path).content).replace(" ", "")


def test_figures_are_read_as_people_write_them_and_as_a_spreadsheet_reads_them(commune: Commune, at: datetime) -> None:
    lines = (
        Line("Tổng thu", "I", 0),
        Line("Thu xã hưởng", "1", 1, planned=3_000, done=1_000),
        Line("=HYPERLINK(1)", "2", 1, planned=1_500_000, done=1_000_000),
    )
    item = made.published(at=at, content="CK2", says=made.says(lines=lines, amount_unit="nghìn đồng"))
    page = words(Client().get(f"{LIST}{item.code}/").content)
    assert "Đơn vị tính: nghìn đồng" in page
    assert "Tổng thu 1.503.000 1.001.000 66,6 %" in page
    assert "Thu xã hưởng 3.000 1.000 33,3 %" in page
    rows = Client().get(f"{LIST}{item.code}/ban/1/so-lieu.csv").content.decode("utf-8-sig").splitlines()
    assert rows[1:] == [
        "I,Tổng thu,1503000,1001000,66.6",
        "1,Thu xã hưởng,3000,1000,33.3",
        "2,'=HYPERLINK(1),1500000,1000000,66.7",
    ]


def test_a_part_of_a_sum_is_named_once_and_decimals_are_kept(commune: Commune, at: datetime) -> None:
    lines = parse("I | Tổng thu | 12.500,5 | (3,25)\n | .Trong đó: thu tiền sử dụng đất | 4.000 |")
    item = made.published(at=at, content="CK2", says=made.says(lines=lines, amount_unit="triệu đồng"))
    item_page = words(Client().get(f"{LIST}{item.code}/").content)
    sheet = words(Client().get(f"{LIST}{item.code}/in/").content)
    for page in (item_page, sheet):
        assert "Tổng thu 12.500,5 -3,25" in page
        assert "Trong đó: thu tiền sử dụng đất 4.000" in page and "Trong đó: Trong đó" not in page
    text = Client().get(f"{LIST}{item.code}/ban/1/loi-van.txt").content.decode()
    assert "I\tTổng thu\t12500.5\t-3.25" in text and "Trong đó: thu tiền sử dụng đất\t4000" in text
    rows = Client().get(f"{LIST}{item.code}/ban/1/so-lieu.csv").content.decode("utf-8-sig").splitlines()
    assert rows[2] == ",Trong đó: thu tiền sử dụng đất,4000,,"


def _dark(path: str, side: int) -> list[list[int]]:
    """The modules an SVG path of the square draws."""
    grid = [[0] * side for _ in range(side)]
    for x, y, length in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        for step in range(int(length)):
            grid[int(y)][int(x) + step] = 1
    return grid


def test_the_paper_leads_back_by_its_square_and_its_short_address(commune: Commune, at: datetime) -> None:
    item = made.published(at=at)
    page = Client().get(f"{LIST}{item.code}/in/").content.decode()
    drawn = re.search(r'<path d="(M[^"]+)" fill="#000"', page)
    assert drawn
    wanted = [list(row) for row in segno.make(f"http://testserver/r/{item.code}", error="m", micro=False).matrix]
    assert _dark(drawn[1], len(wanted)) == wanted
    assert f"testserver/r/{item.code}" in words(page.encode())
    assert Client().get(f"/r/{item.code}").headers["Location"] == f"{LIST}{item.code}/"
    for label in ("Ngày dán", "Người dán, ký", "Ngày hạ", "Người hạ, ký"):
        assert label in page


@pytest.mark.parametrize("address", ["http://a.vn/r/CK-2026-0001", "https://ankhanh.haiphong.gov.vn/r/CK-2026-12345"])
def test_the_square_draws_every_module_once(address: str) -> None:
    wanted = [list(row) for row in segno.make(address, error="m", micro=False).matrix]
    plain = square(address, quiet=0)
    assert plain.side == len(wanted) and _dark(plain.path, plain.side) == wanted
    framed = square(address)
    assert [row[4:-4] for row in _dark(framed.path, framed.side)[4:-4]] == wanted
