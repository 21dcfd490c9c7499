"""What anybody reads of a list, and for how long; what an officer does with it on the desk."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.disclosure import actions as items
from dienhong.disclosure.lists import actions
from dienhong.disclosure.lists.models import Objection, PeopleList, PeopleRow
from dienhong.disclosure.models import Item
from dienhong.ops.lists_over import take_down
from dienhong.page.once import new_token
from dienhong.records import history
from dienhong.records.acts import void
from dienhong.records.receipts import key_of_form
from tests.answers import let_go
from tests.factories import disclosure, files
from tests.factories import people_lists as made

pytestmark = pytest.mark.usefixtures("commune")
DESK = "/ban-lam-viec/danh-sach/"


def many(at: datetime, number: int = 45) -> Item:
    first, second = made.villages(at)
    rows = [made.row(first if place % 9 else second, f"Đỗ Văn Mẫu Số {place}") for place in range(1, number + 1)]
    return made.told(*rows, at=at)


def page(client: Client, path: str, status: int = 200) -> str:
    reply = client.get(path)
    assert reply.status_code == status, path
    return reply.content.decode()


def test_a_list_is_read_twenty_at_a_time_and_kept_nowhere(at: datetime) -> None:
    item = many(at)
    path = f"/cong-khai/{item.code}/danh-sach/"
    reply = Client().get(path)
    assert reply.headers["X-Robots-Tag"] == "noindex, nofollow, noarchive, nosnippet"
    assert reply.headers["Cache-Control"] == "private, no-store" and not reply.cookies
    text = reply.content.decode()
    assert '<meta name="robots" content="noindex' in text
    assert text.count("Đỗ Văn Mẫu Số ") == 20 and "15.000.000 đồng" in text
    assert page(Client(), f"{path}?trang=3").count("Đỗ Văn Mẫu Số ") == 5
    village = PeopleRow.objects.filter(name="Đỗ Văn Mẫu Số 9").get().village
    assert page(Client(), f"{path}?thon={village}").count("Đỗ Văn Mẫu Số ") == 5
    for extra in ("?xuat=xlsx", "?format=json", "?trang=99999999999999999999", "?thon=%27"):
        assert "html" in Client().get(path + extra).headers["Content-Type"]


def test_the_page_asks_the_same_few_questions_whatever_the_number(
    at: datetime, django_assert_max_num_queries: Callable
) -> None:  # type: ignore[type-arg]
    item = many(at, 120)
    with django_assert_max_num_queries(12):
        page(Client(), f"/cong-khai/{item.code}/danh-sach/?trang=4")


def test_small_villages_are_not_counted_in_public(at: datetime) -> None:
    first, second = made.villages(at)
    rows = [made.row(first, f"Mẫu Số {place}") for place in range(7)] + [made.row(second, "Vũ Thị Thử")]
    text = page(Client(), f"/cong-khai/{made.told(*rows, at=at).code}/danh-sach/")
    assert text.count("quá ít người") == 2 and "Cả danh sách</dt><dd>8<" in text


def test_a_list_goes_by_itself_and_at_once_when_the_item_is_taken_down(at: datetime, commune: Commune) -> None:
    item = many(at, 3)
    path = f"/cong-khai/{item.code}/danh-sach/"
    commune.demo_today = date(2026, 7, 10)
    commune.save()
    assert "Mẫu Số" not in page(Client(), path, 410)
    commune.demo_today = date(2026, 6, 10)
    commune.save()
    assert "Mẫu Số" in page(Client(), path)
    items.withdraw(item.code, why="Nhầm", by=disclosure.FOCAL, at=at)
    assert "Mẫu Số" not in page(Client(), path, 410)
    prepared = made.listed(made.row(made.villages(at)[0]), at=at, kind="relief", content="CK8")
    assert Client().get(f"/cong-khai/{prepared.code}/danh-sach/").status_code == 404


def test_the_morning_takes_lists_down_and_erases_names_once(at: datetime) -> None:
    many(at, 3)
    assert take_down(at).down == 0
    later = at.replace(month=7, day=10)
    done = take_down(later)
    assert (done.down, done.erased) == (1, 1) and not PeopleRow.objects.exists()
    assert (take_down(later).down, take_down(later).erased) == (0, 0)


def test_names_go_even_from_an_item_that_was_voided(at: datetime) -> None:
    item = many(at, 2)
    items.withdraw(item.code, why="Nhầm", by=disclosure.FOCAL, at=at)
    void(Item.objects.get(pk=item.pk), by=disclosure.FOCAL, at=at, reason="Ghi nhầm")
    done = take_down(at.replace(month=7, day=10))
    assert (done.down, done.erased) == (1, 1) and not PeopleRow.objects.exists()
    assert history.verify().events and [one.verb for one in history.of(item.code)][-2:] == [
        "list_take_down",
        "list_erase",
    ]


def test_a_resident_objects_with_a_receipt_once_and_reads_the_answer(
    at: datetime, officer: Callable[[str], Client]
) -> None:
    item = many(at, 3)
    path = f"/cong-khai/{item.code}/danh-sach/y-kien/"
    client = Client()
    assert "Có ý kiến về danh sách" in page(client, f"{path}?dong=2")
    sent = {"about": "missing", "words": "Thiếu hộ bà Thử", "line": "", "sender": "", "contact": ""}
    sent["once"] = new_token()
    key = key_of_form(sent["once"])
    replies = [client.post(path, sent).content.decode() for _ in range(2)]
    objection = Objection.objects.get()
    assert all(key in text and objection.code in text for text in replies)
    assert client.post(path, {**sent, "words": "", "once": new_token()}).status_code == 422
    follow = "/cong-khai/y-kien-danh-sach/"
    wrong = client.post(follow, {"code": objection.code, "key": "WRONGKEY"})
    unknown = client.post(follow, {"code": "YK-2026-9999", "key": key})
    assert wrong.status_code == unknown.status_code == 422
    assert "Thiếu hộ" not in wrong.content.decode()
    office = officer("committee_office")
    assert objection.code in page(office, f"{DESK}y-kien/")
    shown = page(office, f"{DESK}y-kien/{objection.code}/")
    assert "Thiếu hộ bà Thử" in shown
    form = {"accepted": "khong", "decision": "Chưa đủ điều kiện", "decided_on": "10/6/2026", "once": new_token()}
    office.post(f"{DESK}y-kien/{objection.code}/quyet-dinh/", {**form, "revision": objection.revision})
    text = client.post(follow, {"code": objection.code, "key": key}).content.decode()
    assert "Chưa đủ điều kiện" in text
    assert "Thiếu hộ" not in page(Client(), f"/cong-khai/{item.code}/danh-sach/")


def test_an_officer_keeps_a_list_by_hand_and_by_excel(at: datetime, officer: Callable[[str], Client]) -> None:
    village = made.villages(at)[0]
    item = disclosure.drafted(at=at, content="CK7", says=disclosure.says(text=""))
    office = officer("committee_office")
    base = f"{DESK}{item.code}/"
    assert "chưa kèm danh sách" in page(office, base)

    def send(path: str, **form: object) -> str:
        revision = Item.objects.get(pk=item.pk).revision
        reply = office.post(base + path, {**form, "once": new_token(), "revision": revision}, follow=True)
        return reply.content.decode()

    send("loai/", kind="support")
    row = {"name": "Đỗ Mạnh Mẫu", "village": village.code, "policy": "Bò giống", "amount": "15.000.000"}
    assert "Đỗ Mạnh Mẫu" in send("them/", **row)
    assert "số giấy tờ tùy thân" in send("them/", **{**row, "name": "Mẫu 031090004438"})
    assert "Vũ Thị Thử" in send("dong/1/", **{**row, "name": "Vũ Thị Thử"})
    headings = ["Họ và tên", "Thôn", "Chính sách"]
    good = files.xlsx(headings, *([f"Mẫu Số {place}", village.name, "=1+1"] for place in range(3)))
    bad = files.xlsx(headings, ["Mẫu", "Thôn Lạ", "x"], ["Thử 0912345678", village.name, "x"])
    tried = send("nhap/", file=SimpleUploadedFile("a.xlsx", bad))
    assert "Dòng 2, cột Thôn" in tried and "Dòng 3: ô có số điện thoại" in tried and PeopleRow.objects.count() == 1
    send("nhap/", file=SimpleUploadedFile("a.xlsx", bad), write="on")
    assert PeopleRow.objects.count() == 1
    assert "Tệp có 3 dòng" in send("nhap/", file=SimpleUploadedFile("a.xlsx", good))
    assert PeopleRow.objects.count() == 1
    assert "Mẫu Số 2" in send("nhap/", file=SimpleUploadedFile("a.xlsx", good), write="on")
    assert PeopleRow.objects.count() == 3
    send("dong/1/bo/")
    assert [row.name for row in actions.rows_of(item.code)] == ["Mẫu Số 1", "Mẫu Số 2"]
    reply = office.get(f"{base}in.xlsx")
    book = b"".join(reply.streaming_content)
    let_go(reply)
    from dienhong.privacy.workbooks import sheets

    assert list(sheets(book)[0].rows[-1])[:5] == [2, "Mẫu Số 2", village.name, "=1+1", ""]
    assert office.get(f"{base}mau.xlsx").status_code == 200
    chair = officer("committee_chair")
    read = page(chair, base)
    assert "Mẫu Số 2" not in read and "Mẫu S. 2." in read and chair.get(f"{base}in.xlsx").status_code == 404
    for role in ("party_office", "village_head"):
        assert officer(role).get(f"{base}them/").status_code == 403
    assert PeopleList.objects.get().total == 2
