"""The address of the mail server: read, or refused without repeating the password in it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from dienhong.config.mail import BadMailUrl, mail_server
from tests.journeys.server import ROOT, environment


@pytest.mark.parametrize(
    ("url", "read"),
    [
        ("smtp://thu.example.vn", ("thu.example.vn", 25, "", "", False, False)),
        ("smtps://a%40b.vn:m%3At%2F@thu.example.vn", ("thu.example.vn", 465, "a@b.vn", "m:t/", True, False)),
        ("smtp+starttls://ten:mk@thu.example.vn:2587/", ("thu.example.vn", 2587, "ten", "mk", False, True)),
        ("smtp://[::1]:2525", ("::1", 2525, "", "", False, False)),
    ],
)
def test_each_form_reads(url: str, read: tuple[object, ...]) -> None:
    server = mail_server(url)
    assert (server.host, server.port, server.user, server.password, server.tls, server.starttls) == read


@pytest.mark.parametrize(
    "url",
    [
        "http://a:bi-mat@thu.example.vn",
        "smtp://a:bi-mat@thu.example.vn:abc",
        "smtp://a:bi-mat@thu.example.vn:99999",
        "smtp://a:bi-mat@",
        "bi-mat",
        "smtp://a:bi-mat@thu.example.vn/đường",
        "smtp://a:bi-mat@[thu.example.vn",
    ],
)
def test_what_does_not_read_is_refused_and_not_repeated(url: str) -> None:
    with pytest.raises(BadMailUrl) as refused:
        mail_server(url)
    assert refused.value.__context__ is None or refused.value.__suppress_context__
    assert "bi-mat" not in str(refused.value)
    assert "bi-mat" not in repr(mail_server("smtps://a:bi-mat@thu.example.vn"))


def test_letters_come_from_the_account_when_no_sender_is_set() -> None:
    assert mail_server("smtps://tb%40xa.vn:mk@thu.example.vn").usual_sender == "tb@xa.vn"
    assert mail_server("smtp://thu.example.vn").usual_sender == "dienhong@thu.example.vn"


def test_the_settings_take_it_from_the_environment(tmp_path: Path) -> None:
    told = {"DIENHONG_SMTP_URL": "smtp+starttls://ten:bi-mat@thu.example.vn:587", "DIENHONG_MAIL_FROM": "tb@xa.vn"}
    asked = (
        "from django.conf import settings as s; import django; django.setup();"
        "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_USE_SSL, s.DEFAULT_FROM_EMAIL);"
        "from django.views.debug import SafeExceptionReporterFilter as F; print(F().get_safe_settings())"
    )
    done = subprocess.run(
        [sys.executable, "-c", asked],
        env={**os.environ, **environment(tmp_path), **told},
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    first, _, rest = done.stdout.partition("\n")
    assert first == "thu.example.vn 587 True False tb@xa.vn"
    assert "bi-mat" not in rest
