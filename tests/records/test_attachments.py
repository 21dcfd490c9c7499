"""Files of entries: known kinds only, plain names, whole or not at all, gone when their act fails."""

import io
import zipfile
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.db import transaction
from pytest_django import Settings

from dienhong.law.verdict import Refused
from dienhong.page.once import new_token, once
from dienhong.records import attachments, history
from dienhong.records.actor import Actor
from dienhong.records.file_kinds import clean_name, media_type
from dienhong.records.models import Attachment
from tests.factories.files import pdf

PDF = pdf("Báo cáo")
CODE = "VB-2026-0001"


def stored() -> set[str]:
    """Names of all files under the data folder."""
    return {path.name for path in Path(settings.FILES).rglob("*") if path.is_file()}


def zipped(*names: str) -> bytes:
    """A package with these parts."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as made:
        for name in names:
            made.writestr(name, "x")
    return file.getvalue()


@pytest.fixture(autouse=True)
def own_files(tmp_path: Path, settings: Settings) -> None:
    """A folder of this test alone."""
    settings.FILES = tmp_path / "files"


def test_a_file_is_kept_once_by_its_content(db: None, by: Actor, at: datetime) -> None:
    for name in ("Báo cáo.pdf", "bản sao.pdf"):
        attachments.attach(CODE, name, io.BytesIO(PDF), by=by, at=at)
    assert len(stored()) == 1 and Attachment.objects.count() == 2
    path = attachments.path_of(Attachment.objects.all()[0].sha256)
    assert path.read_bytes() == PDF and path.stat().st_mode & 0o077 == 0
    assert history.verify().events == 2


def test_an_act_that_fails_after_storing_takes_its_file_along(db: None, by: Actor, at: datetime) -> None:
    kept = attachments.attach(CODE, "giữ.pdf", io.BytesIO(PDF), by=by, at=at)

    def act() -> str:
        attachments.attach(CODE, "mới.pdf", io.BytesIO(PDF + b"2"), by=by, at=at)
        attachments.attach(CODE, "đã có.pdf", io.BytesIO(PDF), by=by, at=at)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        once(new_token(), at, act)
    assert stored() == {kept.sha256}
    assert Attachment.objects.count() == 1 and history.verify().events == 1


def test_an_inner_failure_that_is_caught_loses_only_its_own_file(db: None, by: Actor, at: datetime) -> None:
    with transaction.atomic(), attachments.gone_on_failure():
        first = attachments.attach(CODE, "1.pdf", io.BytesIO(PDF), by=by, at=at)
        with pytest.raises(RuntimeError), transaction.atomic(), attachments.gone_on_failure():
            attachments.attach(CODE, "2.pdf", io.BytesIO(PDF + b"2"), by=by, at=at)
            raise RuntimeError
    assert stored() == {first.sha256}


def test_a_disk_that_fails_leaves_neither_row_nor_rest(
    db: None, by: Actor, at: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="No space"):
        attachments.attach(CODE, "a.pdf", io.BytesIO(PDF), by=by, at=at)
    assert not stored() and not Attachment.objects.exists()


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.pdf", b""),
        ("a.exe", b"MZ\x90\x00"),
        ("a.html", b"<script>alert(1)</script>"),
        ("a.svg", b"<svg onload=alert(1)>"),
        ("a.pdf", b"<html>%PDF-"),
        ("a.docx", PDF),
        ("a.html", PDF),
        ("a.zip", zipped("word/document.xml")),
        ("a.docx", zipped("xl/workbook.xml")),
        ("a.xlsx", zipped("word/document.xml")),
        ("a.docm", zipped("word/document.xml")),
        ("a.docx", b"PK\x03\x04"),
        ("a.docx.exe", zipped("word/document.xml")),
        ("a", PDF),
    ],
)
def test_what_is_not_what_its_name_says_is_refused(
    db: None, by: Actor, at: datetime, name: str, content: bytes
) -> None:
    with pytest.raises(Refused, match="chưa lưu"):
        attachments.attach(CODE, name, io.BytesIO(content), by=by, at=at)
    assert not stored() and not Attachment.objects.exists()


def test_a_file_too_large_is_refused(db: None, by: Actor, at: datetime, settings: Settings) -> None:
    settings.ATTACHMENT_MAX_BYTES = 1_000_000
    attachments.attach(CODE, "vừa.pdf", io.BytesIO(PDF.ljust(1_000_000, b"\n")), by=by, at=at)
    with pytest.raises(Refused, match="lớn hơn 1 MB"):
        attachments.attach(CODE, "lớn.pdf", io.BytesIO(PDF.ljust(1_000_001, b"\n")), by=by, at=at)


@pytest.mark.parametrize(
    ("name", "kind"), [("a.PDF", "application/pdf"), ("a.JPG", "image/jpeg"), ("a.jpeg", "image/jpeg")]
)
def test_the_suffix_may_be_in_capitals(name: str, kind: str) -> None:
    assert media_type(name, PDF if kind.endswith("pdf") else b"\xff\xd8\xff\xe0") == kind


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\Hồ sơ\\báo cáo.docx", "báo cáo.docx"),
        ("bao\r\ncao.pdf", "bao cao.pdf"),
        ("x\u202efdp.exe", "xfdp.exe"),
        ("a\u200bb\x00c.pdf", "abc.pdf"),
        ("Báo cáo.pdf", "Báo cáo.pdf"),
        ("..", "tệp"),
        ("", "tệp"),
        (" . ", "tệp"),
        ("a.pdf.", "a.pdf"),
        ("\ud800.pdf", "pdf"),
        ("ạ" * 300 + ".pdf", "ạ" * 196 + ".pdf"),
        ("a." + "b" * 300, "a." + "b" * 198),
    ],
)
def test_a_name_is_kept_plain(name: str, kept: str) -> None:
    assert clean_name(name) == kept
    assert len(clean_name(name)) <= 200
