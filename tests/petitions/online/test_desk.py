"""The officer's side: the same receipt over the counter, words taken note of, what was done shown, suggestions and no more."""

import re
from datetime import datetime
from io import BytesIO

import pytest
from django.test import Client
from PIL import Image

from dienhong.notices.models import Notice
from dienhong.petitions.models import CitizenVerdict, CitizenWord, LetterPhoto, Petition, SenderContact
from dienhong.petitions.online import actions
from dienhong.petitions.online.alike import alike
from dienhong.petitions.online.asked import Letter
from dienhong.petitions.papers import actions as papers_actions
from dienhong.petitions.papers.rules.intake import PartData
from dienhong.records import history, receipts
from dienhong.records.actor import Actor
from dienhong.records.compared import differences
from tests.factories import online, papers
from tests.factories.commune import account

DESK = "/ban-lam-viec/don-thu/"
WORK = "/ban-lam-viec/"


def signed_in(role: str) -> Client:
    client = Client()
    client.force_login(account(role))
    return client


def photo() -> BytesIO:
    out = BytesIO()
    Image.new("RGB", (40, 30), "green").save(out, "JPEG")
    out.seek(0)
    out.name = "IMG_1.jpg"
    return out


@pytest.fixture
def sent(commune: object, at: datetime) -> str:
    """A letter of the portal."""
    letter = Letter("feedback", "Mương thoát nước xóm Bến tắc, nước tràn.", "Trung Hòa", "", "Phạm Thị Nhài", "Xóm Bến")
    return actions.send([letter], key="ABCD2345", at=at)[0]


def test_a_letter_over_the_counter_gets_the_same_receipt_and_a_new_key_ends_the_old(
    commune: object, by: Actor, at: datetime
) -> None:
    code = papers.receive(by=by, at=at, channel="phone", titled="feedback").code
    officer = signed_in("petition_officer")
    assert "Chưa cấp khóa" in officer.get(f"{DESK}{code}/").content.decode()
    first, second = (officer.post(f"{DESK}{code}/bien-nhan/", {"once": once}) for once in ("a" * 20, "b" * 20))
    keys = [re.search(r'secret-key">([^<]+)<', page.content.decode())[1] for page in (first, second)]  # type: ignore[index]
    assert first["Cache-Control"] == "no-store" and code in first.content.decode()
    assert not receipts.opens(code, keys[0]) and receipts.opens(code, keys[1])
    assert [event.verb for event in history.of(code)][-2:] == ["receipt", "receipt"]
    assert not any(key.replace("-", "") in str(history.changes_of(event)) for key in keys for event in history.of(code))
    assert officer.get(f"{DESK}{code}/bien-nhan/").status_code == 405


def test_the_printed_receipt_loaded_again_does_not_kill_the_paper(commune: object, by: Actor, at: datetime) -> None:
    code = papers.receive(by=by, at=at, channel="phone", titled="feedback").code
    officer = signed_in("petition_officer")
    told = {"once": "a" * 20}
    key = re.search(r'secret-key">([^<]+)<', officer.post(f"{DESK}{code}/bien-nhan/", told).content.decode())[1]  # type: ignore[index]
    again = officer.post(f"{DESK}{code}/bien-nhan/", told)
    page = again.content.decode()
    assert again.status_code == 200 and "Đã cấp biên nhận lúc" in page and "secret-key" not in page
    assert receipts.opens(code, key) and [event.verb for event in history.of(code)].count("receipt") == 1
    fresh = re.search(r'name="once" value="([^"]+)"', page)[1]  # type: ignore[index]
    assert "secret-key" in officer.post(f"{DESK}{code}/bien-nhan/", {"once": fresh}).content.decode()
    assert not receipts.opens(code, key), "a new key is an act of its own"
    assert officer.post(f"{DESK}{code}/bien-nhan/").status_code == 302, "without a token nothing is given"
    assert [event.verb for event in history.of(code)].count("receipt") == 2


