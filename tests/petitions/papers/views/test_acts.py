"""Forms of the acts in real requests: from receipt to the end, once each, refused with a reason, never over another's edit."""

import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from dienhong.commune.models import Commune
from dienhong.deadlines.models import Deadline
from dienhong.petitions.papers import actions as papers_actions
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import State
from dienhong.petitions.states import Classification
from dienhong.records import history
from dienhong.records.actor import Actor
from tests.factories import papers, petitions
from tests.factories.commune import account
from tests.petitions.papers.views.forms import BASE, hidden, send, text

Officer = Callable[[str], Client]
LETTER = {
    "received_on": "4/5/2026",
    "channel": "post",
    "titled": "complaint",
    "sender_name": "Bùi Thị Lan Anh",
    "sender_address": "Thôn Đình Hạ",
    "id_number": "031090004438",
    "content": "Khiếu nại quyết định thu hồi đất",
    "people_count": "1",
}
ALL_OF_COMPLAINT = ["vietnamese", "dated", "sender", "signed", "against", "content"]
FOUND = {
    "on": "5/5/2026",
    "people_count": "1",
    "eligible": "yes",
    "conditions": ALL_OF_COMPLAINT,
    "competence": "ours",
    "settled_before": "never",
}


def received(client: Client, **more: object) -> Petition:
    """A letter entered through its form."""
    reply = send(client, f"{BASE}ghi/", **{**LETTER, **more})
    assert reply.status_code == 302, reply.content.decode()
    return Petition.objects.latest("code_number")


