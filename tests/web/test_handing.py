"""What goes by hand on the desk: a text to paste, a file for a gateway, who was not reached; a paper for every household."""

import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal

import docx
import pytest
from django.test import Client

from dienhong.commune.actions import declare_fact
from dienhong.commune.models import Commune
from dienhong.documents.a5 import HouseholdNotice, sheets_for, write_a5
from dienhong.notices import byhand
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from tests.factories import commune as frame
from tests.factories import reports, talks

Officer = Callable[[str], Client]
DESK = "/ban-lam-viec/thong-bao/chuyen-tay/"
NOTICE = HouseholdNotice("Ủy ban nhân dân xã An Khánh", "Đối thoại với Nhân dân", ["8 giờ 00"], "mã KDT", "Thôn Cầu Đá")


def test_an_officer_carries_a_notice_and_says_what_became_of_it(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    village, bare = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    client = officer("committee_office")
    told = {"village": village, "channel": "zalo", "label": "Nhóm Zalo thôn Cầu Đá", "address": "Thôn Cầu Đá"}
    assert client.post(f"{DESK}nhom/", {**told, "once": new_token()}).status_code == 302
    byhand.keep_group(village, Channel.SMS, "Loa thôn Cầu Đá", "0912345678")
    planned = talks.announced(by=by, at=at)
    page = client.get(DESK).content.decode()
    assert planned.title in page and "Nhóm Zalo thôn Cầu Đá" in page and f"?thon={bare}" in page
    file = client.get(f"{DESK}tin-nhan.csv")
    assert file.content.decode("utf-8-sig").splitlines()[1].startswith("0912345678,")
    zalo, sms = Notice.objects.get(channel=Channel.ZALO), Notice.objects.get(channel=Channel.SMS)
    assert zalo.state == NoticeState.WAITING  # taking the file marks nothing
    token = new_token()
    for _ in range(2):
        client.post(f"{DESK}da-chuyen/", {"tin": [zalo.pk], "once": token})
    client.post(f"{DESK}{sms.pk}/chua-den/", {"once": new_token()})
    states = {one.channel: one.state for one in Notice.objects.all()}
    assert states == {Channel.ZALO: NoticeState.SENT, Channel.SMS: NoticeState.FAILED}
    assert "Nay đã chuyển" in client.get(DESK).content.decode()
    assert officer("front").get(DESK).status_code == 403


def test_every_household_gets_half_a_sheet(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    village, bare = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    source = reports.document("12/BC-UBND", by=by, at=at, signed_on=date(2026, 3, 1), title="Số hộ")
    said = {"key": "so_ho_thon_cau_da", "label": "Số hộ thôn Cầu Đá", "value": Decimal(5), "unit": "hộ"}
    declare_fact(**said, as_of=date(2026, 3, 1), document=source.code, by=by, at=at)  # type: ignore[arg-type]
    planned = talks.announced(by=by, at=at)
    client = officer("committee_office")
    page = client.get(f"/ban-lam-viec/thong-bao/giay-ho/{planned.code}/").content.decode()
    assert "tổng 3 trang A4" in page and "chưa khai “Số hộ thôn Đình Hạ”" in page
    paper = docx.Document(io.BytesIO(client.get(f"/ban-lam-viec/thong-bao/giay-ho/{planned.code}/{village}/").content))
    cells = [cell.text for table in paper.tables for row in table.rows for cell in row.cells]
    assert len(paper.tables) == 3 and sum(planned.title in cell for cell in cells) == 5
    assert client.get(f"/ban-lam-viec/thong-bao/giay-ho/{planned.code}/{bare}/").status_code == 404
    draft = talks.planned(date(2026, 8, 1), by=by, at=at)  # not public: no paper of it
    assert client.get(f"/ban-lam-viec/thong-bao/giay-ho/{draft.code}/").status_code == 404


@pytest.mark.parametrize("households", range(1, 12))
def test_two_on_a_sheet(households: int) -> None:
    paper = docx.Document(io.BytesIO(write_a5(NOTICE, households)))
    assert len(paper.tables) == sheets_for(households) == (households + 1) // 2
    assert sum("Đối thoại" in cell.text for table in paper.tables for cell in table.rows[0].cells) == households
    assert write_a5(NOTICE, households) == write_a5(NOTICE, households)


@pytest.mark.parametrize("households", [0, 1001])
def test_no_paper_for_nobody_nor_beyond_a_ream(households: int) -> None:
    with pytest.raises(ValueError, match="sheets"):
        write_a5(NOTICE, households)
