"""The papers as Word files: the fields of the forms, the law of the day, and an identity number only by an act."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime

import docx
import pytest
from django.db import connection
from django.http import HttpResponse
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dienhong.commune.models import Commune
from dienhong.petitions.models import Receipt
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories.petitions import reception, visit
from tests.factories.reception_papers import receipt, refusal

BASE = "/ban-lam-viec/giay-to-tiep-dan/"
JULY = timezone.make_aware(datetime(2026, 7, 10, 9, 0))  # noqa: DTZ001 - made aware here
Officer = Callable[[str], Client]


def words(reply: HttpResponse) -> str:
    """All the words of a Word file, tables too."""
    document = docx.Document(io.BytesIO(b"".join(reply.streaming_content)))  # type: ignore[attr-defined]
    let_go(reply)
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join([*(paragraph.text for paragraph in document.paragraphs), *cells])


@pytest.fixture
def july(commune: Commune) -> Commune:
    """The commune's pages in July 2026."""
    commune.demo_today = date(2026, 7, 10)
    commune.save()
    return commune


def test_form_01(july: Commune, officer: Officer, by: Actor) -> None:
    made = refusal(by=by, at=JULY)
    client = officer("petition_officer")
    text = words(client.get(f"{BASE}{made.code}/du-thao/"))
    for said in (
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "THÔNG BÁO",
        "Về việc từ chối tiếp công dân",
        "Kính gửi: ông (bà) Vũ Đức Thịnh",
        "Ngày 09 tháng 7 năm 2026",
        "kiến nghị về việc Mương thoát nước bị lấp",
        "Lý do từ chối:",
        "Căn cứ điểm h khoản 1 Điều 4 Nghị định số 154/2026/NĐ-CP",
        "- Như trên;",
        "- Lưu: VT, hồ sơ.",
    ):
        assert said in text, said
    assert "031090004438" not in text
    full = words(client.post(f"{BASE}{made.code}/du-thao-du-so/"))
    assert "031090004438" in full
    assert [event.verb for event in history.of(made.code)] == ["refuse", "reveal"]
    assert officer("party_office").post(f"{BASE}{made.code}/du-thao-du-so/").status_code == 403


def test_form_02(july: Commune, officer: Officer, by: Actor) -> None:
    made = receipt(by=by, at=JULY)
    text = words(officer("petition_officer").get(f"{BASE}{made.code}/du-thao/"))
    for said in (
        "GIẤY BIÊN NHẬN",
        "Vào 08 giờ 20, ngày 09 tháng 7 năm 2026, tại Phòng tiếp công dân.",
        "Tôi là: Nguyễn Hữu Thành Công",
        "Trích lục bản đồ địa chính",
        "Bản sao công chứng, chứng thực",
        "lập thành 02 bản",
        "NGƯỜI CUNG CẤP THÔNG TIN, TÀI LIỆU",
        "NGƯỜI NHẬN",
    ):
        assert said in text, said
    assert "Nơi nhận" not in text and "Số:" not in text


