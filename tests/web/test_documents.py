"""The register of documents at the desk: entered, found, corrected, attached; what is marked secret stays outside."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from pathlib import Path

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook

from dienhong.commune.models import Commune
from dienhong.documents.models import Document
from dienhong.records import history
from dienhong.records.actor import Actor
from dienhong.records.models import Attachment, Event
from tests.answers import let_go
from tests.factories.reports import document
from tests.web.whole import PNG

BASE = "/ban-lam-viec/van-ban/"
Officer = Callable[[str], Client]
TYPED = {
    "number": "741-CV/BTGDVTU",
    "direction": "in",
    "issuer": "Ban Tuyên giáo và Dân vận Thành ủy",
    "signed_on": "29/4/2026",
    "title": "Báo cáo thực hiện dân chủ",
}


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    return dict(re.findall(r'type="hidden" name="(once|revision)" value="([^"]+)"', client.get(url).content.decode()))


def word(*lines: str) -> bytes:
    """A .docx with these paragraphs."""
    made, file = docx.Document(), BytesIO()
    for line in lines:
        made.add_paragraph(line)
    made.save(file)
    return file.getvalue()


def test_a_document_is_entered_with_its_file_and_shown_with_its_status(commune: Commune, officer: Officer) -> None:
    client = officer("party_office")
    file = SimpleUploadedFile("ban-chup.png", PNG)
    reply = client.post(BASE + "ghi/", {**TYPED, "file": file, **hidden(client, BASE + "ghi/")})
    assert reply.headers["Location"] == BASE + "VB-2026-0001/"
    page = client.get(BASE + "VB-2026-0001/").content.decode()
    assert "Công văn số 741-CV/BTGDVTU ngày 29/4/2026" in page
    assert "chưa rõ" in page and "ban-chup.png" in page
    attached = Attachment.objects.get()
    download = client.get(f"{BASE}VB-2026-0001/tep/{attached.pk}/")
    assert b"".join(download.streaming_content) == PNG  # type: ignore[arg-type]
    assert download.headers["Content-Disposition"].startswith("attachment")
    let_go(download)


@pytest.mark.parametrize(
    ("number", "words"),
    [("97/2025/QH15", "còn hiệu lực"), ("38/2022/NĐ-CP", None), ("99-CV/ABC", "chưa rõ")],
)
def test_status_is_that_of_today_and_never_guessed(
    number: str, words: str | None, commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = document(number, by=by, at=at, direction="law")
    page = officer("party_office").get(made.desk_path()).content.decode()
    status = made.status_on(date(2026, 6, 10))
    assert status.label_vi in page
    if words:
        assert words in status.label_vi
    if status.code != "unknown":
        assert status.certainty.label_vi in page


@pytest.mark.parametrize(
    ("change", "file"),
    [
        ({"secrecy": "Mật"}, None),
        ({"title": "TỐI MẬT Kế hoạch bảo vệ"}, None),
        ({}, ("ke-hoach.docx", word("TUYỆT MẬT", "Kế hoạch bảo vệ"))),
        ({}, ("Tối mật 12-KH.pdf", b"%PDF-1.7")),
    ],
)
def test_what_is_marked_secret_is_refused_and_nothing_kept(
    change: dict[str, str], file: tuple[str, bytes] | None, commune: Commune, officer: Officer
) -> None:
    client = officer("party_office")
    files_before = set(Path(settings.FILES).rglob("*/*"))
    sent: dict[str, object] = {**TYPED, **change, **hidden(client, BASE + "ghi/")}
    if file:
        sent["file"] = SimpleUploadedFile(*file)
    reply = client.post(BASE + "ghi/", sent)
    page = reply.content.decode()
    assert reply.status_code == 409
    assert "không được đưa vào phần mềm này" in page
    assert "741-CV" not in page and "Kế hoạch bảo vệ" not in page
    assert not Document.objects.exists() and not Event.objects.exists() and not Attachment.objects.exists()
    assert set(Path(settings.FILES).rglob("*/*")) == files_before


def test_a_secret_file_is_not_attached_to_a_document_that_is_there(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = document("741-CV/BTGDVTU", by=by, at=at)
    client, url = officer("party_office"), f"{BASE}{made.code}/tep/"
    events = Event.objects.count()
    secret = SimpleUploadedFile("phu-luc.docx", word("Mật", "Số 12"))
    assert client.post(url, {"file": secret, **hidden(client, url)}).status_code == 409
    broken = SimpleUploadedFile("phu-luc.docx", b"PK\x03\x04 not a zip")
    assert client.post(url, {"file": broken, **hidden(client, url)}).status_code == 409
    script = SimpleUploadedFile("trang.html", b"<script>1</script>")
    assert client.post(url, {"file": script, **hidden(client, url)}).status_code == 409
    assert not Attachment.objects.exists() and Event.objects.count() == events
    open_one = SimpleUploadedFile("phu-luc.docx", word("Bí mật nhà nước không có ở đây"))
    assert client.post(url, {"file": open_one, **hidden(client, url)}).status_code == 302
    assert history.of(made.code)[-1].verb == "attach"


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"number": "741"}, "thiếu loại văn bản"),
        ({"signed_on": "31/4/2026"}, "Không có ngày 31/4/2026"),
        ({"signed_on": "11/6/2026"}, "sau hôm nay"),
        ({"number": ""}, "Số, ký hiệu"),
    ],
)
def test_bad_input_is_told_and_what_was_typed_is_kept(
    change: dict[str, str], words: str, commune: Commune, officer: Officer
) -> None:
    client = officer("party_office")
    reply = client.post(BASE + "ghi/", {**TYPED, **hidden(client, BASE + "ghi/"), **change})
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page and "Báo cáo thực hiện dân chủ" in page
    assert not Document.objects.exists()


def test_corrected_by_two_the_second_sees_the_first(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = document("741-CV/BTGDVTU", by=by, at=at)
    url = f"{BASE}{made.code}/sua/"
    hers, his = officer("party_office"), officer("committee_office")
    first, second = hidden(hers, url), hidden(his, url)
    typed = {"number": "741-CV/BTGDVTU", "kind": "Công văn"}
    assert hers.post(url, {**typed, **first, "title": "Bản của chị"}).status_code == 302
    reply = his.post(url, {**typed, **second, "title": "Bản của anh"})
    assert reply.status_code == 409 and "Bản của chị" in reply.content.decode()
    assert Document.objects.get().title == "Bản của chị"


def test_found_without_diacritics_and_exported(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    document("741-CV/BTGDVTU", by=by, at=at, title="Đôn đốc hương ước", signed_on=date(2026, 4, 29))
    document("44-KH/ĐU", by=by, at=at, direction="out", title="Kế hoạch năm", signed_on=date(2026, 1, 16))
    client = officer("party_office")
    page = client.get(BASE + "?q=don doc HUONG").content.decode()
    assert "741-CV/BTGDVTU" in page and "44-KH/ĐU" not in page
    assert "44-KH/ĐU" in client.get(BASE + "?direction=out").content.decode()
    reply = client.get(BASE + "?xuat=xlsx&from_on=1/4/2026")
    rows = CalamineWorkbook.from_filelike(BytesIO(b"".join(reply.streaming_content))).get_sheet_by_index(0).to_python()  # type: ignore[arg-type]
    let_go(reply)
    assert [row[1] for row in rows[3:]] == ["741-CV/BTGDVTU"]


def test_the_list_asks_the_same_number_of_questions_whatever_its_length(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    client = officer("party_office")
    counts = []
    for size in (3, 40):
        for number in range(Document.objects.count() + 1, size + 1):
            document(f"{number:02d}-CV/BTGDVTU", by=by, at=at)
        for query in ("", "?trang=2", "?q=cv"):
            with CaptureQueriesContext(
                connection,
            ) as asked:
                assert client.get(BASE + query).status_code == 200
            counts.append(len(asked))
    assert max(counts) <= 12
    assert counts[:3] == counts[3:]
