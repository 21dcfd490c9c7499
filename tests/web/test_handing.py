"""What goes by hand on the desk: a text to paste, a file for a gateway, who was not reached; a paper for every household."""

import csv
import io
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from importlib import import_module

import docx
import pytest
from django.test import Client
from pytest_django import Settings

from dienhong.commune.actions import declare_fact
from dienhong.commune.models import Commune
from dienhong.dialogue.results import publish_result
from dienhong.documents.a5 import HouseholdNotice, sheets_for, write_a5
from dienhong.notices import byhand
from dienhong.notices.messages import segments
from dienhong.notices.models import Channel, Notice, NoticeState
from dienhong.ops.findable import FINDING
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from dienhong.search.models import PublicText
from dienhong.web import household_words
from tests.factories import commune as frame
from tests.factories import disclosure, promises, reports, talks
from tests.factories.dialogue import dialogue
from tests.web.whole import whole

Officer = Callable[[str], Client]
DESK = "/ban-lam-viec/thong-bao/chuyen-tay/"
NOTICE = HouseholdNotice(
    "Ủy ban nhân dân xã An Khánh", "Đối thoại với Nhân dân", ["08 giờ 00"], "mã KDT", "Thôn Cầu Đá"
)


def test_an_officer_carries_a_notice_and_says_what_became_of_it(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    village, bare = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    client = officer("committee_office")
    told = {"village": village, "channel": "zalo", "label": "Nhóm Zalo thôn Cầu Đá", "address": "Thôn Cầu Đá"}
    assert client.post(f"{DESK}nhom/", {**told, "once": new_token()}).status_code == 302
    byhand.keep_group(village, Channel.SMS, "Loa thôn Cầu Đá", "+84 912.345.678")
    planned = talks.announced(by=by, at=at, content="Thoát nước, rác thải, đường thôn; " * 50)
    page = client.get(DESK).content.decode()
    assert planned.title in page and "Nhóm Zalo thôn Cầu Đá" in page and f"?thon={bare}" in page
    file = client.get(f"{DESK}tin-nhan.csv")
    number, words, parts = next(csv.reader(file.content.decode("utf-8-sig").splitlines()[1:]))
    assert number == "0912345678" and words.startswith(
        "Xã An Khánh: Đối thoại với Nhân dân lúc 08 giờ 00, ngày 20/6/2026"
    )
    assert "tại Hội trường UBND xã" in words and planned.code in words and len(words) < 260
    assert parts == str(segments(words)) and f"Lời tin nhắn ({parts} đoạn)" in page
    zalo, sms = Notice.objects.get(channel=Channel.ZALO), Notice.objects.get(channel=Channel.SMS)
    assert zalo.state == NoticeState.WAITING  # taking the file marks nothing
    nothing = client.post(f"{DESK}da-chuyen/", {"once": new_token()}, follow=True).content.decode()
    assert "Chưa chọn nơi nào đã chuyển" in nothing and "Đã đánh dấu" not in nothing
    token = new_token()
    for _ in range(2):
        client.post(f"{DESK}da-chuyen/", {"tin": [zalo.pk], "once": token})
    client.post(f"{DESK}{sms.pk}/chua-den/", {"once": new_token()})
    states = {one.channel: one.state for one in Notice.objects.all()}
    assert states == {Channel.ZALO: NoticeState.SENT, Channel.SMS: NoticeState.FAILED}
    assert "Nay đã chuyển" in client.get(DESK).content.decode()
    assert officer("front").get(DESK).status_code == 403


def test_pasted_words_say_where_also_without_an_address_and_the_desk_says_it_is_missing(
    commune: Commune, officer: Officer, settings: Settings, by: Actor, at: datetime
) -> None:
    village = str(frame.village("Cầu Đá", by=by, at=at).code)
    byhand.keep_group(village, Channel.ZALO, "Nhóm Zalo thôn Cầu Đá", "Thôn Cầu Đá")
    byhand.keep_group(village, Channel.SMS, "Loa thôn Cầu Đá", "0912345678")
    first = talks.announced(by=by, at=at)
    for one in Notice.objects.filter(about=first.code):
        assert "trang thông tin của xã" in one.body.lower() and first.code in one.body and "/doi-thoai/" not in one.body
    assert "Chưa đặt địa chỉ cổng (DIENHONG_URL)" in officer("committee_office").get(DESK).content.decode()
    settings.SITE_URL = "https://ankhanh.example.vn"
    second = talks.announced(date(2026, 6, 25), by=by, at=at)
    zalo, sms = (Notice.objects.get(about=second.code, channel=one) for one in (Channel.ZALO, Channel.SMS))
    assert f"https://ankhanh.example.vn/doi-thoai/cuoc/{second.code}/" in zalo.body
    assert sms.body.endswith(f"https://ankhanh.example.vn/r/{second.code}")
    assert "DIENHONG_URL" not in officer("committee_office").get(DESK).content.decode()


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
    said_on_it = next(cell for cell in cells if planned.title in cell)
    for words in ("Thời gian: 08 giờ 00, ngày 20/6/2026 (thứ Bảy)", "Địa điểm: Hội trường UBND xã"):
        assert words in said_on_it
    for words in ("Nội dung: Thoát nước", "Cách dự: Đến trực tiếp", "đến hết ngày 20/6/2026", "đưa trưởng thôn"):
        assert words in said_on_it
    assert "/doi-thoai/" not in said_on_it  # this installation does not know its own address: a bare path leads nowhere
    draft = talks.planned(date(2026, 8, 1), by=by, at=at)  # not public: no paper of it
    assert client.get(f"/ban-lam-viec/thong-bao/giay-ho/{draft.code}/").status_code == 404


def test_what_concerns_one_village_is_printed_for_its_households(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    own, other = (str(frame.village(name, by=by, at=at).code) for name in ("Cầu Đá", "Đình Hạ"))
    of_all = disclosure.published(at=at)
    of_one = disclosure.published(at=at, villages=(own,), says=disclosure.says(title="Của một thôn"))
    pages = "/ban-lam-viec/thong-bao/giay-ho/"
    client = officer("committee_office")
    assert "Đình Hạ" in client.get(f"{pages}{of_all.code}/").content.decode()
    page = client.get(f"{pages}{of_one.code}/").content.decode()
    assert "Chỉ các thôn có liên quan" in page and "Cầu Đá" in page and "Đình Hạ" not in page and other not in page


def test_the_paper_is_cut_behind_a_word_and_bears_the_address(
    commune: Commune, settings: Settings, by: Actor, at: datetime
) -> None:
    settings.SITE_URL = "https://ankhanh.example.vn"
    long = "Nạo vét mương tiêu, thu gom rác, sửa đường trục thôn; " * 30
    planned = talks.announced(content=long[:2000].strip(), questions_until=date(2026, 6, 17), by=by, at=at)
    lines = household_words.lines_of(PublicText.objects.get(code=planned.code), at.date())
    content = next(line for line in lines if line.startswith("Nội dung: ")).removeprefix("Nội dung: ")
    assert content.endswith("…") and len(content) <= 600
    assert set(content.removesuffix("…").split()) <= set(long.split())
    asking = lines[-1]
    assert "đến hết ngày 17/6/2026" in asking and f"https://ankhanh.example.vn/doi-thoai/cuoc/{planned.code}/" in asking


def test_every_kind_that_is_found_has_a_paper(commune: Commune, by: Actor, at: datetime) -> None:
    """From the entry's own columns: who, what, when."""
    planned = talks.announced(at.date(), kind="thematic", by=by, at=at)
    asked = talks.shown(planned.code, by=by, at=at)
    held = talks.hall(planned.code, by=by, at=at)
    made = promises.promise(held.code, by=by, at=at)
    days = {"result_on": at.date(), "posted_on": at.date(), "heads_told_on": None, "conclusion": ""}
    publish_result(held.code, **days, looked=True, bound=False, by=by, at=at)  # type: ignore[arg-type]
    item = disclosure.shown(disclosure.drafted(at=at), at=at)
    paper = {
        one.kind: "\n".join(household_words.lines_of(one, at.date()))
        for one in PublicText.objects.exclude(code=planned.code)
    }
    assert {held.pk, asked.pk, made.pk, item.pk} == set(
        PublicText.objects.exclude(code=planned.code).values_list("code", flat=True)
    )
    assert "Trưởng phòng Kinh tế" in paper["promise"] and "Hạn: ngày 30/6/2026" in paper["promise"]
    assert "Nạo vét tuyến mương tiêu" in paper["result"] and "hạn 30/6/2026" in paper["result"]
    assert planned.title in paper["question"] and "chưa được trả lời" in paper["question"]
    assert "UBND xã, ngày 08/6/2026" in paper["disclosure"] and "Phòng Kinh tế" in paper["disclosure"]


def test_whatever_is_found_has_a_paper(commune: Commune, by: Actor, at: datetime) -> None:
    """A demand, a quarter's list, a survey, a question about an item and a dialogue before its result among them."""
    books = {prefix for name in FINDING for prefix in import_module(name).VERBS}
    assert set(household_words.WORDS) == books
    whole(by=by, at=at)
    found = list(PublicText.objects.all())
    assert len({one.code.partition("-")[0] for one in found}) >= 8
    for one in found:
        assert household_words.title_of(one) and all(household_words.lines_of(one, at.date())), one.code


def test_the_paper_of_a_result_tells_each_promise(commune: Commune, by: Actor, at: datetime) -> None:
    held = dialogue(date(2026, 6, 3), by=by, at=at)
    promises.promise(held.code, by=by, at=at)
    days = {"result_on": date(2026, 6, 9), "posted_on": None, "heads_told_on": None, "conclusion": ""}
    publish_result(held.code, **days, looked=False, bound=False, by=by, at=at)  # type: ignore[arg-type]
    first, *_, last = household_words.lines_of(PublicText.objects.get(code=held.code), at.date())
    assert "ngày 03/6/2026" in first and last.endswith("(Trưởng phòng Kinh tế, hạn 30/6/2026)")


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
