"""What killed acts left: swept when it was announced, told when nobody announced it, never taken from a running act."""

import io
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from pytest_django import Settings

from dienhong.ops import doctor_checks as doctor
from dienhong.petitions.models import Visit
from dienhong.records import attachments, leftovers
from dienhong.records.actor import Actor
from dienhong.records.models import Attachment
from tests.factories.files import pdf
from tests.parallel import at_once

PDF = pdf()
CODE = "VB-2026-0001"


@pytest.fixture
def folder(database_file: Path, settings: Settings) -> Path:
    """An empty folder of files beside a real database."""
    settings.FILES = database_file.parent / "files"
    return Path(settings.FILES)


def stored(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def lay(path: Path, content: bytes = PDF) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def test_an_act_that_is_done_leaves_its_file_and_no_announcement(folder: Path, by: Actor, at: datetime) -> None:
    kept = attachments.attach(CODE, "a.pdf", io.BytesIO(PDF), by=by, at=at)
    assert stored(folder) == {f"{kept.sha256[:2]}/{kept.sha256}"}
    assert not list(leftovers.strays())


def test_a_commit_that_fails_leaves_an_announced_file_which_the_next_start_takes_away(
    folder: Path, by: Actor, at: datetime
) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        attachments.attach(CODE, "a.pdf", io.BytesIO(PDF), by=by, at=at)
        Visit.objects.create(reception_id="TCD-2026-9999", order=1, content="x", classification="other")
    assert not Attachment.objects.exists() and len(stored(folder)) == 2
    told = [fault for fault in doctor.strays() if fault]
    assert len(told) == 1 and "bị ngắt giữa chừng" in told[0]
    assert leftovers.sweep() == 1
    assert not stored(folder) and not list(doctor.strays())


def test_a_file_announced_and_attached_stays(folder: Path, by: Actor, at: datetime) -> None:
    kept = attachments.attach(CODE, "a.pdf", io.BytesIO(PDF), by=by, at=at)
    attachments.announcement_of(kept.sha256).hardlink_to(attachments.path_of(kept.sha256))
    assert not list(leftovers.strays()) and leftovers.sweep() == 0
    assert stored(folder) == {f"{kept.sha256[:2]}/{kept.sha256}"}
    assert attachments.path_of(kept.sha256).read_bytes() == PDF


def test_what_nobody_announced_is_told_and_never_deleted(folder: Path) -> None:
    stranger = "ab" * 32
    for path in (attachments.path_of(stranger), folder / "ghi-chu.txt"):
        lay(path)
    assert leftovers.sweep() == 0
    told = [fault for fault in doctor.strays() if fault]
    assert len(told) == 2 and all("không tự xóa" in fault for fault in told)
    assert len(stored(folder)) == 2


def test_half_a_file_of_a_killed_act_is_no_hindrance_to_the_same_file(folder: Path, by: Actor, at: datetime) -> None:
    kept = attachments.attach(CODE, "a.pdf", io.BytesIO(PDF), by=by, at=at)
    attachments.path_of(kept.sha256).unlink()
    lay(attachments.announcement_of(kept.sha256), PDF[:3])
    attachments.attach(CODE, "b.pdf", io.BytesIO(PDF), by=by, at=at)
    assert attachments.path_of(kept.sha256).read_bytes() == PDF
    assert not list(leftovers.strays())


def test_sweeping_and_looking_take_nothing_from_running_acts(folder: Path, by: Actor, at: datetime) -> None:
    def act(number: int) -> object:
        if number % 3 == 0:
            return leftovers.sweep()
        if number % 3 == 1:
            return len(list(leftovers.strays()))
        return [attachments.attach(CODE, "a.pdf", io.BytesIO(PDF + bytes([number, n])), by=by, at=at) for n in range(5)]

    replies = at_once(9, act)
    assert not [reply for reply in replies if isinstance(reply, Exception)]
    assert [reply for reply in replies if isinstance(reply, int)] == [0] * 6
    assert not [fault for fault in doctor.files() if fault] and len(stored(folder)) == 15


def test_without_an_announcement_the_database_is_left_alone(
    db: None,
    tmp_path: Path,
    settings: Settings,
    django_assert_num_queries: Callable[[int], AbstractContextManager[None]],
) -> None:
    settings.FILES = tmp_path / "files"
    with django_assert_num_queries(0):
        assert leftovers.sweep() == 0
