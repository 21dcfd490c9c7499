"""Without a mail server, letters are files: whole, one a key, readable by their owner only."""

from datetime import datetime
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from pytest_django.fixtures import Settings

from dienhong.notices.delivery import deliver
from dienhong.notices.models import Notice, NoticeState
from tests.factories.notices import CLERK, notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def outbox(tmp_path: Path, settings: Settings) -> Path:
    """An outbox folder that is not there yet."""
    settings.EMAIL_BACKEND = "dienhong.notices.folder.FolderBackend"
    settings.OUTBOX = tmp_path / "outbox"
    return tmp_path / "outbox"


def test_a_letter_is_a_file_that_reads_as_a_letter(outbox: Path, at: datetime) -> None:
    notice("nhắc hạn/1", at=at)
    assert deliver(at).sent == 1
    (file,) = outbox.iterdir()
    assert file.suffix == ".eml" and file.stat().st_mode & 0o777 == 0o600 and outbox.stat().st_mode & 0o777 == 0o700
    letter = message_from_bytes(file.read_bytes(), policy=policy.default)
    assert letter["Subject"] == "Đến hạn: nhắc hạn/1" and letter["To"] == CLERK.address
    assert "Việc đến hạn hôm nay." in letter.get_content()  # type: ignore[attr-defined]


def test_a_letter_laid_twice_is_one_file(outbox: Path, at: datetime) -> None:
    notice("k1", at=at)
    deliver(at)
    Notice.objects.update(state=NoticeState.WAITING)
    deliver(at)
    notice("k2", at=at)
    deliver(at)
    assert len(list(outbox.iterdir())) == 2


def test_a_folder_that_cannot_be_written_loses_nothing(outbox: Path, at: datetime) -> None:
    outbox.write_text("a file stands where the folder should be", encoding="utf8")
    notice("k1", at=at)
    done = deliver(at)
    assert (done.sent, done.again) == (0, 1)
    outbox.unlink()
    kept = Notice.objects.get()
    assert kept.error and kept.next_try_at is not None
    assert deliver(kept.next_try_at).sent == 1
    assert [path for path in outbox.iterdir() if path.suffix != ".eml"] == []
