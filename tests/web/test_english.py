"""English of the public face: complete, with the same placeholders, compiled without gettext's tools, and really shown."""

import ast
import gettext
import io
import re
from collections.abc import Iterator
from datetime import datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.conf import settings
from django.template import Context, Template
from django.test import Client
from django.utils import translation
from django.utils.translation import trans_real
from django.utils.translation.template import templatize
from pytest_django import Settings

from dienhong.commune.models import Commune
from dienhong.law.duties import duties
from dienhong.law.periods import Period
from dienhong.page.period_words import period_label
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from dienhong.web.terms import public_terms
from dienhong.web.wording import duty_often
from scripts.compile_messages import BadCatalogue, compile_folder, mo_of, read_po
from tests.invariants.test_privacy import crawl
from tests.web.whole import whole

ROOT = Path(settings.ROOT)
CATALOGUE = ROOT / "locale" / "en" / "LC_MESSAGES" / "django.po"
MESSAGES = read_po(CATALOGUE.read_text(encoding="utf-8"))
VOID = {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
CALLS = {"_", "gettext", "gettext_lazy", "gettext_noop", "pgettext", "ngettext"}
IN_TEMPLATE = re.compile(r"""\b(?:_|n?gettext(?:_noop)?)\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
COUNTED_IN_TEMPLATE = re.compile(r"""\bngettext\(\s*u?('(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")""")
PLACE = re.compile(r"%\(\w+\)[-0-9]*[sdf]")


class Told(HTMLParser):
    """What a page says outside the parts it marks as Vietnamese, and outside its title, which cannot be marked and often
    is the title of a document."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[tuple[str, bool]] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        """Void elements open nothing."""
        told = dict(attributes)
        marked = told.get("lang") == "vi" and tag != "html"
        if not marked and not any(inside for _, inside in self.open):
            self.words += [told.get(name) or "" for name in ("aria-label", "alt", "placeholder")]
        if tag not in VOID:
            self.open.append((tag, marked or tag in ("title", "script")))

    def handle_endtag(self, tag: str) -> None:
        """Down to the element that ends."""
        while self.open and self.open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        """Words of an unmarked part."""
        if not any(marked for _, marked in self.open):
            self.words.append(data)


def unmarked(html: str) -> str:
    """The words of a page that are not marked as Vietnamese."""
    told = Told()
    told.feed(html)
    return " ".join(told.words)


def said_in_python(source: str) -> Iterator[str]:
    """Literal messages of a module."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and isinstance(first.value, str):
                yield first.value


def said_in_templates(source: str) -> Iterator[str]:
    """Literal messages of a template, as Django's own extraction reads them."""
    for found in IN_TEMPLATE.findall(templatize(source)):
        yield ast.literal_eval(found)


def sources() -> set[str]:
    """Every message of the program."""
    found = set(public_terms())
    for path in (ROOT / "dienhong").rglob("*.py"):
        # Names imported under another name (gettext_lazy as _) are called "_" all the same.
        if "gettext" in (text := path.read_text(encoding="utf-8")):
            found.update(said_in_python(text))
    for path in (ROOT / "dienhong").rglob("*.html"):
        found.update(said_in_templates(path.read_text(encoding="utf-8")))
    return found


def test_every_message_has_its_english_and_none_is_stale() -> None:
    known = {key.partition("\0")[0] for key in MESSAGES} - {""}
    said = sources()
    assert len(said) > 300
    assert said - known == set()
    assert known - said == set()


def test_what_is_counted_has_both_its_english_forms() -> None:
    """A counted message without `msgid_plural` is never found by gettext, and the page stays Vietnamese."""
    counted = {one.strip() for one in _counted()}
    assert len(counted) > 4
    assert counted - {key.partition("\0")[0] for key in MESSAGES if "\0" in key} == set()


def _counted() -> Iterator[str]:
    """The messages that are said of a number, in modules and in templates."""
    for path in (ROOT / "dienhong").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "ngettext":
                yield str(ast.literal_eval(node.args[0]))
    for path in (ROOT / "dienhong").rglob("*.html"):
        for found in COUNTED_IN_TEMPLATE.findall(templatize(path.read_text(encoding="utf-8"))):
            yield ast.literal_eval(found)


@pytest.mark.parametrize("message", sorted(MESSAGES))
def test_a_translation_keeps_its_placeholders(message: str) -> None:
    if not message:
        return
    wanted = sorted(set(PLACE.findall(message)))
    for form in MESSAGES[message].split("\0"):
        assert sorted(set(PLACE.findall(form))) == wanted
        assert form.strip() == form and form


def test_the_compiled_catalogue_is_one_that_gettext_reads(tmp_path: Path) -> None:
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.po").write_text(CATALOGUE.read_text(encoding="utf-8"), encoding="utf-8")
    assert [path.name for path in compile_folder(tmp_path)] == ["django.mo"]
    assert compile_folder(tmp_path) == []
    with (folder / "django.mo").open("rb") as file:
        read = gettext.GNUTranslations(file)
    for message, english in MESSAGES.items():
        if message and "\0" not in message:
            assert read.gettext(message) == english
    counted = "%(n)s bản ghi chỉ người giữ sổ đọc được; ở đây chỉ nói số lượng."
    assert "entry" in read.ngettext(counted, counted, 1) and "entries" in read.ngettext(counted, counted, 2)


def test_a_catalogue_with_every_kind_of_entry() -> None:
    text = (
        'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
        '#, fuzzy\nmsgid "mờ"\nmsgstr "blurred"\n\n'
        'msgid "trống"\nmsgstr ""\n\n'
        'msgctxt "sổ"\nmsgid "đóng"\nmsgstr "clo"\n"sed"\n'
    )
    messages = read_po(text)
    assert messages["sổ\x04đóng"] == "closed" and "mờ" not in messages and "trống" not in messages
    read = gettext.GNUTranslations(io.BytesIO(mo_of(messages)))
    assert read.pgettext("sổ", "đóng") == "closed" and read.gettext("mờ") == "mờ"
    with pytest.raises(BadCatalogue, match="line 2"):
        read_po('msgid "a"\nmsgstr không\n')


def test_words_put_together_say_the_same_in_vietnamese() -> None:
    with translation.override("vi"):
        for key in ("2026", "2026-H1", "2026-H2", "2026-Q1", "2026-Q4", "2026-05", "2026-12"):
            assert period_label(Period.parse(key)) == Period.parse(key).label_vi
        for versions in duties().values():
            for duty in versions:
                assert duty_often(duty) == duty.label_vi


@pytest.fixture
def english(settings: Settings, tmp_path: Path) -> Iterator[None]:
    """The catalogue as set-up compiles it, in a folder of its own."""
    folder = tmp_path / "en" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "django.mo").write_bytes(mo_of(MESSAGES))
    settings.LOCALE_PATHS = [tmp_path]
    kept = dict(trans_real._translations)  # type: ignore[attr-defined]
    trans_real._translations.clear()  # type: ignore[attr-defined]
    yield
    trans_real._translations.clear()  # type: ignore[attr-defined]
    trans_real._translations.update(kept)  # type: ignore[attr-defined]


def test_a_page_speaks_english(english: None) -> None:
    with translation.override("en"):
        assert Template('{% load i18n %}{% translate "Mới diễn ra" %}').render(Context()) == "Lately"


def test_no_public_page_in_english_says_a_translated_word_in_vietnamese(
    english: None, commune: Commune, by: Actor, at: datetime
) -> None:
    freeze(whole(by=by, at=at).report, by=by, at=at)
    client = Client()
    client.cookies["ngon-ngu"] = "en"
    # Short words stand in names of villages and documents too; a sentence of three words is ours.
    sentences = [key for key in MESSAGES if len(key.split()) > 3 and "%" not in key and "\0" not in key]
    pages = {path: text for path, text in crawl(client, "/").items() if not path.startswith("/dang-nhap/")}
    assert len(pages) > 40
    for path, text in pages.items():
        plain = unmarked(text)
        found = [sentence for sentence in sentences if sentence in plain and MESSAGES[sentence] != sentence]
        assert not found, path
