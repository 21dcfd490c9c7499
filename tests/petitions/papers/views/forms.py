"""Sending a form of the desk as a browser does: with its hidden fields."""

import re

from django.http import HttpResponse
from django.test import Client

BASE = "/ban-lam-viec/don-thu/"


def hidden(client: Client, url: str) -> dict[str, str]:
    """The hidden fields of a form page."""
    page = client.get(url).content.decode()
    return dict(re.findall(r'type="hidden" name="(once|revision|kind)" value="([^"]+)"', page))


def send(client: Client, url: str, **data: object) -> HttpResponse:
    """Open the form at `url` and send it filled so."""
    reply: HttpResponse = client.post(url, {**hidden(client, url), **data})
    return reply


def text(client: Client, url: str) -> str:
    """The page at `url`, which must be there."""
    reply = client.get(url)
    assert reply.status_code == 200, reply.status_code
    return " ".join(reply.content.decode().split())
