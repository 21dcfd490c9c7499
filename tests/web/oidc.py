"""A real OpenID provider on this machine, in a process of its own, whose answers a test may bend before they leave it."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

import requests
from django.http import HttpResponseBase

SERVER = Path(__file__).with_name("oidc_server.py")


@dataclass
class Provider:
    """Where it is."""

    issuer: str

    def bend(self, **how: Any) -> None:
        """How its signed word is bent from now on: `set`, `drop`, `other_key`, `unsigned`, `slash`; nothing: not at all."""
        requests.put(f"{self.issuer}/bend", json=how, timeout=10).raise_for_status()

    def asked(self) -> list[dict[str, str]]:
        """What its token endpoint was sent since the last bend."""
        found: list[dict[str, str]] = requests.get(f"{self.issuer}/asked", timeout=10).json()
        return found

    def agree(self, reply: HttpResponseBase, subject: str) -> str:
        """The browser at the provider: whose identity it is, agreed. The address it is sent back to."""
        back = requests.post(str(reply.headers["Location"]), data={"sub": subject}, allow_redirects=False, timeout=10)
        assert back.status_code == 302, back.text
        return back.headers["Location"]


def query_of(address: str) -> dict[str, str]:
    """What stands in an address's query."""
    return dict(parse_qsl(urlsplit(address).query))


def changed(address: str, **parts: str) -> str:
    """The path and query of an address with other values in its query; '' takes one out."""
    query = {**query_of(address), **parts}
    return f"{urlsplit(address).path}?{urlencode({name: value for name, value in query.items() if value})}"


@contextmanager
def serving() -> Iterator[Provider]:
    """The provider, served until the end."""
    command = [sys.executable, "-W", "ignore", str(SERVER)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        try:
            assert process.stdout is not None
            yield Provider(f"http://127.0.0.1:{int(process.stdout.readline())}")
        finally:
            process.terminate()