def test_the_transferred_letter_keeps_its_code_and_says_where_it_is(sent: str, by: Actor, at: datetime) -> None:
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(sent, papers.found("feedback", at.date(), competence="administrative"), now)
    papers_actions.transfer(sent, now, body="Công ty thủy lợi Bắc Hà", document=papers.paper(at.date(), by=by, at=at))
    page = Client().post("/don-thu/theo-doi/", {"code": sent, "key": "ABCD2345"}).content.decode()
    assert "Đã chuyển đến nơi có thẩm quyền" in page and "Đã chuyển đến Công ty thủy lợi Bắc Hà" in page


def test_a_letter_of_the_portal_waits_on_the_desk_from_its_first_hour_until_it_is_classified(
    sent: str, by: Actor, at: datetime
) -> None:
    """Its clock is told a week before its day; nobody should learn only then that somebody wrote."""
    officer = signed_in("petition_officer")
    page = officer.get(WORK).content.decode()
    assert "Đơn mới gửi qua cổng ngày 10/6/2026, chờ phân loại" in page and "còn 14 ngày" in page
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(sent, papers.found("feedback", at.date()), now)
    assert "Đơn mới gửi qua cổng" not in officer.get(WORK).content.decode()


def test_what_the_sender_wrote_waits_on_the_desk_until_it_was_read(sent: str, at: datetime) -> None:
    officer = signed_in("petition_officer")
    actions.add(sent, words="Nước vào sân rồi.", at=at)
    assert "Người gửi bổ sung ngày 10/6/2026" in officer.get(WORK).content.decode()
    page = officer.get(f"{DESK}{sent}/").content.decode()
    assert "Nước vào sân rồi." in page and "chưa xem" in page
    assert officer.post(f"{DESK}{sent}/loi-nguoi-gui/").status_code == 302
    assert CitizenWord.objects.get().seen_on == at.date()
    assert "Người gửi bổ sung" not in officer.get(WORK).content.decode()


def test_a_reopened_letter_waits_for_the_officer_and_the_chair(sent: str, by: Actor, at: datetime) -> None:
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(sent, papers.found("feedback", at.date()), now)
    papers_actions.accept(sent, now)
    papers_actions.decide(sent, now, document=papers.paper(at.date(), by=by, at=at), outcome="answered")
    papers_actions.mark_sent(sent, now)
    officer = signed_in("petition_officer")
    reply = officer.get(f"{DESK}{sent}/y-kien/")
    once = re.search(r'name="once" value="([^"]+)"', reply.content.decode())[1]  # type: ignore[index]
    told = {"once": once, "judgement": "not_solved", "words": "Qua điện thoại: mương vẫn tắc."}
    assert officer.post(f"{DESK}{sent}/y-kien/", told).status_code == 302
    assert CitizenVerdict.objects.get().reopened
    assert history.of(sent)[-2].post != actions.CITIZEN.post, "that an officer wrote it down is in the history"
    for role in ("petition_officer", "committee_chair"):
        assert "đơn mở lại ngày 10/6/2026" in signed_in(role).get(WORK).content.decode()


def test_a_letter_is_closed_by_what_is_shown_or_by_a_reason(sent: str, by: Actor, at: datetime) -> None:
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(sent, papers.found("feedback", at.date()), now)
    papers_actions.accept(sent, now)
    papers_actions.decide(sent, now, document=papers.paper(at.date(), by=by, at=at), outcome="answered")
    papers_actions.mark_sent(sent, now)
    with pytest.raises(Exception, match="Kết thúc phải có chứng cứ"):
        papers_actions.close(sent, now)
    officer = signed_in("petition_officer")
    url = f"{DESK}{sent}/anh/"
    once = re.search(r'name="once" value="([^"]+)"', officer.get(url).content.decode())[1]  # type: ignore[index]
    told = {"once": once, "caption": "Mương sau khi nạo vét", "photo": [photo()]}
    assert officer.post(url, told).status_code == 302
    assert papers_actions.close(sent, now).state == "closed"
    page = Client().post("/don-thu/theo-doi/", {"code": sent, "key": "ABCD2345"}).content.decode()
    (address,) = re.findall(r'<img src="([^"]+)"', page)
    shown = Client().get(address)
    assert shown.status_code == 200 and shown["Content-Type"] == "image/jpeg" and "Mương sau khi nạo vét" in page
    assert Client().get(address[:-3] + "x/").status_code == 404
    assert officer.get(f"{url}{LetterPhoto.objects.get().pk}/").status_code == 200


