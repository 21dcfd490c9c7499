"""The register of documents: what comes in, what is refused at the door with nothing kept, numbers given out."""

import io
import logging
import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from pytest_django import Settings

from dienhong.config.logs import DiscreetFormatter
from dienhong.documents import actions
from dienhong.documents.models import Document, NumberSeries
from dienhong.documents.numbers import NumberError
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.records import acts, history
from dienhong.records.actor import Actor
from dienhong.records.attachments import path_of
from dienhong.records.models import Attachment
from tests.factories.files import pdf

NUMBER, TITLE = "7731-BC/ĐU", "Phương án Cò Trắng bảo vệ kho"
PLANTED = ("7731", "Cò Trắng")
# The number as a number: a digest or the fraction of a second may hold its four digits by chance.
SAYS = tuple(re.compile(said) for said in (r"(?<![0-9a-f.])7731(?![0-9a-f])", "Cò Trắng"))
NEW = "/ban-lam-viec/van-ban/ghi/"
Officer = Callable[[str], Client]


def docx(*paragraphs: str) -> bytes:
    """A small .docx of these paragraphs."""
    body = "".join(f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" for text in paragraphs)
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return package({"word/document.xml": f"<w:document {space}><w:body>{body}</w:body></w:document>"})


def xlsx(*cells: str, header: str = "") -> bytes:
    """A small .xlsx with these shared strings, and a header on its sheet."""
    space = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
    strings = "".join(f"<si><t>{text}</t></si>" for text in cells)
    return package(
        {
            "xl/workbook.xml": f'<workbook {space}><sheets><sheet name="Bảng 1"/></sheets></workbook>',
            "xl/sharedStrings.xml": f"<sst {space}>{strings}</sst>",
            "xl/worksheets/sheet1.xml": f"<worksheet {space}><headerFooter><oddHeader>{header}</oddHeader></headerFooter>"
            "</worksheet>",
        }
    )


def package(parts: dict[str, str]) -> bytes:
    """A zip of these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(name, text)
    return file.getvalue()


def offered(name: str, content: bytes) -> SimpleUploadedFile:
    """A file as a form brings it."""
    return SimpleUploadedFile(name, content)


def everything_kept() -> Iterator[str]:
    """Every text of every column of every table, and every file of the data folder by name and content."""
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            yield from (str(value) for row in cursor.fetchall() for value in row if value is not None)
    for path in Path(settings.FILES).rglob("*"):
        yield path.name
        if path.is_file():
            yield path.read_bytes().decode("utf8", "ignore")


def assert_nothing_kept(caplog: pytest.LogCaptureFixture) -> None:
    """No table, file or log line says anything of the planted document."""
    said = [*everything_kept(), *(DiscreetFormatter().format(record) for record in caplog.records)]
    assert said
    for says in SAYS:
        assert [text for text in said if says.search(text)] == []


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: Settings) -> None:
    """A folder of files of this test alone."""
    settings.FILES = tmp_path / "files"


@pytest.fixture
def logs(caplog: pytest.LogCaptureFixture) -> Iterator[pytest.LogCaptureFixture]:
    """Every log line, Django's own too (they do not propagate)."""
    caplog.set_level(logging.DEBUG)
    logger = logging.getLogger("django")
    logger.addHandler(caplog.handler)
    yield caplog
    logger.removeHandler(caplog.handler)


@pytest.mark.parametrize(
    "marked",
    [
        {"secrecy": "Mật"},
        {"secrecy": "Tối mật"},
        {"secrecy": "Tuyệt mật"},
        {"title": f"{TITLE} (MẬT)"},
        {"number": f"MẬT {NUMBER}"},
        {"issuer": "Đảng ủy (Mật)"},
        {"kind": "Tối mật"},
        {"extracted": f"TUYỆT MẬT\nĐẢNG ỦY XÃ\n{TITLE}"},
        {"file": offered(f"{TITLE}.docx", docx("MẬT", TITLE))},
        {"file": offered(f"TUYỆT MẬT {TITLE}.pdf", b"%PDF-1.7 x")},
        {"file": offered(f"tuyet mat {TITLE}.pdf", b"%PDF-1.7 x")},
        {"file": offered(f"{TITLE}.xlsx", xlsx(TITLE, "TỐI MẬT"))},
        {"file": offered(f"{TITLE}.xlsx", xlsx(TITLE, header='&amp;C&amp;"Arial,Bold"&amp;14MẬT'))},
        {"file": offered(f"{TITLE}.docx", b"PK\x03\x04 broken")},
        {"file": offered(f"{TITLE}.docx", package({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a/>'}))},
    ],
)
def test_a_secret_document_is_refused_and_nothing_of_it_is_kept(
    db: None, by: Actor, at: datetime, logs: pytest.LogCaptureFixture, marked: dict[str, object]
) -> None:
    with pytest.raises(Refused) as refused:
        actions.record_document(
            **{"number": NUMBER, "title": TITLE, "direction": "out", "by": by, "at": at, **marked}  # type: ignore[arg-type]
        )
    assert "không được đưa vào phần mềm này" in str(refused.value) or "Chưa lưu tệp này" in str(refused.value)
    assert not any(planted in str(refused.value) for planted in PLANTED)
    assert not Document.objects.exists()
    assert_nothing_kept(logs)


def test_the_search_for_what_was_kept_finds_what_is_kept(db: None, by: Actor, at: datetime) -> None:
    paper = offered("7731.pdf", pdf() + "% Cò Trắng\n".encode())
    actions.record_document(number=NUMBER, title=TITLE, direction="out", by=by, at=at, file=paper)
    said = list(everything_kept())
    number, title = SAYS
    assert sum(bool(number.search(text)) for text in said) >= 4 and sum(bool(title.search(text)) for text in said) >= 3


@pytest.mark.parametrize("mark", ["Mật", "Tối mật", "Tuyệt mật"])
@pytest.mark.parametrize("way", ["declared", "title", "file"])
def test_the_desk_keeps_nothing_of_it_either(
    officer: Officer, logs: pytest.LogCaptureFixture, mark: str, way: str
) -> None:
    data: dict[str, object] = {"number": NUMBER, "title": TITLE, "direction": "out", "once": new_token()}
    if way == "declared":
        data["secrecy"] = mark
    elif way == "title":
        data["title"] = f"{TITLE} ({mark.upper()})"
    else:
        data["file"] = offered(f"{TITLE}.docx", docx(mark.upper(), TITLE))
    reply = officer("party_office").post(NEW, data)
    page = reply.content.decode()
    assert reply.status_code == 409 and f"“{mark}”" in page
    assert not any(planted in page for planted in PLANTED)
    assert_nothing_kept(logs)


def test_a_secret_file_offered_later_leaves_nothing(
    db: None, by: Actor, at: datetime, logs: pytest.LogCaptureFixture
) -> None:
    document = actions.record_document(number="12-BC/ĐU", direction="out", by=by, at=at)
    with pytest.raises(Refused):
        actions.attach_file(document.code, "a.docx", io.BytesIO(docx("TỐI MẬT", *PLANTED)), by=by, at=at)
    with pytest.raises(Refused):
        actions.correct_document(document.code, revision=1, title=f"{TITLE} (MẬT)", by=by, at=at)
    assert_nothing_kept(logs)
    assert [event.verb for event in history.of(document.code)] == ["record"]


def test_words_that_only_contain_mat_come_in(db: None, by: Actor, at: datetime) -> None:
    paper = offered("Mật độ dân số.docx", docx("Bảo vệ bí mật nhà nước", "Mật độ dân số"))
    document = actions.record_document(
        number="12-BC/ĐU", direction="out", title="Công tác bảo vệ bí mật nhà nước", by=by, at=at, file=paper
    )
    attachment = Attachment.objects.get()
    assert attachment.code == document.code and path_of(attachment.sha256).is_file()
    assert [event.verb for event in history.of(document.code)] == ["record", "attach"]


def test_a_document_and_its_file_come_in_together_or_not_at_all(db: None, by: Actor, at: datetime) -> None:
    before = {path for path in Path(settings.FILES).rglob("*") if path.is_file()}
    for name, content in (("a.exe", b"MZ"), ("a.pdf", b""), ("a.xlsx", docx("x")), ("a.docx", xlsx("x"))):
        with pytest.raises(Refused):
            actions.record_document(number="12-BC/ĐU", direction="out", by=by, at=at, file=offered(name, content))
    assert not Document.objects.exists() and not history.verify().events
    assert {path for path in Path(settings.FILES).rglob("*") if path.is_file()} == before


def test_the_same_document_comes_in_once_however_it_is_typed(db: None, by: Actor, at: datetime) -> None:
    said = {"direction": "out", "signed_on": date(2026, 6, 1), "by": by, "at": at}
    first = actions.record_document(number="12-BC/ĐU", issuer="Đảng ủy xã", **said)  # type: ignore[arg-type]
    for number, issuer in (("12 - BC / ĐU", "Đảng  ủy xã"), ("12-BC/ĐU", "Đảng ủy xã\u0020")):
        with pytest.raises(Refused, match=first.code):
            actions.record_document(number=number, issuer=issuer, **said)  # type: ignore[arg-type]
    other = actions.record_document(number="12-BC/ĐU", issuer="Đảng ủy khác", **said)  # type: ignore[arg-type]
    with pytest.raises(Refused, match=first.code):
        actions.correct_document(other.code, revision=1, issuer="Đảng ủy xã", by=by, at=at)


def test_a_correction_is_asked_as_at_the_door(db: None, by: Actor, at: datetime) -> None:
    document = actions.record_document(number="12-BC/ĐU", direction="out", by=by, at=at)
    with pytest.raises(Refused, match="sau hôm nay"):
        actions.correct_document(document.code, revision=1, signed_on=date(2026, 6, 11), by=by, at=at)
    with pytest.raises(Refused, match="chưa đúng"):
        actions.correct_document(document.code, revision=1, number="mười hai", by=by, at=at)
    with pytest.raises(acts.EditConflict):
        actions.correct_document(document.code, revision=7, title="Khác", by=by, at=at)
    with pytest.raises(TypeError):
        actions.correct_document(document.code, revision=1, voided_at=at, by=by, at=at)
    fixed = actions.correct_document(
        document.code, revision=1, number="13 - BC/ĐU", kind="Báo cáo", title="Hai\ndòng", secrecy="", by=by, at=at
    )
    assert (fixed.number, fixed.title, fixed.revision) == ("13-BC/ĐU", "Hai dòng", 2)


def test_a_voided_document_takes_no_file(db: None, by: Actor, at: datetime) -> None:
    document = actions.record_document(number="12-BC/ĐU", direction="out", by=by, at=at)
    acts.void(document, by=by, at=at, reason="Ghi nhầm")
    with pytest.raises(Refused, match="đã hủy"):
        actions.attach_file(document.code, "a.pdf", io.BytesIO(pdf()), by=by, at=at)
    assert not Attachment.objects.exists()


def test_state_numbers_start_again_each_year_and_party_numbers_each_term(db: None) -> None:
    def state(year: int) -> str:
        return actions.allocate_number("BC", "UBND", system="state", on=date(year, 1, 1))

    def party(year: int, term: str, kind: str = "BC") -> str:
        return actions.allocate_number(kind, "ĐU", system="party", on=date(year, 12, 31), term=term)

    assert [state(2026), state(2026), state(2027)] == ["01/BC-UBND", "02/BC-UBND", "01/BC-UBND"]
    assert [party(2025, "2025-2030"), party(2026, "2025-2030"), party(2030, "2030-2035")] == [
        "01-BC/ĐU",
        "02-BC/ĐU",
        "01-BC/ĐU",
    ]
    assert party(2026, "2025-2030", "KH") == "01-KH/ĐU"


def test_a_number_that_cannot_be_written_is_not_used_up(db: None) -> None:
    with pytest.raises(NumberError):
        actions.allocate_number("BC", "", system="state", on=date(2026, 1, 1))
    with pytest.raises(Refused, match="nhiệm kỳ"):
        actions.allocate_number("BC", "ĐU", system="party", on=date(2026, 1, 1), term=" ")
    assert not NumberSeries.objects.exists()
