"""No page anybody reads asks the database more than twelve times, whichever address it has."""

import io
from datetime import date, datetime
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from dienhong.commune.models import Commune
from dienhong.disclosure import actions as items
from dienhong.disclosure.asked.actions import ask_question, show_question
from dienhong.disclosure.figures import Line
from dienhong.disclosure.models import Item
from dienhong.disclosure.proofs import actions as proofs
from dienhong.disclosure.proofs.rules import BroadcastData
from dienhong.page.permissions import PUBLIC
from dienhong.records.actor import Actor
from dienhong.reports.freeze import freeze
from tests.answers import let_go
from tests.factories import commune as frame
from tests.factories import disclosure as made
from tests.factories.files import docx
from tests.factories.reports import document
from tests.invariants.addresses import addresses, codes_by_register
from tests.web.whole import whole

MOST = 12


def asked_by(client: Client, path: str) -> tuple[int, list[str]]:
    """Status and what was asked; what PostgreSQL's planner is told, and the brackets around it, read nothing."""
    with CaptureQueriesContext(connection) as seen:
        reply = client.get(path)
        _ = reply.getvalue()
    let_go(reply)
    told = [one["sql"] for one in seen if "SAVEPOINT" not in one["sql"] and "set_config" not in one["sql"]]
    return reply.status_code, told


def test_every_public_page_asks_few_questions(commune: Commune, by: Actor, at: datetime) -> None:
    made = whole(by=by, at=at)
    freeze(made.report, by=by, at=at)
    codes = codes_by_register()
    over = {}
    for address in addresses():
        if getattr(address.view, "permission", None) != PUBLIC:
            continue
        for path in address.paths(codes):
            client = Client()
            asked_by(client, path)
            status, asked = asked_by(client, path)
            assert status < 500, path
            if len(asked) > MOST:
                over[path] = asked
    assert not over, {path: len(asked) for path, asked in over.items()}


@pytest.mark.parametrize("of_one_village", [False, True])
def test_an_item_with_everything_asks_no_more(commune: Commune, by: Actor, at: datetime, of_one_village: bool) -> None:
    villages = [frame.village(name, by=by, at=at) for name in ("Cầu Đá", "Đình Hạ")]
    paper = document("12/QĐ-UBND", by=by, at=at, signed_on=date(2026, 6, 8))
    figures = (Line("Thu", "I", planned=Decimal(10), done=Decimal(9)),)
    files = [(f"{n}.docx", io.BytesIO(docx(f"Quyết định {n}"))) for n in range(3)]
    told = {"document": paper.code, "villages": (villages[0].code,) if of_one_village else ()}
    item = made.drafted(at=at, says=made.says(lines=figures, amount_unit="đồng"), files=files, **told)
    item = made.shown(item, at=at)
    again = made.says(lines=figures, amount_unit="đồng", text="Điều 1 mới.", why="Sửa chữ", keep=tuple(_digests(item)))
    items.renew(item.code, again, by=made.WRITER, at=at)
    item = made.shown(Item.objects.get(pk=item.pk), at=at)
    made.hung(item, at.date(), at=at)
    for village in villages:
        made.hung(item, at.date(), at=at, village=village.code)
        proofs.relay(item.code, village.code, on=at.date(), way="meeting", by=by, at=at)
    proofs.broadcast(item.code, BroadcastData(at.date(), "Bản tin sáng"), by=by, at=at)
    proofs.tell(item.code, form="written", on=at.date(), ref="Thông báo", by=by, at=at)
    for number in range(25):
        question = ask_question(item.code, words=f"Câu hỏi {number}?", by=by, at=at)
        show_question(question.code, words=f"Câu hỏi {number}?", looked=True, by=by, at=at)
    for path in (item.public_path(), f"{item.public_path()}?ban=1", f"{item.public_path()}?trang=2"):
        status, asked = asked_by(Client(), path)
        assert status == 200 and len(asked) <= MOST, (path, len(asked))
    page = unescape(Client().get(item.public_path()).content.decode())
    for words in (
        "2.docx",
        "12/QĐ-UBND",
        "Loa truyền thanh: từ",
        "báo lại ở 2 thôn",
        "25 câu",
        "Gửi văn bản đến công dân",
    ):
        assert words in page, words
    for path in ("/tim/?q=quyet+dinh", "/tim/?q=quyet+dinh&moi=on", "/cong-khai/?dang=on", "/"):
        asked_by(Client(), path)
        status, asked = asked_by(Client(), path)
        assert status == 200 and len(asked) <= MOST, (path, len(asked))


def _digests(item: Item) -> list[str]:
    return [file.sha256 for file in item.versions.get().files.all()]