def test_no_form_before_its_decree(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    old = refusal(date(2026, 6, 4), ground="prolonged", by=by, at=at)
    early = receipt(date(2026, 6, 4), by=by, at=at)
    client = officer("petition_officer")
    for entry in (old, early):
        assert client.get(f"{BASE}{entry.code}/du-thao/").status_code == 404
        assert "dùng mẫu cũ" in client.get(entry.desk_path()).content.decode()


def test_a_spoken_refusal_offers_no_paper(july: Commune, officer: Officer, by: Actor) -> None:
    made = refusal(ground="armed", by=by, at=JULY)
    page = officer("petition_officer").get(made.desk_path()).content.decode()
    assert "không ra thông báo Mẫu 01/TCD" in page


def test_the_conclusion_names_nobody_and_leaves_denunciations_out(july: Commune, officer: Officer, by: Actor) -> None:
    secret = visit("Tố cáo cán bộ", classification="denunciation", full_name="", address="", id_number="")
    session = reception(
        date(2026, 7, 9), by=by, at=JULY, visits=(visit("Đèn ngõ hỏng", handling_note="Tổ kinh tế"), secret)
    )
    text = words(officer("petition_officer").get(f"{BASE}ket-luan/{session.code}/"))
    assert "Kết luận của Chủ tịch UBND xã tại buổi tiếp công dân ngày 09/7/2026" in " ".join(text.split())
    assert "Đèn ngõ hỏng" in text and "Tổ kinh tế" in text and "CHỦ TỊCH" in text
    # Ten working days from the day of the reception, by the clock of the register.
    assert "Thời hạn trả lời: chậm nhất ngày 23/7/2026 (khoản 1 Điều 28" in " ".join(text.split())
    assert "Đầu mối giải quyết, trả lời: …" in " ".join(text.split())  # a blank that the head fills
    for never in ("Vũ Đức Thịnh", "Xóm Bến", "Tố cáo cán bộ", "031090004438"):
        assert never not in text
    party = reception(date(2026, 7, 9), host="party", by=by, at=JULY, visits=(visit(),))
    of_party = words(officer("party_office").get(f"{BASE}ket-luan/{party.code}/"))
    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in of_party and "CỘNG HÒA XÃ HỘI" not in of_party
    regular = reception(date(2026, 7, 9), kind="regular", by=by, at=JULY)
    assert officer("petition_officer").get(f"{BASE}ket-luan/{regular.code}/").status_code == 404


def test_a_receipt_from_a_visit(july: Commune, officer: Officer, by: Actor) -> None:
    session = reception(date(2026, 7, 9), by=by, at=JULY, visits=(visit(),))
    client = officer("petition_officer")
    page = client.get(session.desk_path()).content.decode()
    url = f"{BASE}bien-nhan/ghi/?buoi={session.code}&luot=1"
    assert url.replace("&", "&amp;") in page and "thông báo kết luận" in page
    form = client.get(url).content.decode()
    assert 'value="Vũ Đức Thịnh"' in form and "031090004438" not in form
    data = dict(re.findall(r'name="([\w-]+)"[^>]*?value="([^"]*)"', form))
    data.pop("more", None)
    data |= {
        "received_hour": "8:20",
        "receiver": "Nguyễn Hữu Thành Công",
        "receiver_title": "Công chức tiếp công dân",
        "tai-lieu-0-name": "Đơn kiến nghị",
        "tai-lieu-0-pages": "2",
        "tai-lieu-0-condition": "original",
    }
    reply = client.post(url, data)
    assert reply.status_code == 302
    made = Receipt.objects.get()
    assert (made.reception, made.visit, made.items.get().name) == (session.code, 1, "Đơn kiến nghị")
    assert made.code in client.get(session.desk_path()).content.decode()


def test_the_desk_waits_for_the_notice(july: Commune, officer: Officer, by: Actor) -> None:
    made = refusal(by=by, at=JULY)
    page = officer("petition_officer").get("/ban-lam-viec/").content.decode()
    assert "Thông báo từ chối tiếp công dân (Mẫu 01/TCD): Chủ tịch UBND xã" in page and made.code in page
    shown = officer("petition_officer").get(made.desk_path()).content.decode()
    assert "14/7/2026" in shown and "Khoản 3 Điều 4 Nghị định 154/2026/NĐ-CP" in shown


def test_lists_name_nobody_and_do_not_grow(july: Commune, officer: Officer, by: Actor) -> None:
    client = officer("petition_officer")
    counts: dict[str, list[int]] = {}
    for _ in range(2):
        for _ in range(3):
            refusal(by=by, at=JULY)
            receipt(by=by, at=JULY)
        for url in (BASE, BASE + "bien-nhan/"):
            with CaptureQueriesContext(connection) as seen:
                page = client.get(url).content.decode()
            counts.setdefault(url, []).append(len(seen))
            assert "Vũ Đức Thịnh" not in page and "Mương" not in page
    assert all(first == second <= 12 for first, second in counts.values()), counts
    for url in (BASE, BASE + "bien-nhan/"):
        book = client.get(url + "?xuat=xlsx")
        assert book.status_code == 200
        let_go(book)
