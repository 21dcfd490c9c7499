"""The papers of a letter: what each says, which letters give which, and the trace of a number that was printed."""

import re
from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers

Officer = Callable[[str], Client]


def printed(client: Client, petition: Petition, name: str) -> str:
    """The words of a paper, as Word would show them."""
    reply = client.post(f"{petition.desk_path()}giay/{name}/")
    assert reply.status_code == 200
    assert reply["Cache-Control"] == "no-store"
    with ZipFile(BytesIO(b"".join(reply.streaming_content))) as package:  # type: ignore[attr-defined]
        body = package.read("word/document.xml").decode("utf8")
    return " ".join(re.sub(r"<[^>]+>", "", body.replace("</w:p>", " ")).replace("\u200b", "").split())


def test_acceptance_bears_the_number_only_for_who_may_read_it(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("accepted", by=by, at=at)
    words = printed(officer("party_office"), made, "thu-ly")
    assert "Về việc thụ lý giải quyết khiếu nại" in words and "031090004438" not in words
    assert "Khiếu nại về việc: quyết định xử phạt hành chính số 12" in words
    words = printed(officer("petition_officer"), made, "thu-ly")
    assert "ông (bà) Đặng Văn Mẫu" in words and "031090004438" in words and "đủ điều kiện thụ lý" in words
    assert history.of(made.code)[-1].verb == "reveal"


def test_a_refusal_prints_the_ground_of_the_law(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = papers.bring("refused", by=by, at=at)
    words = printed(officer("petition_officer"), made, "khong-thu-ly")
    assert "căn cứ Điều 11 của Luật Khiếu nại" in words
    assert "vì đơn không có chữ ký hoặc điểm chỉ của người khiếu nại" in words


def test_minutes_tell_the_dialogue_that_was_held(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = papers.bring("accepted", by=by, at=at)
    on = papers.doing(date(2026, 3, 20), by=by, at=at)
    actions.hold_dialogue(
        made.code,
        on,
        noticed_on=date(2026, 3, 10),
        minutes=papers.paper(on.on, by=by, at=at),
        copies=4,
        place="Hội trường UBND xã",
        result="Thống nhất mức hỗ trợ.",
    )
    words = printed(officer("petition_officer"), made, "doi-thoai")
    for said in (
        "ngày 20/3/2026, tại Hội trường UBND xã",
        "Thống nhất mức hỗ trợ",
        "thành 4 bản",
        "Người ghi biên bản",
    ):
        assert said in words, said


@pytest.mark.parametrize("name", ["thu-ly-to-cao", "chuyen-don", "bao-chuyen-don", "huong-dan"])
def test_papers_of_a_denunciation_leave_the_name_to_the_hand(
    commune: Commune, officer: Officer, by: Actor, at: datetime, name: str
) -> None:
    ours = name == "thu-ly-to-cao"
    more = {} if ours else {"competence": "judicial"}
    made = papers.bring("accepted" if ours else "classified", by=by, at=at, kind="denunciation", **more)
    words = printed(officer("petition_officer"), made, name)
    assert ("ghi tay" in words) is (name != "chuyen-don")
    assert "Tố cáo cán bộ địa chính" not in words


def test_a_letter_gives_only_the_papers_that_suit_it(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    client = officer("petition_officer")
    complaint = papers.bring("classified", by=by, at=at)
    assert client.post(f"{complaint.desk_path()}giay/doi-thoai/").status_code == 404
    assert client.post(f"{complaint.desk_path()}giay/khong-co/").status_code == 404
    assert client.get(f"{complaint.desk_path()}giay/thu-ly/").status_code == 405
    passed_on = papers.bring("classified", by=by, at=at, kind="feedback", competence="judicial")
    words = printed(client, passed_on, "bao-chuyen-don")
    assert "đã được chuyển đến Công an xã" in words and "ông (bà) Đặng Văn Mẫu" in words
    assert "Kính gửi: Công an xã" in printed(client, passed_on, "chuyen-don")
    assert officer("committee_chair").post(f"{complaint.desk_path()}giay/thu-ly/").status_code == 403