def test_what_a_sender_photographed_is_shown_to_officers_only(sent: str, at: datetime) -> None:
    actions.add(sent, words="", photos=[photo().getvalue()], at=at)
    page = Client().post("/don-thu/theo-doi/", {"code": sent, "key": "ABCD2345"}).content.decode()
    assert "<img" not in page
    url = f"{DESK}{sent}/anh/{LetterPhoto.objects.get().pk}/"
    assert signed_in("petition_officer").get(url).status_code == 200
    assert Client().get(url).status_code == 302


def test_likely_doubles_are_suggested_with_the_reason_and_linked_by_nobody(sent: str, at: datetime) -> None:
    again = Letter(
        "feedback", "Muong thoat nuoc xom Ben tac, nuoc tran vao san.", "Trung Hòa", "", "Người Khác", "Xóm Bến"
    )
    other = Letter("feedback", "Đèn đường ngõ 3 hỏng.", "Phú Lộc", "", "Lê Văn Thử", "Phú Lộc")
    secret = Letter(
        "denunciation", "Mương thoát nước xóm Bến tắc, nước tràn.", "Trung Hòa", "Người thu quỹ", unnamed=True
    )
    twin, _far, denounced = (actions.send([one], key="ABCD2346", at=at)[0] for one in (again, other, secret))
    (found,) = alike(Petition.objects.get(pk=sent), None)
    assert found.code == twin and any("giống nhau" in why for why in found.why) and "cùng thôn Trung Hòa" in found.why
    assert alike(Petition.objects.get(pk=denounced), None) == []
    page = signed_in("petition_officer").get(f"{DESK}{sent}/").content.decode()
    assert "Có thể trùng hoặc cùng vụ việc" in page and twin in page and denounced not in page
    assert not Petition.objects.exclude(duplicate_of="").exists()


def test_the_history_tells_all_that_senders_and_officers_added(commune: object, by: Actor, at: datetime) -> None:
    code, _secret = online.followed(by=by, at=at)
    officer = Actor("Cán bộ tiếp công dân", "petition_officer")
    actions.see_words(code, by=officer, at=at)
    actions.show_fix(code, online.picture(), caption="Mương đã thông", by=officer, at=at)
    other = online.send(at=at)
    online.answer(other, by=by, at=at)
    actions.judge(other, judgement="not_solved", words="Chưa xong.", at=at)
    withdrawn = actions.send([online.letter()], key=online.KEY, at=at, photos=[online.picture()])[0]
    actions.ask_withdrawal(withdrawn, words="", at=at)
    assert [fault for fault in differences(Petition) if fault] == []


def test_a_letter_that_turns_out_to_denounce_keeps_no_way_back_to_its_sender(
    commune: object, by: Actor, at: datetime
) -> None:
    """Nobody is named, so nothing stops the classification; the mail address and the sign-in would still tell who."""
    letter = Letter("feedback", "Người thu quỹ lấy tiền riêng.", "Trung Hòa", unnamed=True)
    code = actions.send([letter], key="ABCD2345", at=at, email="ngo3.trunghoa@vidu.vn", subject_digest="d" * 64)[0]
    papers_actions.classify(code, papers.found("denunciation", at.date()), papers.doing(at.date(), by=by, at=at))
    assert not SenderContact.objects.exists()
    assert not Notice.objects.filter(about=code).exclude(address="").exists()


def test_a_mixed_letter_that_denounces_in_part_keeps_no_way_back_either(
    commune: object, by: Actor, at: datetime
) -> None:
    letter = Letter("mixed", "Mương tắc; người thu quỹ lấy tiền riêng.", "Trung Hòa")
    code = actions.send([letter], key="ABCD2345", at=at, email="ngo3.trunghoa@vidu.vn")[0]
    now = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(code, papers.found("mixed", at.date()), now)
    parts = [PartData("feedback", "Mương tắc."), PartData("denunciation", "Lấy tiền.")]
    papers_actions.split(code, parts, now)
    assert not SenderContact.objects.exists()
    assert not Notice.objects.filter(about=code).exclude(address="").exists()
