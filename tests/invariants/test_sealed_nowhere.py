"""A denouncer's identity, planted through every door it can come in by, is found nowhere: not in the database or its file,
not on a page, in an export, a paper, a feed, an error or a log of anybody without the right to open the seal."""

import io
import logging
import sqlite3
import tarfile
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from html import unescape
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone

from dienhong.accounts.roles import roles
from dienhong.config.logs import DiscreetFormatter
from dienhong.law.verdict import Refused
from dienhong.ops.backup import backup
from dienhong.petitions.online import actions as sender_acts
from dienhong.petitions.papers import actions as papers_acts
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.petitions.sealed import actions as sealed_acts
from dienhong.petitions.sealed.models import SealedSender
from dienhong.petitions.sealed.rules import Identity
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories import commune as frame
from tests.factories import papers
from tests.invariants.test_privacy import LINK
from tests.web.whole import whole

NAME, PLACE, NUMBER, PHONE, HAND = (
    "Tạ Thị Mộng Điệp",
    "xóm Cồn Nổi",
    "031088777111",
    "0987111222",
    "mực tím nghiêng trái",
)
PLANTED = (NAME, "Mộng Điệp", PLACE, NUMBER, "8777111", PHONE, HAND)
STORY, ACCUSED = "bớt tiền hỗ trợ giống lúa", "Vi Văn Bờ Giậu"
TOLD = (STORY, ACCUSED)
"""What a denunciation says, planted too: it is read by whoever handles it, and by no other post."""
HANDLE = ("petition_officer", "committee_office")
SEAL = "/ban-lam-viec/niem-phong/"
EVERYTHING = 1500


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """All that any logger says, from INFO up."""
    said = io.StringIO()
    handler = logging.StreamHandler(said)
    handler.setFormatter(DiscreetFormatter())
    root = logging.getLogger()
    kept, levels = root.level, {}
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    for name in ("django", "django.request", "django.security", "dienhong"):
        logger = logging.getLogger(name)
        levels[name] = (logger.level, logger.propagate)
        logger.setLevel(logging.INFO)
        logger.propagate = True
    yield said
    for name, (level, propagate) in levels.items():
        logging.getLogger(name).setLevel(level)
        logging.getLogger(name).propagate = propagate
    root.setLevel(kept)
    root.removeHandler(handler)


@dataclass(frozen=True)
class Planted:
    """Where the database lies, and the denunciation."""

    file: Path
    code: str


@pytest.fixture
def planted(database_file: Path, tmp_path: Path, settings: Any, by: Actor, at: datetime, log: io.StringIO) -> Planted:
    """A commune with an entry in every book; one denouncer came by every door."""
    settings.SEAL_KEY = tmp_path / "elsewhere" / "seal.key"
    settings.DEBUG = False
    frame.an_khanh()
    whole(by=by, at=at)
    before = set(SealedSender.objects.values_list("code", flat=True))
    day = date(2026, 6, 9)
    officer = _signed_in("petition_officer")
    # The door itself, first with a fault in the form, then right.
    denunciation = papers.receive(
        day, by=by, at=at, titled="denunciation", content=f"Có người {STORY}.", respondent=ACCUSED
    )
    _accusing_the_chair(day, by=by, at=at)
    path = f"{SEAL}{denunciation.code}/niem-phong/"
    typed = {"full_name": NAME, "address": PLACE, "id_number": NUMBER, "contact": PHONE, "note": HAND}
    _post(officer, path, {**typed, "full_name": NAME * 40}, expect=422)
    _post(officer, path, typed, expect=302)
    # A letter that only turned out to denounce when it was read.
    letter = papers.receive(
        day,
        by=by,
        at=at,
        titled="recommendation",
        sender_name=NAME,
        sender_address=PLACE,
        id_number=NUMBER,
        contact=PHONE,
    )
    _post(officer, f"{SEAL}{letter.code}/chuyen/", {}, expect=302)
    papers_acts.classify(letter.code, papers.found("denunciation", day), papers.doing(date(2026, 6, 10), by=by, at=at))
    mixed = _one_of_several_things(officer, day, by=by, at=at)
    # An officer who types it where it must not lie is refused, and nothing is kept.
    with pytest.raises(Exception, match="sổ niêm phong"):
        papers_acts.receive(papers.told(day, titled="denunciation", sender_name=NAME), by=by, at=at)
    kept = set(SealedSender.objects.values_list("code", flat=True)) - before
    assert {denunciation.code, letter.code, mixed} < kept and len(kept) == 4
    assert Petition.objects.filter(kind="denunciation").exists()
    return Planted(database_file, denunciation.code)


