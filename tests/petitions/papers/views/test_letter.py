"""The page of a letter: its clocks explained, who must act, acts greyed with their reason, what it never shows."""

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dienhong.commune.models import Commune
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.states import TRANSITIONS, State
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers
from tests.petitions.papers.views.forms import text

Officer = Callable[[str], Client]


@pytest.mark.parametrize("state", State.values)
def test_every_state_has_its_page_and_every_act_a_form_or_a_reason(
    commune: Commune, officer: Officer, by: Actor, at: datetime, state: str
) -> None:
    kind = "complaint" if state in (State.SPLIT, State.SUSPENDED) else "feedback"
    made = papers.bring(state, by=by, at=at, kind=kind)
    client = officer("committee_office")
    page = text(client, made.desk_path())
    assert str(State(state).label) in page
    for act, row in TRANSITIONS.items():
        form = text(client, reverse(f"papers:{act}", args=[made.code]))
        if State(state) not in row.sources:
            assert f"nên không thể làm việc “{row.vi.lower()}”" in form
            assert "btn-off" in form


def test_each_clock_tells_start_rule_article_version_and_how_it_moved(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("accepted", by=by, at=at)  # received 2/3, classified 3/3, accepted 4/3
    decided = date(2026, 3, 30)
    document = papers.paper(decided, by=by, at=at)
    step = papers.doing(decided, by=by, at=at)
    actions.extend(made.code, step, to_limit="petitions.complaint.settle_complex", document=document)
    page = text(officer("committee_chair"), made.desk_path())
    assert "xong ngày 04/3/2026, đúng hạn" in page  # accepted within ten days of 2/3
    assert "20/4/2026" in page  # 45 days from 4/3 end on Saturday 18/4
    assert "quá 51 ngày" in page
    for said in ("04/3/2026; ngày này không tính", "45 ngày", "Điều 28 Luật Khiếu nại", "bản có hiệu lực từ 01/7/2012"):
        assert said in page, said
    assert "ngày 30/3/2026: từ 03/4/2026 thành 20/4/2026" in page and document in page
    assert "Chủ tịch UBND xã" in page


def test_a_suspended_clock_stands_still_and_says_by_which_paper(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("suspended", by=by, at=at)
    page = text(officer("committee_chair"), made.desk_path())
    assert "tạm dừng từ 05/3/2026" in page and "từ 05/3/2026 đến nay: Ốm nặng." in page


def test_an_act_of_another_post_is_greyed_and_says_whose_it_is(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("classified", by=by, at=at)
    page = text(officer("petition_officer"), made.desk_path())
    assert "Việc này thuộc Văn phòng HĐND và UBND, Chủ tịch UBND xã." in page
    assert officer("petition_officer").get(f"{made.desk_path()}thu-ly/").status_code == 403
    assert "thu-ly/" in text(officer("committee_chair"), made.desk_path())


def test_the_identity_number_is_masked_and_each_reading_leaves_a_trace(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.receive(by=by, at=at)
    url = f"{made.desk_path()}so-giay-to/"
    assert officer("party_office").post(url).status_code == 403
    client = officer("petition_officer")
    page = text(client, made.desk_path())
    assert "031090004438" not in page and "•••• 4438" in page
    assert client.get(url).status_code == 405
    reply = client.post(url)
    assert "031090004438" in reply.content.decode() and reply["Cache-Control"] == "no-store"
    assert [event.verb for event in history.of(made.code)] == ["record", "reveal"]
    assert "031090004438" not in text(client, f"{made.desk_path()}sua/")


def test_a_denunciation_shows_no_sender_and_knows_where_the_seal_would_be(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("accepted", by=by, at=at, kind="denunciation")
    page = text(officer("committee_office"), made.desk_path())
    assert "giữ bí mật danh tính, trong phần niêm phong" in page
    assert "Thông báo thụ lý tố cáo (Mẫu 05), tên để ghi tay" in page
    for name, label in (("seal", "Niêm phong danh tính"), ("read", "Mở niêm phong"), ("bar", "Người không được giao")):
        assert reverse(f"sealed:{name}", args=[made.code]) in page and label in page
    assert "sealed" not in text(officer("committee_office"), papers.receive(by=by, at=at).desk_path())


def test_long_names_and_empty_values_are_shown_as_they_are(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    name = "Nguyễn Hoàng Công Tằng Tôn Nữ Thị Phương Khánh Thùy Dương Quỳnh Anh Bảo Trân Ngọc Diệp Minh Châu Tường Vy"
    made = papers.receive(by=by, at=at, sender_name=name, content="<b>Khiếu nại</b> & hỏi", respondent="")
    page = text(officer("petition_officer"), made.desk_path())
    assert name in page and "&lt;b&gt;Khiếu nại&lt;/b&gt; &amp; hỏi" in page
    assert "chưa ghi" in page and "chưa phân loại" in page


def test_steps_do_not_add_queries(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("petition_officer")
    made = papers.bring("accepted", by=by, at=at)
    seen = []
    for rounds in (1, 12):
        for turn in range(rounds):
            on = papers.doing(date(2026, 4, 1 + turn), by=by, at=at)
            actions.assign(made.code, on, post=f"Công chức địa chính {turn}")
        with CaptureQueriesContext(connection) as queries:
            client.get(made.desk_path())
        seen.append(len(queries))
    assert seen[0] == seen[1]


def test_history_speaks_vietnamese(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = papers.bring("suspended", by=by, at=at)
    page = text(officer("committee_office"), made.desk_path())
    assert "Đã thụ lý" in page and "Lần tạm đình chỉ" in page
    for word in ("deadlines", "extensions", "suspensions", "vietnamese", "hold_dialogue"):
        assert word not in page


def test_a_voided_letter_says_why_and_allows_nothing(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    made = papers.bring("accepted", by=by, at=at)
    actions.void_petition(made.code, by=by, at=at, reason="Ghi trùng")
    client = officer("committee_office")
    page = text(client, made.desk_path())
    assert "Lý do: Ghi trùng" in page and "Làm gì tiếp" in page and "Việc chưa đến lượt" not in page
    assert "thôi tính từ 10/6/2026: bản ghi đã hủy" in page
    assert "đã hủy" in text(client, f"{made.desk_path()}gia-han/")
