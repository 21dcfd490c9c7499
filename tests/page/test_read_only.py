"""Read-only mode: nothing enters by any door, reading goes on, and it says what to do."""

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.law.verdict import Refused
from dienhong.records.actor import Actor
from dienhong.records.models import Event
from dienhong.records.read_only import FILE
from tests.factories.commune import village


@pytest.fixture
def closed() -> Iterator[Path]:
    """The file that switches it on, taken away afterwards."""
    file = Path(settings.DATA) / FILE
    file.touch()
    yield file
    file.unlink(missing_ok=True)


def test_every_post_gets_the_page_and_writes_nothing(
    officer: Callable[[str], Client], by: Actor, at: datetime, closed: Path
) -> None:
    client = officer("party_office")
    before = Session.objects.count()
    for path in ("/ban-lam-viec/don-vi/ghi/", "/dang-nhap/", "/dang-xuat/", "/khong-co/"):
        reply = client.post(path, {"name": "Cầu Đá"})
        assert reply.status_code == 503 and reply.headers["Retry-After"] == "600"
        page = reply.content.decode()
        assert "chế độ chỉ đọc" in page and "chưa được ghi" in page and "Quay lại" in page
    assert (Event.objects.count(), Session.objects.count()) == (0, before)
    with pytest.raises(Refused, match="chế độ chỉ đọc"):
        village("Cầu Đá", by=by, at=at)


def test_reading_goes_on_with_a_banner_until_the_file_is_gone(officer: Callable[[str], Client], closed: Path) -> None:
    client = officer("party_office")
    assert "chưa ghi được gì" in client.get("/ban-lam-viec/").content.decode()
    assert Client().get("/").status_code == 200
    assert "mode: read-only" in Client().get("/suc-khoe/san-sang").content.decode()
    closed.unlink()
    assert "chưa ghi được gì" not in client.get("/ban-lam-viec/").content.decode()


def test_the_setting_does_the_same(commune: Commune, by: Actor, at: datetime, settings: object) -> None:
    settings.READ_ONLY = True  # type: ignore[attr-defined]
    assert Client().post("/dang-nhap/").status_code == 503
    with pytest.raises(Refused):
        village("Cầu Đá", by=by, at=at)