def test_it_is_in_no_dump_of_the_database_and_in_no_byte_of_its_file(planted: Planted) -> None:
    if connection.vendor != "sqlite":
        told = _whole_server()
    else:
        connection.close()  # the last one closes: what was written ahead is in the file now
        told = "\n".join(sqlite3.connect(planted.file).iterdump())
        raw = b"".join(path.read_bytes() for path in planted.file.parent.glob(f"{planted.file.name}*"))
        assert [value for value in PLANTED if value.encode() in raw] == []
    assert planted.code in told
    assert [value for value in PLANTED if value in told] == []


def test_it_is_in_no_backup_and_neither_is_the_key(planted: Planted, tmp_path: Path, settings: Any) -> None:
    if connection.vendor != "sqlite":
        return  # a server's backup is tried in tests/ops
    settings.DATA = planted.file.parent
    saved, _ = backup(tmp_path / "saved", timezone.now())
    with tarfile.open(saved) as packed:
        members = {one.name: packed.extractfile(one) for one in packed.getmembers() if one.isfile()}
        kept = {name: file.read() for name, file in members.items() if file is not None}
    assert any(name.endswith(".sqlite3") for name in kept) and not any("seal.key" in name for name in kept)
    assert any(planted.code.encode() in content for content in kept.values()), "it is the backup of this database"
    key = settings.SEAL_KEY.read_bytes()
    for name, content in kept.items():
        assert [value for value in PLANTED if value.encode() in content] == [], name
        assert key not in content, name


@pytest.mark.parametrize("who", [None, *sorted(roles())])
def test_nobody_finds_it_on_any_page_export_or_paper(who: str | None, planted: Planted, log: io.StringIO) -> None:
    client = _signed_in(who) if who else Client(raise_request_exception=False)
    pages = _everything(client, "/", *(("/ban-lam-viec/",) if who else ()))
    assert len(pages) > (30 if who else 5)
    for path, text in pages.items():
        assert [value for value in PLANTED if value in text] == [], path
        assert who in HANDLE or [value for value in TOLD if value in text] == [], path
    if who:
        assert (STORY in _text(client.get(Petition.objects.get(pk=planted.code).desk_path()))) == (who in HANDLE)
    for path in [f"{SEAL}{planted.code}/mo/", f"/r/{planted.code}", "/ban-lam-viec/tim/?q=" + NAME, "/tim/?q=" + NAME]:
        reply = client.get(path)
        text = _text(reply).replace(f'value="{NAME}"', "").replace(f"“{NAME}”", "")
        let_go(reply)
        assert [value for value in PLANTED[2:] if value in text] == [], path
    assert [value for value in PLANTED if value in log.getvalue()] == []


