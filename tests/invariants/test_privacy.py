"""Every column has a class, and what identifies a person appears on no public page, with data that could leak."""

import re
from collections.abc import Callable
from datetime import datetime
from html import unescape

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.compliance.models import Duty
from dienhong.indicators.models import Figure
from dienhong.petitions.models import Visit
from dienhong.privacy.classes import FieldClass, class_of, unclassified
from dienhong.privacy.masks import mask_number
from dienhong.records.actor import Actor
from dienhong.records.codes import models_by_prefix
from dienhong.reports.freeze import freeze
from dienhong.reports.models import Report, Request
from dienhong.web.public_lines import DAYS, LINES
from dienhong.web.rights import READS
from tests.answers import let_go
from tests.web.whole import PERSONAL, Whole, whole

LINK = re.compile(r'href="(/[^"#]*)')
EVERYTHING = 1500


@pytest.mark.parametrize("model", apps.get_models(), ids=lambda model: model._meta.label)
def test_every_column_has_a_class(model: type[Model]) -> None:
    assert unclassified(model) == []


def test_identity_is_personal_and_passwords_are_secret() -> None:
    for name in ("full_name", "address", "id_number", "content"):
        assert class_of(Visit, name) is FieldClass.PERSONAL
    account = apps.get_model("accounts.Account")
    assert class_of(account, "password") is FieldClass.SECRET


@pytest.mark.parametrize("prefix", sorted(LINES))
def test_a_public_line_reads_public_columns_only(prefix: str) -> None:
    model = models_by_prefix()[prefix]
    for column in (*LINES[prefix].columns, DAYS.get(prefix, "code")):
        assert class_of(model, column) is FieldClass.PUBLIC, f"{model._meta.label}.{column}"


def test_what_the_front_page_tells_of_reports_is_public() -> None:
    for column in ("title", "state", "number", "signed_on", "frozen_at"):
        assert class_of(Report, column) is FieldClass.PUBLIC
    for column in ("period_key", "due_on", "from_on", "to_on"):
        assert class_of(Request, column) is FieldClass.PUBLIC


def test_every_book_has_its_reading_permission() -> None:
    assert set(READS) == set(models_by_prefix())


def test_a_masked_number_keeps_four_digits() -> None:
    assert mask_number("031090004438") == "•••• 4438"
    assert mask_number("1234567") == "••••"


@pytest.fixture
def kept(commune: Commune, by: Actor, at: datetime) -> Whole:
    """A commune with an entry in every book and a frozen report."""
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    assert Figure.objects.filter(frozen_at__isnull=False).exists()
    return made


def test_no_public_page_shows_a_personal_value(kept: Whole) -> None:
    pages = crawl(Client(), "/")
    names = [path for path in pages if path.startswith("/so-lieu/F-")]
    assert names, "the crawl must reach the figures of the frozen report"
    assert any(path.startswith("/so-lieu/hien-nay/") for path in pages)
    for path, text in pages.items():
        for value in PERSONAL:
            assert value not in text, f"{value!r} on {path}"
        assert kept.internal not in text, path


def test_a_public_figure_tells_an_official_by_no_name_and_a_denunciation_by_no_session(kept: Whole) -> None:
    client = Client()
    pledges = page(client, "/so-lieu/hien-nay/compliance.pledges/")
    assert "Đoàn Gia Khiêm" not in pledges and "không công bố" in pledges
    matters = page(client, "/so-lieu/hien-nay/petitions.matters_by_class/")
    assert kept.denounced not in matters and kept.reception not in matters
    assert Duty.objects.filter(subject="Đoàn Gia Khiêm").exists()


def test_personal_numbers_are_masked_for_officers_who_need_not_see_them(
    kept: Whole, officer: Callable[..., Client]
) -> None:
    text = page(officer("party_office"), "/ban-lam-viec/tiep-cong-dan/so/")
    assert "031090004438" not in text and "4438" in text


@pytest.mark.parametrize("role", ["committee_office", "village_head", "front"])
def test_a_matter_internal_to_the_party_is_nowhere_for_others(
    role: str, kept: Whole, officer: Callable[..., Client]
) -> None:
    for path, text in crawl(officer(role), "/ban-lam-viec/").items():
        assert "Một việc nội bộ của Đảng" not in text, path
        assert kept.internal not in text, path


def test_the_crawl_finds_what_it_looks_for(kept: Whole, officer: Callable[..., Client]) -> None:
    """The desk of the office that keeps the book does show the names: the tests above are not blind."""
    pages = crawl(officer("party_office"), "/ban-lam-viec/").values()
    for value in ("Vũ Đức Thịnh", "Một việc nội bộ của Đảng", "Đoàn Gia Khiêm", "Lương Thị Bích Vân"):
        assert any(value in text for text in pages), value


def crawl(client: Client, start: str) -> dict[str, str]:
    """Path → text of every page that links lead to from `start`; a workbook or paper counts as empty."""
    found: dict[str, str] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("/tinh/", "/chu/", "/ngon-ngu/")):
            continue
        reply = client.get(path)
        text = reply.content.decode() if "text/html" in reply.headers.get("Content-Type", "") else ""
        let_go(reply)
        found[path] = unescape(text)
        assert len(found) < EVERYTHING
        waiting.extend(unescape(link) for link in LINK.findall(text))
        if reply.status_code in (301, 302):
            waiting.append(reply.headers["Location"])
    return found


def page(client: Client, path: str) -> str:
    """The text of one page."""
    reply = client.get(path)
    assert reply.status_code == 200, path
    return unescape(reply.content.decode())
