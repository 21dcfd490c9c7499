"""The desk in real requests: from a decision to the proof at every place, what is greyed and why, and how much it asks of
the database."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.accounts.models import Account, Post
from dienhong.commune.models import Unit
from dienhong.disclosure.asked import actions as asked
from dienhong.disclosure.models import CorrectionRequest, Item, Plan
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories import disclosure as made
from tests.factories.commune import FORMED_ON, village
from tests.factories.dialogue import document
from tests.factories.files import pdf, photo

pytestmark = pytest.mark.usefixtures("commune")
BASE = "/ban-lam-viec/cong-khai/"
Officer = Callable[[str], Client]
FORM = {
    "content": "CK3",
    "sector": "",
    "planned": "",
    "title": "Kế hoạch sử dụng đất năm 2026",
    "summary": "Xã chuyển 4 ha đất lúa. Hộ có đất được mời họp.",
    "decided_by": "UBND xã",
    "decided_on": "8/6/2026",
    "unit": "Phòng Kinh tế",
    "text": "Điều 1.\n\nĐiều 2.",
    "lines": "I | Tổng diện tích | | \n1 | .Giao thông | 3 | 1\n2 | .Đất ở | 1 | 0",
    "amount_unit": "ha",
}


def second(title: str = "Công chức Phòng Kinh tế") -> Client:
    """Another person of the same office, signed in."""
    account = Account.objects.create(username="nguoi-hai", name="Người hai", is_demo=True)
    Post.objects.create(account=account, role="committee_office", title=title, from_on=FORMED_ON)
    client = Client()
    client.force_login(account)
    return client


def send(client: Client, url: str, **data: Any) -> Any:
    """A form opened and sent."""
    page = client.get(url).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))
    return client.post(url, {**hidden, **data})


def text(client: Client, url: str) -> str:
    """A page as one line."""
    return " ".join(client.get(url).content.decode().split())


def ticked(page: str) -> list[str]:
    """The places that a page of proof has ticked."""
    return [one[1] for one in re.finditer(r'<input type="checkbox" name="places" value="([^"]+)"[^>]* checked', page)]


@pytest.fixture
def hamlets(by: Actor, at: datetime) -> list[Unit]:
    """Two villages."""
    return [village(name, by=by, at=at) for name in ("Vân Sa", "Sa")]


def test_from_a_decision_to_the_proof_at_every_place(officer: Officer, hamlets: list[Unit], at: datetime) -> None:
    focal, writer = officer("committee_office"), second()
    file = SimpleUploadedFile("ke-hoach.pdf", pdf("Kế hoạch"))
    made_at = send(writer, BASE + "ghi/", **FORM, new_files=file).headers["Location"]
    item = Item.objects.get()
    page = text(writer, made_at)
    assert "15/6/2026" in page and "chờ đơn vị soạn rà soát" in page.lower()
    assert "Chưa công khai được: bản này còn chờ đơn vị soạn rà soát" in page
    assert send(writer, made_at + "ra-soat/", words="Bỏ số điện thoại").status_code == 302
    refused = text(writer, made_at + "duyet/")
    assert "người duyệt phải giữ chức vụ khác" in refused and "btn-off" in refused
    assert send(focal, made_at + "duyet/", passed="1", words="").status_code == 409
    assert send(focal, made_at + "duyet/", passed="1", words="Đã bỏ").status_code == 302
    search = f"/ban-lam-viec/du-lieu-ca-nhan/{item.code}/"
    assert search in text(writer, made_at)
    assert send(focal, made_at + "cong-khai/").status_code == 409
    made.searched(item, at=at)
    assert send(focal, made_at + "cong-khai/").status_code == 302
    item.refresh_from_db()
    assert item.public
    page = text(focal, made_at)
    assert "0/3 nơi đủ" in page and "chưa niêm yết" in page
    places = ["office", *(unit.code for unit in hamlets)]
    # A proof is somebody's word for one place: none is given by leaving a tick where it was.
    assert ticked(text(focal, made_at + "niem-yet/")) == ["office"]
    assert ticked(text(focal, f"{made_at}niem-yet/?noi={places[1]}")) == [places[1]]
    assert (
        send(focal, made_at + "niem-yet/", places=places, from_on="10/6/2026", put_up_by="Văn thư").status_code == 302
    )
    assert item.postings.count() == 3
    page = text(focal, made_at)
    assert "0/3 nơi đủ, 3 nơi đang niêm yết" in page and "gỡ được từ 10/7/2026" in page
    assert ticked(text(focal, made_at + "go-niem-yet/")) == []
    early = send(focal, made_at + "go-niem-yet/", places=[item.postings.filter(village="").get().pk], to_on="10/6/2026")
    assert early.status_code == 409 and "ngày sớm nhất được gỡ là 10/7/2026" in early.content.decode()
    assert "33,3" in page and "ke-hoach.pdf" in page
    link = re.search(rf'href="({re.escape(made_at)}tep/\d+/)"', page)
    assert link
    reply = focal.get(link[1])
    assert reply.headers["Content-Disposition"].startswith("attachment")
    let_go(reply)


def test_a_form_sent_twice_is_one_item(officer: Officer) -> None:
    client = officer("committee_office")
    page = client.get(BASE + "ghi/").content.decode()
    once = re.search(r'name="once" value="([^"]+)"', page)
    assert once
    for _ in range(2):
        assert client.post(BASE + "ghi/", {**FORM, "once": once[1]}).status_code == 302
    assert Item.objects.count() == 1


def test_what_does_not_add_up_is_told_and_what_was_typed_stays(officer: Officer) -> None:
    client = officer("committee_office")
    wrong = {**FORM, "lines": "I | Tổng | 10 |\n1 | .Một | 3 |\n2 | .Hai | 4 |"}
    reply = send(client, BASE + "ghi/", **wrong)
    page = reply.content.decode()
    assert reply.status_code == 409 and "cộng lại là 7" in page and "Kế hoạch sử dụng đất năm 2026" in page
    unread = send(client, BASE + "ghi/", **{**FORM, "lines": "I | Tổng | mười"}).content.decode()
    assert "“mười” không phải một số" in unread


def test_files_that_no_browser_keeps_are_named_to_be_chosen_again(officer: Officer, at: datetime) -> None:
    client, files = officer("committee_office"), ("ke-hoach.pdf", "ban-do.pdf")
    wrong = {**FORM, "decided_on": "31/6/2026"}
    told = send(client, BASE + "ghi/", **wrong, new_files=[SimpleUploadedFile(name, pdf("Kế hoạch")) for name in files])
    asked = "Tệp đã chọn chưa được giữ, hãy chọn lại trước khi gửi: ke-hoach.pdf, ban-do.pdf."
    assert told.status_code == 422 and asked in told.content.decode()
    assert "Tệp đã chọn" not in send(client, BASE + "ghi/", **wrong).content.decode()
    send(client, BASE + "ghi/", **FORM)
    here = Item.objects.get().desk_path() + "sua/"
    page = client.get(here).content.decode()
    hidden = dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))
    assert send(second(), here, **{**FORM, "unit": "Văn phòng"}).status_code == 302
    told = client.post(here, {**hidden, **FORM, "new_files": SimpleUploadedFile("ke-hoach.pdf", pdf("Kế hoạch"))})
    assert told.status_code == 409 and "hãy chọn lại trước khi gửi: ke-hoach.pdf." in told.content.decode()


def test_of_two_editors_the_second_sees_the_text_the_table_and_the_files_of_the_first(officer: Officer) -> None:
    first, other = officer("committee_office"), second()
    send(first, BASE + "ghi/", **FORM)
    here = Item.objects.get().desk_path() + "sua/"
    hidden = dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', other.get(here).content.decode()))
    file = SimpleUploadedFile("ban-do.pdf", pdf("Bản đồ"))
    theirs = {**FORM, "text": "Văn phòng viết lại.", "lines": "I | Đất ở | 5 | 2", "new_files": file}
    assert send(first, here, **theirs).status_code == 302
    mine = {**FORM, "starts_on": "8/6/2026", "text": "Phòng Kinh tế viết lại.", "lines": "I | Giao thông | 7 | 6"}
    told = other.post(here, {**hidden, **mine})
    rows = {row["label"]: (row["theirs"], row["yours"]) for row in told.context["rows"] if row["differs"]}
    assert told.status_code == 409 and rows == {
        "Nội dung": ("Văn phòng viết lại.", "Phòng Kinh tế viết lại."),
        "Bảng số liệu": ("I | Đất ở | 5 | 2", "I | Giao thông | 7 | 6"),
        "Tệp kèm theo": ("ban-do.pdf", ""),
    }


def test_a_page_that_asks_once_more_names_its_articles_in_vietnamese(officer: Officer, at: datetime) -> None:
    client, item = officer("committee_office"), made.drafted(at=at)
    page = text(client, item.desk_path() + "cong-khai/")
    assert "còn chờ đơn vị soạn rà soát" in page and "Điều 7 Nghị định 13/2018/NĐ-CP)" in page
    assert not re.search(r"/(?:NĐ-CP|QH1[0-9]) art ", page)


def test_a_correction_asked_at_the_desk_leads_to_a_new_version(officer: Officer, at: datetime) -> None:
    item, client = made.published(at=at), officer("committee_office")
    there = send(
        client,
        item.desk_path() + "de-nghi-dinh-chinh/",
        channel="paper",
        received_on="10/6/2026",
        wrong="Sai diện tích",
        sender="Nguyễn Thị Ẩn Danh",
    ).headers["Location"]
    assert "chưa có bản đính chính" in text(client, there + "tra-loi/").lower()
    bad = send(client, there + "tra-loi/", outcome="corrected", answer="Đã sửa", answered_on="10/6/2026")
    assert bad.status_code == 409
    fields = {name: FORM[name] for name in ("title", "summary", "text")}
    assert send(client, item.desk_path() + "ban-moi/", **fields, why="Sửa diện tích").status_code == 302
    made.shown(item, at=at)
    done = send(client, there + "tra-loi/", outcome="corrected", answer="Đã sửa ở bản 2", answered_on="10/6/2026")
    assert done.status_code == 302
    assert CorrectionRequest.objects.get().new_number == 2
    for reader in ("party_office", "front"):
        assert "Ẩn Danh" not in text(officer(reader), there)
    page = text(client, item.desk_path())
    assert "đã thay bằng bản sau" in page and "Vì sao sửa: Sửa diện tích" in page


def test_what_a_resident_typed_is_read_only_by_who_answers(officer: Officer, at: datetime) -> None:
    item = made.published(at=at)
    words = "Tôi là Nguyễn Văn Kín, số 0900000001: bao giờ làm?"
    question = asked.ask_question(item.code, words=words, by=made.FOCAL, at=at)
    client, reader = officer("committee_office"), officer("party_office")
    assert "0900000001" in text(client, question.desk_path())
    for url in (question.desk_path(), BASE + "cau-hoi/", item.desk_path()):
        assert "0900000001" not in text(reader, url)
    assert "Đọc câu hỏi" in text(client, "/ban-lam-viec/")
    assert send(client, question.desk_path() + "hien/", words="Bao giờ làm?").status_code == 302
    assert send(client, question.desk_path() + "tra-loi/", answer="Quý IV").status_code == 302
    assert "Bao giờ làm?" in text(reader, item.desk_path())


def test_a_plan_is_drawn_approved_and_held_against_what_is_out(officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("committee_office")
    paper = document("12/KH-UBND", date(2026, 1, 12), by=by, at=at)
    line = {"content": "CK3", "what": "Kế hoạch đất", "ways": ["posting", "portal"], "due_on": "5/6/2026"}
    rows = {f"dong-0-{name}": value for name, value in {**line, "responsible": "Phòng Kinh tế"}.items()}
    frame = {"dong-TOTAL_FORMS": "1", "dong-INITIAL_FORMS": "0", "year": "2026", "drawn_on": "5/1/2026"}
    there = send(client, BASE + "ke-hoach/lap/", **frame, **rows).headers["Location"]
    assert send(client, there + "phe-duyet/", document=paper.code).status_code == 302
    page = text(client, there)
    assert "quá ngày, chưa làm" in page
    new = f"{BASE}ghi/?ke-hoach={Plan.objects.get().code}/1"
    assert new in page
    assert "Công khai theo kế hoạch: Kế hoạch đất" in text(client, "/ban-lam-viec/")
    assert "Kế hoạch đất" in text(client, new)
    send(client, new, **{**FORM, "planned": f"{Plan.objects.get().code}/1"})
    assert "quá ngày, đang chuẩn bị" in text(client, there)


def test_filters_stay_in_the_address_and_late_items_are_found(officer: Officer, at: datetime) -> None:
    client = officer("committee_office")
    late = made.drafted(date(2026, 5, 4), at=at, says=made.says(title="Quyết toán năm 2025"), content="CK2")
    made.published(at=at)
    assert late.code in text(client, BASE + "?state=late")
    assert "Kế hoạch sử dụng đất" not in text(client, BASE + "?state=late")
    assert late.code in text(client, BASE + "?text=quyet+toan")
    assert late.code not in text(client, BASE + "?content=CK3&from_on=1/6/2026")
    assert "Quá hạn" in text(client, BASE)
    assert "Công khai nội dung CK2" in text(client, "/ban-lam-viec/")


def test_lists_ask_the_same_number_of_questions_whatever_their_length(officer: Officer, at: datetime) -> None:
    client = officer("committee_office")
    counts: dict[str, list[int]] = {}
    for number in (20, 200):
        for one in range(Item.objects.count(), number):
            item = made.drafted(date(2026, 6, 8), at=at, says=made.says(title=f"Nội dung {one}"))
            if one < 25:
                made.shown(item, at=at)
                made.hung(item, date(2026, 6, 10), at=at)
        for url in (
            BASE,
            BASE + "?state=published&text=noi+dung",
            BASE + "so/",
            BASE + "ke-hoach/",
            BASE + "dinh-chinh/",
        ):
            with CaptureQueriesContext(connection) as queries:
                assert client.get(url).status_code == 200
            counts.setdefault(url, []).append(len(queries))
    assert all(few == many for few, many in counts.values()), counts
    assert max(few for few, _ in counts.values()) <= 16, counts


def test_an_item_asks_the_same_whatever_hangs_where(officer: Officer, by: Actor, at: datetime) -> None:
    client, item = officer("committee_office"), made.published(at=at)
    counts = []
    for number in (1, 12):
        for one in range(Unit.objects.count(), number):
            made.hung(item, date(2026, 6, 10), at=at, village=village(f"Thôn số {one}", by=by, at=at).code)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(item.desk_path()).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1], counts


def test_who_only_reads_sees_greyed_buttons_and_no_form(officer: Officer, at: datetime) -> None:
    item = made.drafted(at=at)
    reader = officer("front")
    page = text(reader, item.desk_path())
    assert "Chức vụ đang giữ chỉ được xem sổ này" in page and "Ghi nội dung công khai" in text(reader, BASE)
    for path in ("sua/", "ra-soat/", "duyet/", "cong-khai/", "go/", "niem-yet/", "huy/"):
        assert reader.get(item.desk_path() + path).status_code == 403, path
    assert reader.get(BASE + "?xuat=xlsx").status_code == 403
    workbook = officer("party_office").get(BASE + "?xuat=xlsx")
    assert workbook.status_code == 200
    let_go(workbook)


# The village head's phone.


def head(title: str) -> Client:
    """The head of a village, signed in."""
    account = Account.objects.create(username=title[:40], name="Người thôn", is_demo=True)
    unit = Unit.objects.filter(name=title.removeprefix("Trưởng thôn ")).first()
    of = unit.code if unit else ""
    Post.objects.create(account=account, role="village_head", title=title, from_on=FORMED_ON, village=of)
    client = Client()
    client.force_login(account)
    return client


def test_a_head_hangs_with_a_picture_and_passes_on_in_two_taps(hamlets: list[Unit], at: datetime) -> None:
    item = made.published(at=at, content="CK7", says=made.says())
    client, own = head("Trưởng thôn Vân Sa"), hamlets[0]
    page = text(client, BASE + "thon-toi/")
    assert "Thôn Vân Sa" in page and item.title in page
    assert "dán 1 tờ ở nhà văn hóa, báo cho dân 1 việc" in text(client, "/ban-lam-viec/")
    up = f"{BASE}thon-toi/{item.code}/niem-yet/"
    assert send(client, up, photo=SimpleUploadedFile("anh.jpg", photo())).status_code == 302
    posting = item.postings.get()
    assert (posting.village, posting.put_up_by, bool(posting.photo)) == (own.code, "Trưởng thôn Vân Sa", True)
    tell = f"{BASE}thon-toi/{item.code}/truyen-dat/"
    assert 'name="way" value="meeting"' in text(client, tell)
    assert send(client, tell, way="meeting").status_code == 302
    assert item.relays.get().village == own.code
    page = text(client, BASE + "thon-toi/")
    assert "Hoàn tác" in page and "Điều 13" in page and "ngày sớm nhất được gỡ là 10/7/2026" in page
    undo = f"{BASE}thon-toi/{item.code}/bo-truyen-dat/{item.relays.get().pk}/"
    assert send(client, undo).status_code == 302
    assert not item.relays.exists()


def test_what_was_taken_down_is_asked_off_the_wall_until_it_is(
    hamlets: list[Unit], at: datetime, officer: Officer
) -> None:
    item, own = made.published(at=at, content="CK7", says=made.says()), hamlets[0]
    for place in ("", own.code):
        made.hung(item, at.date(), at=at, village=place)
    client, office = head("Trưởng thôn Vân Sa"), officer("committee_office")
    assert "Phải gỡ ngay" not in text(client, BASE + "thon-toi/")
    assert send(office, item.desk_path() + "go/", why="Ghi sai nhiều hộ").status_code == 302
    assert "Phải gỡ ngay" in text(client, BASE + "thon-toi/")
    assert "Thôn Vân Sa: gỡ 1 tờ xã không công khai nữa" in text(client, "/ban-lam-viec/")
    assert f"Gỡ giấy còn treo ở 2 nơi: {item.title}" in text(office, "/ban-lam-viec/")
    page = text(office, item.desk_path())
    assert f'href="{item.desk_path()}go-niem-yet/"' in page and "Nội dung chưa công khai" not in page
    here = item.postings.get(village=own.code)
    assert send(client, f"{BASE}thon-toi/{item.code}/da-go/{here.pk}/").status_code == 302
    assert "Gỡ giấy còn treo ở 1 nơi" in text(office, "/ban-lam-viec/")
    rest = [one.pk for one in item.postings.filter(to_on__isnull=True)]
    assert send(office, item.desk_path() + "go-niem-yet/", places=rest, to_on="10/6/2026").status_code == 302
    assert "Gỡ giấy còn treo" not in text(office, "/ban-lam-viec/")
    assert "Phải gỡ ngay" not in text(client, BASE + "thon-toi/")


def test_a_head_notes_a_paper_that_was_hung_before_today(hamlets: list[Unit], at: datetime) -> None:
    item = made.published(date(2026, 6, 3), at=at, content="CK7", says=made.says())
    client = head("Trưởng thôn Vân Sa")
    up = f"{BASE}thon-toi/{item.code}/niem-yet/"
    assert 'value="10/6/2026"' in text(client, up), "today, unless another day is told"
    assert send(client, up, from_on="11/6/2026").status_code == 409 and not item.postings.exists()
    assert send(client, up, from_on="08/6/2026").status_code == 302
    assert item.postings.get().from_on == date(2026, 6, 8)


def test_a_head_touches_the_own_village_only(hamlets: list[Unit], officer: Officer, at: datetime) -> None:
    item = made.published(at=at, content="CK7", says=made.says())
    made.hung(item, date(2026, 6, 10), at=at, village=hamlets[0].code)
    other = head("Trưởng thôn Sa")
    posting = item.postings.get()
    assert "Thôn Sa " in text(other, BASE + "thon-toi/")
    assert other.get(f"{BASE}thon-toi/{item.code}/da-go/{posting.pk}/").status_code == 404
    for path in ("", f"{item.code}/", "ghi/", "so/"):
        assert other.get(BASE + path).status_code == 403, path
    for role in ("committee_office", "front"):
        assert officer(role).get(BASE + "thon-toi/").status_code == 403


def test_a_post_that_names_no_village_is_told_what_to_do(officer: Officer, hamlets: list[Unit], at: datetime) -> None:
    item, client = made.published(at=at), officer("village_head")
    assert "chưa nói là của thôn nào" in text(client, BASE + "thon-toi/")
    assert client.get(f"{BASE}thon-toi/{item.code}/niem-yet/").status_code == 403


def test_the_phone_page_asks_the_same_for_two_and_for_forty(hamlets: list[Unit], at: datetime) -> None:
    client, counts = head("Trưởng thôn Vân Sa"), []
    for number in (2, 40):
        for one in range(Item.objects.count(), number):
            made.published(at=at, says=made.says(title=f"Nội dung {one}"))
        with CaptureQueriesContext(connection) as queries:
            assert client.get(BASE + "thon-toi/").status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 12, counts


def test_a_bad_picture_is_told_and_nothing_is_noted(hamlets: list[Unit], at: datetime) -> None:
    item, client = made.published(at=at), head("Trưởng thôn Vân Sa")
    url = f"{BASE}thon-toi/{item.code}/niem-yet/"
    for name, data in (("a.svg", b"<svg onload=alert(1)>"), ("a.jpg", photo()[:200]), ("a.png", b"")):
        reply = send(client, url, photo=SimpleUploadedFile(name, data))
        assert reply.status_code in (409, 422), name
    assert not item.postings.exists()


def test_a_paper_taken_down_in_time_leaves_the_page(hamlets: list[Unit], at: datetime) -> None:
    item = made.published(date(2026, 5, 4), at=at - timedelta(days=36))
    made.hung(item, date(2026, 5, 5), at=at - timedelta(days=36), village=hamlets[0].code)
    client = head("Trưởng thôn Vân Sa")
    url = f"{BASE}thon-toi/{item.code}/da-go/{item.postings.get().pk}/"
    assert url in text(client, BASE + "thon-toi/")
    assert send(client, url).status_code == 302
    assert item.postings.get().to_on == date(2026, 6, 10)
    assert item.title not in text(client, BASE + "thon-toi/").replace("Đã ghi gỡ: " + item.title, "")
