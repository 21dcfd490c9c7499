"""A mail server, and settings that lead to it."""

from collections.abc import Iterator

import pytest
from pytest_django.fixtures import Settings

from tests.notices.postman import Postman, post_office


@pytest.fixture
def postman() -> Iterator[Postman]:
    """A running mail server."""
    with post_office() as running:
        yield running


@pytest.fixture
def mail(postman: Postman, settings: Settings) -> Postman:
    """The mail server the outbox sends to."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", postman.port
    settings.DEFAULT_FROM_EMAIL = "Xã An Khánh <thongbao@ankhanh.example.vn>"
    return postman
