"""Under lang="vi" stand only the commune's own words; what is ours, a label or a heading, is in the reader's language."""

import re
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

from django.conf import settings
from django.test import Client

from dienhong.commune.kinds import UnitKind
from dienhong.commune.models import Commune
from dienhong.directives.states import Audience
from dienhong.page.permissions import PUBLIC
from dienhong.petitions.states import Host
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.answers import let_go
from tests.invariants.addresses import addresses, codes_by_register
from tests.invariants.test_access import permission_of
from tests.invariants.test_privacy import crawl
from tests.web.test_english import MESSAGES, VOID, english
from tests.web.whole import whole

__all__ = ["english"]

LABELS = {"dt", "th", "h1", "h2", "h3", "label", "legend", "button", "summary", "caption"}
# What a switch of language or of type would change under the crawl's feet.
SWITCHES = ("/ngon-ngu/", "/chu/")
TEMPLATES = Path(settings.ROOT) / "dienhong"
NOT_SAID = re.compile(
    r"{#.*?#}|{% comment %}.*?{% endcomment %}|{% blocktranslate.*?{% endblocktranslate %}|{%.*?%}|{{.*?}}"
    r"|<(script|style)\b.*?</\1>",
    re.DOTALL,
)
VIETNAMESE = re.compile(r"[À-ỹĐđ]")
# Names of bodies and offices are the commune's own words, though some are terms of ours too.
BODIES = {str(label) for choices in (Audience, Host, UnitKind) for label in choices.labels} | {"UBND xã"}
# The head of a paper, as the organ is called; in it stand the commune's kind and name.
ORGAN = "Ủy ban nhân dân"


class Marked(HTMLParser):
    """Words of ours inside what a page marks as Vietnamese: labels that have the mark of an element around them, and whatever
    is a message that has its English."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool, bool]] = []
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Each open element: its tag, whether Vietnamese, whether a label that did not mark itself."""
        told = dict(attributes)
        around = bool(self.open) and self.open[-1][1]
        own = told.get("lang") == "vi" and tag != "html"
        label = (tag in LABELS and around and not own) or (bool(self.open) and self.open[-1][2] and not own)
        if tag not in VOID:
            self.open.append((tag, around or own, label))

    def handle_endtag(self, tag: str) -> None:
        """Down to the element that ends."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """A word under the mark."""
        words = data.strip()
        if not words or not self.open or not self.open[-1][1]:
            return
        if self.open[-1][2] or (words not in BODIES and MESSAGES.get(words, words) != words):
            self.found.append(words)


def ours_marked(html: str) -> list[str]:
    """Words of ours that a page marks as Vietnamese."""
    marked = Marked()
    marked.feed(html)
    return marked.found


def test_a_label_under_the_mark_is_found_and_a_title_is_not() -> None:
    assert ours_marked('<div lang="vi"><dl><dt>Ai làm</dt><dd>Ông Bảy</dd></dl></div>') == ["Ai làm"]
    assert ours_marked('<div lang="vi"><h2>Đường thôn Cầu Đá</h2></div>') == ["Đường thôn Cầu Đá"]
    assert ours_marked('<p lang="vi">Đã trả lời</p>') == ["Đã trả lời"]
    assert ours_marked('<dl><dt>Who does it</dt><dd lang="vi">Ông Bảy</dd></dl><h2 lang="vi">Đường thôn</h2>') == []


def test_no_public_page_keeps_a_label_in_vietnamese(english: None, commune: Commune, by: Actor, at: datetime) -> None:
    freeze(whole(by=by, at=at).report, by=by, at=at)
    client = Client()
    client.cookies["ngon-ngu"] = "en"
    pages = crawl(client, "/")
    codes = codes_by_register()
    for address in addresses():
        if permission_of(address) != PUBLIC:
            continue
        for path in address.paths(codes):
            if path not in pages and not path.startswith(SWITCHES):
                reply = client.get(path)
                html = reply.headers.get("Content-Type", "").startswith("text/html") and not reply.streaming
                pages[path] = reply.content.decode() if html else ""
                let_go(reply)
    assert len([text for text in pages.values() if text]) > 70
    wrong = {path: found for path, text in pages.items() if (found := ours_marked(text))}
    assert not wrong, "\n".join(f"{path}: {found}" for path, found in wrong.items())


def public_templates() -> list[Path]:
    """Templates of the public face: what its addresses draw, and their parts. (The slip that an officer prints is a page of the
    desk, which speaks Vietnamese only.)"""
    found = []
    for path in TEMPLATES.rglob("*.html"):
        text = path.read_text(encoding="utf-8")
        of_public = "public" in path.parts or "public" in path.stem or '{% extends "page/public.html" %}' in text
        if of_public and "desk" not in path.parts and path.name not in ("slip.html", "given.html"):
            found.append(path)
    return sorted(found)


def test_no_template_of_the_public_face_says_a_word_outside_the_catalogue() -> None:
    every = public_templates()
    assert len(every) > 60
    wrong = []
    for path in every:
        text = NOT_SAID.sub("\0", path.read_text(encoding="utf-8")).replace(ORGAN, "").replace("Diên Hồng", "")
        wrong += [f"{path.name}: {line.strip()[:120]}" for line in text.split("\0") if VIETNAMESE.search(line)]
    assert not wrong, "\n".join(wrong)
