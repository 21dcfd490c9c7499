"""Every page of both faces, drawn in a real browser: no serious finding of axe; the public face fits a phone at 200 percent.

A page is taken from the program's own addresses, each with an entry of its book, as somebody sees it who may: a new page is
covered the day it is written.
"""

from datetime import datetime

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.test import Client

from dienhong.accounts.roles import roles
from dienhong.commune.models import Commune
from dienhong.indicators.models import Figure
from dienhong.page.permissions import PUBLIC
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.answers import let_go
from tests.factories.commune import account
from tests.invariants.addresses import addresses, codes_by_register
from tests.invariants.test_access import permission_of
from tests.tools import need_chromium
from tests.web.drawn import SITE, started, window
from tests.web.whole import whole

GRAVE = ("serious", "critical")
# WCAG 2.2 AA 2.5.8, a finger's 24 pixels: axe leaves it out unless asked; on the long tables of a desk it takes minutes.
SIZED: dict[str, object] = {"rules": {"target-size": {"enabled": True}}}
HALF_A_PHONE, DESK = (180, 370), (1366, 768)

pytestmark = need_chromium


@pytest.fixture
def filled(commune: Commune, by: Actor, at: datetime) -> None:
    """An entry in every book, and a report with its figures."""
    freeze(whole(by=by, at=at).report, by=by, at=at)
    assert Figure.objects.exists()


def test_the_public_face_has_no_serious_finding_and_fits_a_phone_at_200_percent(filled: None) -> None:
    pages = _pages(desk=False)
    assert len(pages) > 50
    wrong = []
    with started() as browser:
        page = window(browser, pages, HALF_A_PHONE)
        for path in pages:
            page.goto(f"{SITE}{path}")
            page.evaluate("document.fonts.ready")
            over = page.evaluate("document.documentElement.scrollWidth") - HALF_A_PHONE[0]
            wrong += [(path, f"{over} px too wide")] if over > 0 else []
            wrong += _grave(page, path, SIZED)
    assert not wrong, "\n".join(map(str, wrong))


def test_the_desk_has_no_serious_finding(filled: None) -> None:
    pages = _pages(desk=True)
    assert len(pages) > 180
    with started() as browser:
        page = window(browser, pages, DESK)
        wrong = []
        for path in pages:
            page.goto(f"{SITE}{path}")
            wrong += _grave(page, path, {})
    assert not wrong, "\n".join(map(str, wrong))


def _pages(*, desk: bool) -> dict[str, str]:
    """Path → source: of the public addresses as a stranger sees them; of the others as the first role that gets a page."""
    clients: dict[str, Client] = {}
    codes = codes_by_register()
    found: dict[str, str] = {}
    for address in addresses():
        needed = permission_of(address)
        if needed is None or (needed != PUBLIC) is not desk:
            continue
        able = [name for name, row in roles().items() if row.allows(needed)] if desk else [""]
        for path in address.paths(codes):
            for role in able:
                if role not in clients:
                    clients[role] = Client()
                    if role:
                        clients[role].force_login(account(role))
                reply = clients[role].get(path)
                html = reply.headers.get("Content-Type", "").startswith("text/html")
                source = reply.content.decode() if html and not reply.streaming else ""
                let_go(reply)
                if html and reply.status_code not in (301, 302, 405):
                    found[path] = source
                if reply.status_code == 200:
                    break
    return found


def _grave(page: object, path: str, options: dict[str, object]) -> list[tuple[str, str]]:
    found = Axe().run(page, options=options).response["violations"]  # type: ignore[arg-type]
    return [
        (path, f"{one['id']} {node['target']}") for one in found if one["impact"] in GRAVE for node in one["nodes"][:3]
    ]