def test_an_error_while_it_is_typed_tells_it_to_nobody(
    planted: Planted, log: io.StringIO, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise RuntimeError(f"lỗi khi ghi {NAME}")

    monkeypatch.setattr(sealed_acts, "seal_sender", broken)
    client = _signed_in("petition_officer", raising=False)
    reply = _post(client, f"{SEAL}{planted.code}/niem-phong/", {"full_name": NAME, "id_number": NUMBER}, expect=500)
    assert [value for value in PLANTED if value in reply + log.getvalue()] == []
    assert "RuntimeError" in log.getvalue(), "the failure itself is told"


def _one_of_several_things(officer: Client, day: date, *, by: Actor, at: datetime) -> str:
    """A letter in which one part denounces: seen when it is read, taken apart once its sender is under the seal. Its code."""
    who = {"sender_name": NAME, "sender_address": PLACE, "id_number": NUMBER, "contact": PHONE}
    made = papers.receive(
        day, by=by, at=at, titled="mixed", content=f"Mương tắc. Có người {STORY}.", respondent=ACCUSED, **who
    )
    papers_acts.classify(made.code, papers.found("mixed", day), papers.doing(date(2026, 6, 10), by=by, at=at))
    _post(officer, f"{SEAL}{made.code}/chuyen/", {}, expect=302)
    parts = [PartData("feedback", "Mương tắc."), PartData("denunciation", f"Có người {STORY}.")]
    papers_acts.split(made.code, parts, papers.doing(date(2026, 6, 10), by=by, at=at))
    return str(made.code)


def _accusing_the_chair(day: date, *, by: Actor, at: datetime) -> None:
    """A denunciation of the chair himself, who is a keeper of the seal, and what was added to it."""
    chair = frame.account("committee_chair")
    paper = papers.paper(day, by=by, at=at)
    sealed_acts.name_keeper(chair.pk, document=paper, from_on=at.date(), by=by, at=at)
    made = papers.receive(day, by=by, at=at, titled="denunciation", content=f"Chủ tịch {STORY}.", respondent=ACCUSED)
    sealed_acts.seal_sender(made.code, Identity(NAME, PLACE, NUMBER, PHONE, HAND), by=by, at=at)
    told = papers.found("denunciation", day, names_leaders=True, competence="higher")
    papers_acts.classify(made.code, told, papers.doing(day, by=by, at=at))
    sender_acts.add(made.code, words=f"Ông {ACCUSED} còn {STORY} lần nữa.", at=at)
    as_chair = Actor(post="Chủ tịch UBND xã", role="committee_chair", account_id=chair.pk)
    with pytest.raises(Refused, match="Người bị tố cáo"):
        sealed_acts.read_sender(made.code, reason="Gửi thông báo thụ lý", by=as_chair, at=at)


def _signed_in(role: str, *, raising: bool = True) -> Client:
    client = Client(raise_request_exception=raising)
    client.force_login(frame.account(role))
    return client


def _post(client: Client, path: str, data: dict[str, str], *, expect: int) -> str:
    token = client.get(path).content.decode().partition('name="once" value="')[2].partition('"')[0]
    reply = client.post(path, {**data, "once": token})
    assert reply.status_code == expect, path
    return _text(reply)


def _everything(client: Client, *starts: str) -> dict[str, str]:
    """Path → text of every page and every file that links lead to."""
    found: dict[str, str] = {}
    waiting = list(starts)
    while waiting:
        path = waiting.pop()
        if path in found or path.startswith(("/tinh/", "/chu/", "/ngon-ngu/", "//")):
            continue
        reply = client.get(path)
        found[path] = text = _text(reply)
        assert len(found) < EVERYTHING, "the program grew: raise the bound, or a link makes new links for ever"
        if "text/html" in reply.headers.get("Content-Type", ""):
            links = [unescape(link) for link in LINK.findall(text)]
            here = path.partition("?")[0]
            links += [f"{here}?{link}" for link in _queries(text)]
            waiting.extend(links)
        if reply.status_code in (301, 302):
            waiting.append(reply.headers["Location"])
        let_go(reply)
    return found


def _queries(text: str) -> list[str]:
    return [unescape(part.partition('"')[0]) for part in text.split('href="?')[1:] if "xuat=" in part.partition('"')[0]]


def _text(reply: Any) -> str:
    content = b"".join(reply.streaming_content) if reply.streaming else reply.content
    if content[:2] == b"PK":
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            return "\n".join(unescape(packed.read(name).decode("utf8", "replace")) for name in packed.namelist())
    return unescape(content.decode("utf8", "replace"))


def _whole_server() -> str:
    told = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')
            told += [repr(row) for row in cursor.fetchall()]
    return "\n".join(told)
