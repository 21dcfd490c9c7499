"""The ledger in real requests: from the hall to the evidence, and the paper that carries the table of promises."""

import io
import re
from collections.abc import Callable
from datetime import date, datetime

import docx
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.dialogue.models import Promise
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories.dialogue import dialogue
from tests.factories.promises import promise
from tests.web.whole import PNG

BASE = "/ban-lam-viec/loi-hua/"
Officer = Callable[[str], Client]


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', page))


def test_from_the_hall_to_the_evidence(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    client = officer("party_office")
    page = client.get(held.desk_path()).content.decode()
    url = f"{BASE}ghi/?cuoc={held.code}"
    assert url in page
    data = {
        "dialogue": held.code,
        "words": "Thông mương",
        "owner": "Trưởng phòng Kinh tế",
        "due_on": "5/6/2026",
        **hidden(client, url),
    }
    made_at = client.post(url, data).headers["Location"]
    made = Promise.objects.get()
    assert made_at == made.desk_path()
    assert "Quá hạn" in client.get(made_at).content.decode()
    assert "Thực hiện lời hứa: Thông mương" in client.get("/ban-lam-viec/").content.decode()
    keep = made_at + "xong/"
    proof = SimpleUploadedFile("anh.png", PNG)
    reply = client.post(keep, {"kept_on": "10/6/2026", "file": proof, **hidden(client, keep)})
    assert reply.status_code == 302
    shown = client.get(made_at).content.decode()
    assert "Đã thực hiện, trễ hạn" in shown and "anh.png" in shown
    link = re.search(rf'href="({re.escape(made_at)}tep/\d+/)"', shown)
    assert link
    file = client.get(link[1])
    assert file.headers["Content-Disposition"].startswith("attachment")
    let_go(file)
    assert "Thực hiện lời hứa" not in client.get("/ban-lam-viec/").content.decode()


def test_evidence_marked_secret_stays_outside(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, by=by, at=at)
    client, url = officer("party_office"), made.desk_path() + "xong/"
    secret = SimpleUploadedFile("Báo cáo (TUYỆT MẬT).png", PNG)
    plain = SimpleUploadedFile("anh.png", PNG)
    for file, status in ((secret, 409), (plain, 302)):
        reply = client.post(url, {"kept_on": "10/6/2026", "file": file, **hidden(client, url)})
        assert reply.status_code == status, file.name


def test_questions_and_the_conclusion(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    held = dialogue(by=by, at=at)
    promise(held.code, by=by, at=at)
    client, url = officer("party_office"), held.desk_path() + "cau-hoi/"
    data = {
        "cau-TOTAL_FORMS": "2",
        "cau-INITIAL_FORMS": "0",
        "cau-0-words": "Đèn ngõ hỏng?",
        "cau-0-collected": "live",
        "cau-0-outcome": "answered",
        "cau-0-answer": "Đã thay hôm nay",
        "cau-1-collected": "live",
        "cau-1-outcome": "waiting",
        **hidden(client, url),
    }
    assert client.post(url, data).status_code == 302
    assert "Đèn ngõ hỏng?" in client.get(held.desk_path()).content.decode()
    reply = client.get(held.desk_path() + "ket-luan/")
    paper = docx.Document(io.BytesIO(b"".join(reply.streaming_content)))  # type: ignore[attr-defined]
    let_go(reply)
    text = "\n".join(paragraph.text for paragraph in paper.paragraphs)
    table = next(table for table in paper.tables if table.rows[0].cells[0].text == "STT")
    assert [cell.text for cell in table.rows[1].cells] == [
        "1",
        "Bao giờ thông mương?",
        "Nạo vét tuyến mương tiêu thôn Đình Hạ",
        "Trưởng phòng Kinh tế",
        "30/6/2026",
    ]
    assert "62 người dự" in text and "Đèn ngõ hỏng? Đã thay hôm nay." in text


def test_the_agenda_and_who_may_do_what(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = promise(dialogue(by=by, at=at).code, date(2026, 6, 5), by=by, at=at)
    village = officer("village_head")
    assert made.code in village.get(BASE + "chuong-trinh/").content.decode()
    assert "chỉ được xem sổ này" in village.get(made.desk_path()).content.decode()
    assert village.get(made.desk_path() + "xong/").status_code == 403
    assert officer("administrator").get(BASE).status_code == 403
    assert "không thực hiện được" in officer("party_office").get(made.desk_path() + "khong-thuc-hien/").content.decode()


def test_the_ledger_filters_exports_and_does_not_grow(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    held = dialogue(by=by, at=at)
    late = promise(held.code, date(2026, 6, 5), by=by, at=at)
    client = officer("party_office")
    promise(held.code, by=by, at=at, words="Lắp đèn ngõ")
    assert late.code not in client.get(BASE + "?text=den+ngo").content.decode().split("<tbody>")[1]
    only = client.get(BASE + "?state=overdue").content.decode()
    assert late.code in only and "Lắp đèn ngõ" not in only
    with CaptureQueriesContext(connection) as few:
        client.get(BASE)
    for _ in range(15):
        promise(held.code, by=by, at=at)
    with CaptureQueriesContext(connection) as many:
        client.get(BASE)
    assert len(few) == len(many) <= 12
    with CaptureQueriesContext(connection) as entry:
        client.get(held.desk_path())
    assert len(entry) <= 16
    book = client.get(BASE + "?xuat=xlsx")
    assert book.status_code == 200
    let_go(book)
    assert officer("village_head").get(BASE + "?xuat=xlsx").status_code == 403
