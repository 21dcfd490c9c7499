"""What every answer says of itself: the content policy without exception, no embedding, nothing of the device, HTTPS kept."""

import json
import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from tests.factories.commune import account

POLICY = {
    "default-src": "'self'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "object-src": "'none'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
    "form-action": "'self'",
}
PAGES = ("/", "/dang-nhap/", "/so-lieu/", "/tim/", "/khong-co-trang-nay/", "/suc-khoe", "/ban-lam-viec/", "/vao/x")


def policy_of(reply: object) -> dict[str, str]:
    header = reply.headers["Content-Security-Policy"]  # type: ignore[attr-defined]
    return dict(part.strip().split(" ", 1) for part in header.split(";") if part.strip())


@pytest.mark.parametrize("url", PAGES)
def test_every_answer_has_the_whole_policy(commune: Commune, url: str) -> None:
    client = Client()
    for reply in (client.get(url), client.post(url)):
        assert policy_of(reply) == POLICY, url
        assert "unsafe" not in reply.headers["Content-Security-Policy"]
        headers = reply.headers
        assert (headers["X-Frame-Options"], headers["X-Content-Type-Options"]) == ("DENY", "nosniff")
        assert headers["Referrer-Policy"] == headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
        assert {"camera=()", "geolocation=()", "microphone=()"} <= set(headers["Permissions-Policy"].split(", "))


def test_the_desk_has_it_too(officer: Callable[[str], Client]) -> None:
    client = officer("committee_office")
    for url in ("/ban-lam-viec/", "/ban-lam-viec/bao-mat/", "/ban-lam-viec/don-vi/nhap-excel/", "/ban-lam-viec/x/"):
        assert policy_of(client.get(url)) == POLICY


def test_behind_https_the_browser_is_told_to_stay_and_cookies_need_it(tmp_path: object) -> None:
    names = ("SECURE_HSTS_SECONDS", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE")
    asked = f"import json, dienhong.config.settings as s; print(json.dumps([getattr(s, name) for name in {names}]))"
    found = {}
    for https in ("", "1"):
        environment = {**os.environ, "DIENHONG_DATA": str(tmp_path), "DIENHONG_HTTPS": https}
        said = subprocess.run(
            [sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True
        )
        found[https] = json.loads(said.stdout)
    assert found == {"": [0, False, False], "1": [365 * 24 * 3600, True, True]}


def test_public_pages_set_no_cookie(commune: Commune) -> None:
    account("party_office")
    for url in ("/", "/so-lieu/", "/tim/?q=dat", "/lich-tiep-cong-dan/", "/du-lieu-mo/", "/khong-co/"):
        client = Client()
        client.get(url)
        assert not client.cookies, url
