"""The guide as a browser without script walks it: every hidden box of a page is sent along with the next."""

import re
from html import unescape
from typing import Any

import pytest
from django.http import HttpResponse
from django.test import Client

from tests.factories.commune import account

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)"')


class Walk:
    """A visitor of the guide."""

    def __init__(self) -> None:
        self.client = Client(enforce_csrf_checks=True)
        self.page = self.client.get("/don-thu/gui/")
        self.sent: dict[str, Any] = {}

    @property
    def text(self) -> str:
        return self.page.content.decode()

    def hidden(self, page: Any = None) -> dict[str, str]:
        """What the page carries along, of the guide's form."""
        return {name: unescape(value) for name, value in HIDDEN.findall((page or self.page).content.decode())}

    def on(self, **boxes: Any) -> "Walk":
        """Fill the boxes and go on."""
        self.sent = {**self.hidden(), **boxes}
        self.page = self.client.post("/don-thu/gui/", self.sent)
        return self

    def to_the_end(self, about: list[str], *, what: str = "Mương xóm Bến tắc từ tháng 4.", **answers: Any) -> "Walk":
        """Up to the last page."""
        self.on(what=what, village="", since="đầu tháng 4", wish="Nạo vét").on(about=about)
        if answers:
            self.on(**answers)
        return self.on()


def key_of(page: HttpResponse) -> str:
    """The key a receipt shows."""
    found = re.search(r'<dd class="code secret-key">([^<]+)</dd>', page.content.decode())
    assert found, page.content.decode()[:3000]
    return found[1]


def codes_of(page: HttpResponse) -> list[str]:
    """The codes a receipt shows."""
    return re.findall(r'<dd class="code">(DT-\d{4}-\d{4,})</dd>', page.content.decode())


@pytest.fixture
def walk(commune: object) -> Walk:
    """Somebody at the first page."""
    account("petition_officer")
    return Walk()