def test_a_complaint_from_receipt_to_its_end(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("committee_office")
    code = received(client).code
    url = f"{BASE}{code}/"

    def paper(day: int, month: int = 5) -> str:
        return papers.paper(date(2026, month, day), by=by, at=at)

    acts: list[tuple[str, dict[str, object], State]] = [
        ("phan-loai/?loai=complaint", FOUND, State.CLASSIFIED),
        ("giao/", {"on": "5/5/2026", "account": str(account("petition_officer").pk)}, State.CLASSIFIED),
        ("thu-ly/", {"on": "8/5/2026", "document": paper(8)}, State.ACCEPTED),
        (
            "tam-dinh-chi/",
            {"on": "11/5/2026", "document": paper(11), "reason": "Người khiếu nại nằm viện"},
            State.SUSPENDED,
        ),
        ("tiep-tuc/", {"on": "13/5/2026", "document": paper(13)}, State.ACCEPTED),
        (
            "gia-han/",
            {
                "on": "14/5/2026",
                "to_limit": "petitions.complaint.settle_complex",
                "document": paper(14),
                "words": "Phải xác minh ở hai nơi",
            },
            State.ACCEPTED,
        ),
        (
            "doi-thoai/",
            {"on": "25/5/2026", "noticed_on": "18/5/2026", "minutes": paper(25), "copies": "3", "place": "Trụ sở"},
            State.ACCEPTED,
        ),
        (
            "giai-quyet/",
            {"on": "28/5/2026", "document": paper(28), "outcome": "partly", "differs": "on"},
            State.SETTLED,
        ),
        (
            "giao-thi-hanh/",
            {"on": "28/5/2026", "what": "Đo lại thửa đất", "owner": "Công chức địa chính", "due_on": "8/6/2026"},
            State.SETTLED,
        ),
        ("gui-ket-qua/", {"on": "29/5/2026"}, State.SENT),
        ("cong-khai/", {"on": "1/6/2026", "words": "Niêm yết tại trụ sở"}, State.SENT),
        ("thi-hanh/", {"on": "5/6/2026", "order": "1", "evidence": "Đã đo, lập biên bản"}, State.SENT),
        ("ket-thuc/", {"on": "9/6/2026", "words": "Đã đo và lập biên bản."}, State.CLOSED),
    ]
    for path, data, state in acts:
        if path.startswith("ket-thuc") and Deadline.objects.filter(code=code, met_on=None, dropped_on=None).exists():
            owed = list(Deadline.objects.filter(code=code, met_on=None, dropped_on=None).values_list("key", flat=True))
            assert send(client, f"{url}thong-bao/", on="8/6/2026", keys=owed).status_code == 302
        reply = send(client, url + path, **data)
        assert reply.status_code == 302, (path, reply.content.decode())
        assert Petition.objects.get().state == state, path
    petition = Petition.objects.get()
    assert petition.assigned_post == "Chức vụ petition_officer" and petition.outcome == "partly"
    settle = Deadline.objects.get(code=code, key="settle")
    assert settle.due_on == date(2026, 6, 24) and settle.met_on == date(2026, 5, 28)  # 45 days from 8/5, two suspended
    page = text(client, url)
    for said in ("Đã đo, lập biên bản", "Đúng một phần", "đúng hạn", "đã kết thúc"):
        assert said in page, said


def test_an_answer_alone_is_not_the_way_forward_of_a_letter(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    """It was the main button of a letter nobody had read, and stopped the clock of the answer with nothing said."""
    client, chair = officer("petition_officer"), officer("committee_chair")
    petition = papers.receive(at.date(), titled="feedback", by=by, at=at)
    url = petition.desk_path()
    page = text(client, url)
    assert "Cán bộ tiếp công dân" in page and "sau đó Chủ tịch UBND xã: Trả lời" in page
    assert main_button(page) == "Phân loại"
    told = {"on": "10/6/2026", "keys": ["reply"]}
    assert send(client, f"{url}thong-bao/", **told, words="Đã gọi điện").status_code == 409
    papers_actions.classify(petition.code, papers.found("feedback", at.date()), papers.doing(at.date(), by=by, at=at))
    papers_actions.accept(petition.code, papers.doing(at.date(), by=by, at=at))
    assert main_button(text(chair, url)) == "Ra quyết định, kết luận, trả lời"
    empty = send(client, f"{url}thong-bao/", **told)
    assert empty.status_code == 409 and "trả lời ai, bằng cách nào, nói gì" in empty.content.decode()
    assert send(client, f"{url}thong-bao/", **told, words="Đã báo bà Hoa bằng điện thoại: đã thụ lý").status_code == 302
    assert Deadline.objects.get(code=petition.code, key="reply").met_on == at.date()


def test_a_letter_is_not_withdrawn_by_an_empty_form(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    """It is the end of the letter: how the sender withdrew it is told."""
    client = officer("petition_officer")
    petition = papers.receive(at.date(), by=by, at=at)
    url = f"{petition.desk_path()}rut-don/"
    empty = send(client, url, on="10/6/2026")
    assert empty.status_code == 409 and "người gửi rút bằng cách nào" in empty.content.decode()
    assert send(client, url, on="10/6/2026", words="Bà Hoa đến rút, có đơn ký tay").status_code == 302
    petition.refresh_from_db()
    assert petition.state == State.STOPPED


def main_button(page: str) -> str:
    """The words of the red button among the acts."""
    found = re.search(r'class="btn[^"]*btn-primary[^"]*"[^>]*>([^<]+)<', page)
    return found[1].strip() if found else ""


def test_the_same_act_sent_twice_is_done_once(commune: Commune, officer: Officer) -> None:
    client = officer("petition_officer")
    petition = received(client)
    url = f"{petition.desk_path()}bo-sung/"
    data = {**hidden(client, url), "on": "6/5/2026", "words": "Ghi rõ quyết định bị khiếu nại"}
    assert client.post(url, data).status_code == 302
    again = client.post(url, data, follow=True)
    assert "không ghi lần nữa" in again.content.decode()
    assert petition.steps.count() == 1 and len(history.of(petition.code)) == 2


def test_two_officers_on_one_letter(commune: Commune, officer: Officer) -> None:
    hers, his = officer("petition_officer"), officer("committee_office")
    petition = received(hers)
    url = f"{petition.desk_path()}bo-sung/"
    her_form, his_form = hidden(hers, url), hidden(his, url)
    assert hers.post(url, {**her_form, "on": "6/5/2026", "words": "Bản của chị"}).status_code == 302
    reply = his.post(url, {**his_form, "on": "7/5/2026", "words": "Bản của anh"})
    page = reply.content.decode()
    assert reply.status_code == 409  # the table says so before the edits are compared
    assert "Đã yêu cầu bổ sung" in page or "đã yêu cầu bổ sung" in page
    correct = f"{petition.desk_path()}sua/"
    one, other = hidden(hers, correct), hidden(his, correct)
    assert hers.post(correct, {**LETTER, **one, "field": "đất đai"}).status_code == 302
    reply = his.post(correct, {**LETTER, **other, "field": "môi trường"})
    page = reply.content.decode()
    assert reply.status_code == 409 and "đất đai" in page and "môi trường" in page
    assert Petition.objects.get().field == "đất đai"


@pytest.mark.parametrize(
    ("path", "data", "words"),
    [
        ("bo-sung/", {"on": "31/4/2026", "words": "Ghi rõ"}, "Không có ngày 31/4/2026"),
        ("bo-sung/", {"on": "11/6/2026", "words": "Ghi rõ thêm"}, "sau hôm nay"),
        ("bo-sung/", {"on": "1/5/2026", "words": "Ghi rõ thêm"}, "trước ngày nhận đơn 04/5/2026"),
        ("bo-sung/", {"on": "6/5/2026", "words": ""}, "Chưa ghi “cần bổ sung những gì”"),
        ("phan-loai/", {**FOUND, "conditions": ["dated"]}, "Chưa đủ điều kiện: viết bằng tiếng Việt"),
        ("phan-loai/", {**FOUND, "competence": "judicial"}, "ghi rõ cơ quan nào có thẩm quyền"),
        ("phan-loai/", {**FOUND, "eligible": "no"}, "Chưa ghi lý do đơn không đủ điều kiện xử lý"),
        ("phan-loai/", {**FOUND, "eligible": "yes", "grounds": ["illegible"]}, "không chọn lý do không đủ điều kiện"),
        ("don-trung/", {"on": "6/5/2026", "first_code": "DT-2026-0099"}, "không có trong sổ"),
        ("giao/", {"on": "6/5/2026", "account": "", "post": ""}, "Chưa ghi chức vụ hoặc đơn vị được giao"),
    ],
)
def test_a_refusal_says_why_and_keeps_what_was_typed(
    commune: Commune, officer: Officer, path: str, data: dict[str, object], words: str
) -> None:
    client = officer("petition_officer")
    petition = received(client)
    reply = send(client, petition.desk_path() + path, **data)
    page = reply.content.decode()
    assert reply.status_code in (409, 422)
    assert words in page
    assert f'value="{data["on"]}"' in page
    assert Petition.objects.get().state == State.RECEIVED


def test_an_extension_says_the_new_day_before_it_is_decided(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    complaint = papers.bring("accepted", by=by, at=at, on=date(2026, 5, 18))  # accepted on 20/5
    page = text(officer("committee_chair"), f"{complaint.desk_path()}gia-han/")
    assert "hạn 19/6/2026 thành 06/7/2026" in page and "Điều 28 Luật Khiếu nại" in page
    denounced = papers.give(
        papers.bring("accepted", by=by, at=at, on=date(2026, 5, 18), kind="denunciation"), by=by, at=at
    )
    page = text(officer("committee_chair"), f"{denounced.desk_path()}gia-han/")
    assert "đã gia hạn một lần" in page and "đã gia hạn hai lần" in page and "Có từ 02 nội dung phải xác minh" in page


def test_a_special_extension_needs_two_grounds(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    denounced = papers.give(
        papers.bring("accepted", by=by, at=at, on=date(2026, 5, 18), kind="denunciation"), by=by, at=at
    )
    url = f"{denounced.desk_path()}gia-han/"
    data = {
        "on": "8/6/2026",
        "to_limit": "petitions.denunciation.settle_special",
        "document": papers.paper(date(2026, 6, 8), by=by, at=at),
        "grounds": ["many_places"],
    }
    client = officer("committee_chair")
    refused = send(client, url, **data)
    assert refused.status_code == 409 and "Cần từ 2 tiêu chí" in refused.content.decode()
    assert send(client, url, **{**data, "grounds": ["many_places", "many_people"]}).status_code == 302


def test_a_named_letter_is_no_denunciation_before_its_sender_is_sealed(
    commune: Commune, officer: Officer, settings: Any, tmp_path: Path
) -> None:
    settings.SEAL_KEY = tmp_path / "elsewhere" / "seal.key"
    client = officer("petition_officer")
    petition = received(client)
    page = text(client, f"{petition.desk_path()}phan-loai/?loai=denunciation")
    assert "giữ danh tính trong sổ niêm phong" in page and "btn-off" in page
    move = reverse("sealed:move", args=[petition.code])
    assert f'href="{move}"' in page
    assert send(client, move).status_code == 302
    page = text(client, f"{petition.desk_path()}phan-loai/?loai=denunciation")
    assert "btn-off" not in page and "Bùi Thị Lan Anh" not in text(client, petition.desk_path())
    page = text(client, f"{petition.desk_path()}phan-loai/?loai=feedback")
    assert "Đơn tự gọi là khiếu nại; bạn đang chọn phản ánh: xử lý theo nội dung" in page and "btn-off" not in page


def test_a_letter_that_names_no_kind_is_none_until_one_is_chosen(
    commune: Commune, officer: Officer, by: Actor, at: datetime
) -> None:
    petition = papers.receive(at.date(), titled="", by=by, at=at)
    client = officer("petition_officer")
    page = text(client, f"{petition.desk_path()}phan-loai/")
    assert (
        "Chọn loại đơn theo nội dung trước" in page
        and 'name="conditions"' not in page
        and "aria-current" not in page.split('class="kinds"')[1].split("</nav>")[0]
    )
    assert client.post(f"{petition.desk_path()}phan-loai/", {"on": "10/6/2026"}).status_code == 409
    page = text(client, f"{petition.desk_path()}phan-loai/?loai=feedback")
    assert "Chọn loại đơn theo nội dung trước" not in page and 'name="conditions"' in page


def test_a_denunciation_with_a_name_is_refused_at_the_door(commune: Commune, officer: Officer) -> None:
    client = officer("petition_officer")
    reply = send(client, f"{BASE}ghi/", **{**LETTER, "titled": "denunciation"})
    assert reply.status_code == 409 and "giữ danh tính trong sổ niêm phong" in reply.content.decode()
    assert not Petition.objects.exists()


def test_a_mixed_letter_is_taken_apart(commune: Commune, officer: Officer) -> None:
    client = officer("petition_officer")
    petition = received(client, titled="")
    mixed = {"on": "5/5/2026", "people_count": "1"}
    assert send(client, f"{petition.desk_path()}phan-loai/?loai=mixed", **mixed).status_code == 302
    url = f"{petition.desk_path()}tach/"
    rows = {
        "don-TOTAL_FORMS": "2",
        "don-INITIAL_FORMS": "0",
        "don-0-kind": "complaint",
        "don-0-content": "Khiếu nại mức hỗ trợ",
        "don-1-kind": "feedback",
        "don-1-content": "Phản ánh đèn đường hỏng",
    }
    more = client.post(url, {**rows, **hidden(client, url), "on": "6/5/2026", "more": "1"})
    assert 'name="don-2-kind"' in more.content.decode() and Petition.objects.count() == 1
    assert send(client, url, on="6/5/2026", **rows).status_code == 302
    assert [child.titled for child in Petition.objects.filter(parent=petition.code).order_by("code_number")] == [
        "complaint",
        "feedback",
    ]
    assert "tách từ đơn này" in text(client, petition.desk_path())


def test_a_group_names_who_speaks_for_it(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    client = officer("petition_officer")
    petition = received(client, people_count="6")
    rows: dict[str, object] = {"nguoi-TOTAL_FORMS": "6", "nguoi-INITIAL_FORMS": "0"}
    for place in range(6):
        rows |= {f"nguoi-{place}-full_name": f"Trần Văn Mẫu {place}"}
    document = papers.paper(date(2026, 5, 5), by=by, at=at)
    url = f"{petition.desk_path()}nguoi-ky/"
    data = {"on": "5/5/2026", "people_count": "6", "document": document, **rows}
    assert "cử 1–2 người đại diện; đang có 0" in send(client, url, **data).content.decode()
    assert send(client, url, **data, **{"nguoi-2-represents": "on"}).status_code == 302
    page = text(client, petition.desk_path())
    assert "3. Trần Văn Mẫu 2" in page and "người đại diện" in page and "Nhiều người" in page


def test_an_accepted_visit_goes_on_as_a_letter(commune: Commune, officer: Officer, by: Actor, at: datetime) -> None:
    made = petitions.reception(
        date(2026, 6, 4),
        by=by,
        at=at,
        visits=(
            petitions.visit("Xin xem lại mức hỗ trợ", handling="accept", classification="complaint"),
            petitions.visit("Hỏi thủ tục", handling="answered"),
            petitions.visit(
                handling="accept",
                classification=Classification.DENUNCIATION,
                full_name="",
                address="",
                id_number="",
            ),
        ),
    )
    client = officer("petition_officer")
    page = text(client, made.desk_path())
    assert page.count("Ghi đơn vào sổ đơn thư") == 1
    url = f"{BASE}ghi/?tu={made.code}&luot=1"
    form = text(client, url)
    assert "Xin xem lại mức hỗ trợ" in form and made.code in form and "031090004438" not in form
    assert client.get(f"{BASE}ghi/?tu={made.code}&luot=3").status_code == 404
    visit = made.visits.get(order=1)
    data = {
        "received_on": "4/6/2026",
        "channel": "reception",
        "reception": made.code,
        "titled": "complaint",
        "sender_name": visit.full_name,
        "sender_address": visit.address,
        "content": visit.content,
        "people_count": "1",
    }
    assert send(client, url, **data).status_code == 302
    petition = Petition.objects.get()
    assert petition.reception == made.code and petition.id_number == visit.id_number
    assert f"Mở đơn {petition.code}" in text(client, made.desk_path())
    assert f"đã có đơn {petition.code}" in text(client, url)
