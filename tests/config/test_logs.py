"""A log line is one JSON object that names a route and never an address, a code, a query or a person."""

import json
import logging
from collections.abc import Iterator

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.config.logs import JsonFormatter


class Lines(logging.Handler):
    """What the console would have printed."""

    def __init__(self) -> None:
        super().__init__()
        self.setFormatter(JsonFormatter())
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(self.format(record))


@pytest.fixture
def lines() -> Iterator[list[str]]:
    handler = Lines()
    loggers = [logging.getLogger(name) for name in ("django", "dienhong")]
    for one in loggers:
        one.addHandler(handler)
    yield handler.lines
    for one in loggers:
        one.removeHandler(handler)


def test_a_request_is_one_line_without_anybody(commune: Commune, lines: list[str]) -> None:
    reply = Client().get("/r/TCD-2026-0007?ten=Đoàn+Gia+Khiêm", REMOTE_ADDR="192.0.2.7")
    told = [json.loads(line) for line in lines]
    assert [line["route"] for line in told] == ["web:record"]
    assert told[0]["event"] == "request" and told[0]["status"] == 302 and told[0]["method"] == "GET"
    assert told[0]["request_id"] == reply.headers["X-Request-ID"] and isinstance(told[0]["ms"], int)
    assert not any(word in "".join(lines) for word in ("TCD", "Khiêm", "192.0.2.7", "/r/"))


def test_a_refusal_of_the_framework_quotes_no_path(commune: Commune, lines: list[str]) -> None:
    Client().get("/vao/" + "s" * 43)
    Client().get("/khong-co/Đoàn-Gia-Khiêm/")
    told = [json.loads(line) for line in lines]
    assert {(line["event"], line["status"]) for line in told} == {("refused", 404), ("request", 404)}
    assert not any(word in "".join(lines) for word in ("sss", "Khiêm", "khong-co"))


def test_a_number_from_the_proxy_is_kept_only_when_it_is_one(commune: Commune) -> None:
    given = "0123456789abcdef"
    assert Client().get("/suc-khoe", headers={"X-Request-ID": given}).headers["X-Request-ID"] == given
    strange = Client().get("/suc-khoe", headers={"X-Request-ID": "Đoàn Gia Khiêm"}).headers["X-Request-ID"]
    assert len(strange) == 16 and "Khi" not in strange
