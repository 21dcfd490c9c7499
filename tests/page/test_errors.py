"""Error pages: Vietnamese, without a word of the request, standing even when nothing else does."""

import logging
import sqlite3
from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.db import OperationalError
from django.test import Client, RequestFactory, override_settings
from django.urls import reverse

from dienhong.commune.models import Commune
from dienhong.config.logs import DiscreetFormatter
from dienhong.page.errors import server_error
from dienhong.web.doors import DOORS
from tests.page.urls_undeclared import PLANTED

BROKEN = override_settings(ROOT_URLCONF="tests.page.urls_undeclared")
Officer = Callable[[str], Client]


def failing_context(request: Any) -> dict[str, Any]:
    """A context processor whose database is gone."""
    raise RuntimeError("no database")


@BROKEN
def test_the_page_of_a_failure_stands_when_the_frame_fails_too(commune: Commune) -> None:
    client = Client(raise_request_exception=False)
    templates = [{**settings.TEMPLATES[0]}]
    templates[0]["OPTIONS"] = {
        **settings.TEMPLATES[0]["OPTIONS"],
        "context_processors": ["tests.page.test_errors.failing_context"],
    }
    with override_settings(TEMPLATES=templates):
        reply = client.get("/hong/")
    page = reply.content.decode()
    assert reply.status_code == 500
    assert "Máy gặp lỗi" in page and "hoặc được ghi trọn, hoặc không ghi gì" in page
    assert PLANTED not in page


@BROKEN
def test_a_failure_is_logged_without_its_words(commune: Commune, caplog: pytest.LogCaptureFixture) -> None:
    logger = logging.getLogger("django")
    logger.addHandler(caplog.handler)
    try:
        Client(raise_request_exception=False).get(f"/hong/?ten={PLANTED}")
    finally:
        logger.removeHandler(caplog.handler)
    said = "\n".join(DiscreetFormatter().format(record) for record in caplog.records)
    assert "in broken" in said and "ValueError" in said
    assert "031090004438" not in said and "Bí Danh" not in said


def test_the_log_names_each_failure_of_a_chain_and_quotes_none() -> None:
    try:
        try:
            raise KeyError(PLANTED)
        except KeyError as first:
            raise ValueError(PLANTED) from first
    except ValueError as error:
        told = DiscreetFormatter().formatException((ValueError, error, error.__traceback__))
    assert told.index("KeyError") < told.index("ValueError")
    assert PLANTED not in told


@pytest.mark.parametrize("address", ["/khong-co/", "/ban-lam-viec/tiep-cong-dan/TCD-2026-0001/", "/a%0d%0ab/"])
def test_what_is_not_there_is_said_in_vietnamese(officer: Officer, address: str) -> None:
    reply = officer("party_office").get(address)
    assert reply.status_code == 404 and "Không có trang này" in reply.content.decode()


@pytest.mark.parametrize("address", ["/ban-lam-viec/tiep-cong-dan/%00/", "/ban-lam-viec/tim/?q=a%00b"])
def test_the_zero_character_never_reaches_the_database(officer: Officer, address: str) -> None:
    reply = officer("party_office").get(address)
    assert reply.status_code == 400 and "Không đọc được yêu cầu" in reply.content.decode()


def test_a_form_from_an_old_page_is_told_so(commune: Commune) -> None:
    reply = Client(enforce_csrf_checks=True).post("/dang-nhap/", {"username": "ai", "password": "đó"})
    assert reply.status_code == 403 and "Trang mở đã lâu" in reply.content.decode()
    assert "không có gì trong sổ bị thay đổi" in reply.content.decode().lower()


def test_a_body_too_large_is_refused_before_it_is_read(commune: Commune) -> None:
    reply = Client().generic("POST", "/dang-nhap/", b"x", CONTENT_LENGTH=str(settings.REQUEST_MAX_BYTES + 1))
    assert reply.status_code == 413 and "không quá 20 MB" in reply.content.decode()
    assert Client().generic("POST", "/dang-nhap/", b"x", CONTENT_LENGTH="nhiều").status_code == 413
    assert Client().get("/dang-nhap/").status_code == 200


def test_a_request_of_thousands_of_fields_is_refused(officer: Officer) -> None:
    fields = {f"f{number}": "1" for number in range(settings.DATA_UPLOAD_MAX_NUMBER_FIELDS + 1)}
    client = officer("party_office")
    client.raise_request_exception = True
    try:
        status = client.post("/ban-lam-viec/don-vi/ghi/", fields).status_code
    except TooManyFieldsSent:
        status = 400
    assert status == 400


def test_a_database_without_a_turn_is_called_busy_and_not_a_failure() -> None:
    locked = sqlite3.OperationalError("database is locked")
    locked.sqlite_errorcode = sqlite3.SQLITE_BUSY
    try:
        raise OperationalError from locked
    except OperationalError:
        reply = server_error(RequestFactory().get("/"))
    page = reply.content.decode()
    assert reply.status_code == 503 and reply.headers["Retry-After"] and "Hệ thống đang bận" in page
    try:
        raise OperationalError from sqlite3.OperationalError("disk I/O error")
    except OperationalError:
        assert server_error(RequestFactory().get("/")).status_code == 500


@pytest.mark.parametrize("language", ["vi", "en"])
def test_an_address_that_leads_nowhere_is_no_dead_end(commune: Commune, language: str) -> None:
    client = Client()
    client.get("/ngon-ngu/", {"ngon": language})
    page = client.get("/khong-co/").content.decode()
    form = page[page.index('<form class="find') :]
    assert f'action="{reverse("web:search")}"' in form and 'name="q"' in form
    doors = form[: form.index("</nav>")]
    for door in DOORS:
        assert client.get(found := reverse("web:principle", args=[door.slug])).status_code == 200
        assert f'href="{found}"' in doors


def test_a_letters_code_typed_as_an_address_leads_to_where_it_is_followed(commune: Commune) -> None:
    assert f'href="{reverse("online:follow")}"' in Client().get("/r/DT-2026-0001").content.decode()
