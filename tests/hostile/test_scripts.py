"""What is typed stays words: forty payloads in every field of words, on every page that shows one, in a real browser too."""

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from django.apps import apps
from django.db import connection
from django.db.models import CharField, TextField
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.privacy.classes import FieldClass, class_of
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.hostile.payloads import PAYLOADS, RUN
from tests.web.whole import whole

if TYPE_CHECKING:
    from playwright.sync_api import Route

# The template's payload first: what holds any of the others holds it too, however short the column is.
ALL = " ".join(sorted(PAYLOADS, key=lambda one: "{{" not in one))
LINK = re.compile(r'href="(/[^"#]*)')
MOST = 900
# What our own pages never hold: these come from a payload or from nowhere.
FORBIDDEN = {"iframe", "object", "embed", "base", "style", "template", "math", "audio", "video", "source", "animate"}
LEFT = ("accounts.", "auth.", "sessions.", "django_tasks", "search.", "records.")


class Looker(HTMLParser):
    """Gathers whatever in a page could run, and the fields of its forms."""

    def __init__(self) -> None:
        super().__init__()
        self.runs: list[str] = []
        self.forms: list[dict[str, str]] = []
        self.actions: list[str] = []
        self._posts = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        if tag in FORBIDDEN or (tag == "script" and not said.get("src", "").startswith("/tinh/")):
            self.runs.append(tag)
        self.runs += [
            f"{tag} {name}" for name in said if name.startswith("on") or name in ("srcdoc", "formaction", "style")
        ]
        for name in ("href", "src", "action"):
            if re.match(r"\s*(java\s*script|data)\s*:", said.get(name, ""), re.IGNORECASE):
                self.runs.append(f"{tag} {name}")
        if tag == "form":
            self._posts = said.get("method", "").lower() == "post"
            if self._posts:
                self.forms.append({})
                self.actions.append(said.get("action", ""))
        elif self._posts and tag in ("input", "textarea") and said.get("name"):
            kind = said.get("type", "text")
            if kind == "hidden" or kind in ("text", "search", "tel", "email") or tag == "textarea":
                self.forms[-1][said["name"]] = said.get("value", "") if kind == "hidden" else ALL

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._posts = False


def looked(text: str) -> Looker:
    looker = Looker()
    looker.feed(text)
    return looker


@pytest.fixture
def planted(commune: Commune, by: Actor, at: datetime) -> int:
    """Every column that holds somebody's words holds all the payloads instead. How many columns."""
    whole(by=by, at=at)
    columns = 0
    for model in apps.get_models():
        if model._meta.label.startswith(LEFT):
            continue
        for field in model._meta.concrete_fields:
            words = isinstance(field, CharField | TextField) and not field.choices and not field.primary_key
            if (
                words
                and not field.unique
                and class_of(model, field.name) not in (FieldClass.TECHNICAL, FieldClass.SECRET)
            ):
                # SQLite holds all of it in any column; a server as much as the column is long.
                columns += _plant(model, field.name, ALL[: None if connection.vendor == "sqlite" else field.max_length])
    return columns


def _plant(model: type, name: str, payloads: str) -> int:
    """Where words of a person stand (a space, a letter with a mark), not where a code or a key does."""
    manager = model._default_manager  # type: ignore[attr-defined]
    keys = [
        key for key, said in manager.values_list("pk", name) if said and (" " in said.strip() or not said.isascii())
    ]
    return int(bool(keys and manager.filter(pk__in=keys).update(**{name: payloads})))


def pages(client: Client, start: str) -> Iterator[tuple[str, str, str]]:
    """(path, text, policy) of every page that links lead to."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in seen or path.startswith(("/tinh/", "/chu/", "/ngon-ngu/")) or len(seen) >= MOST:
            continue
        seen.add(path)
        reply = client.get(path)
        html = "text/html" in reply.headers.get("Content-Type", "")
        text = reply.content.decode() if html else ""
        assert reply.status_code < 500, path
        policy = reply.headers.get("Content-Security-Policy", "")
        let_go(reply)
        if html:
            yield path, text, policy
            waiting += LINK.findall(text.replace("&amp;", "&"))


@pytest.mark.parametrize(
    ("role", "start"), [("", "/"), ("committee_office", "/ban-lam-viec/"), ("party_office", "/ban-lam-viec/")]
)
def test_no_page_runs_what_was_typed(planted: int, officer: Callable[[str], Client], role: str, start: str) -> None:
    assert len(PAYLOADS) == 40 and planted > 60
    client = officer(role) if role else Client()
    shown: list[tuple[str, str, str]] = []
    typed = 0
    for path, text, policy in pages(client, "/ban-lam-viec/" if role else "/"):
        looker = looked(text)
        assert not looker.runs, f"{path}: {looker.runs[:3]}"
        assert "script-src 'self'" in policy and "object-src 'none'" in policy, path
        assert "{{ 7|add:7 }}" in text or RUN not in text, f"{path}: a template was run"
        if RUN in text:
            shown.append((path, text, policy))
        for fields, action in zip(looker.forms, looker.actions, strict=True):
            # Without its token a form is shown again with every word that was typed into it, and nothing is kept.
            answer = client.post(action or path, {**fields, "once": ""})
            typed += 1
            words = answer.content.decode() if "text/html" in answer.headers.get("Content-Type", "") else ""
            let_go(answer)
            assert answer.status_code < 500 and not looked(words).runs, f"form on {path}"
            if RUN in words and len(shown) < 400:
                shown.append((f"{path} answered", words, answer.headers.get("Content-Security-Policy", "")))
    assert shown and typed
    _in_a_browser(shown[:: max(1, len(shown) // 40)])


def _answers(shown: list[tuple[str, str, str]], *, keep_policy: bool) -> Callable[["Route"], None]:
    """What answers the browser: the page by its number, nothing for whatever a page asks for."""

    def answer(route: "Route") -> None:
        number = route.request.url.rpartition("/")[2]
        known = number.isdecimal() and int(number) < len(shown)
        _path, text, policy = shown[int(number)] if known else ("", "", "")
        headers = {"Content-Type": "text/html; charset=utf-8"}
        route.fulfill(body=text, headers={**headers, "Content-Security-Policy": policy} if keep_policy else headers)

    return answer


def _in_a_browser(shown: list[tuple[str, str, str]]) -> None:
    """The very bytes in Chromium, with the policy they came with and without any: escaping alone must do."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        for keep_policy in (True, False):
            page = browser.new_page()
            page.route("**/*", _answers(shown, keep_policy=keep_policy))
            for number, (path, _text, _policy) in enumerate(shown):
                page.goto(f"http://xa.example/{number}", wait_until="load")
                assert page.evaluate("window.ran") is None, path
            page.close()
        browser.close()
