"""From what happened to a receipt: by plain questions, split with agreement, sent once, and a denouncer's name under the seal."""

import base64
import re
from datetime import datetime, timedelta
from io import BytesIO

import pytest
from django.db.models import F
from django.http import HttpResponse
from django.test import Client
from PIL import Image

from dienhong.deadlines.models import Deadline
from dienhong.law.dates_vi import date_vi
from dienhong.page.citizen import COOKIE, by_subject, let_in
from dienhong.page.models import OnceToken
from dienhong.petitions.models import LetterPhoto, Petition, SealedSender, SenderContact
from dienhong.petitions.online.mine import letters_of
from dienhong.petitions.papers import actions as papers_actions
from dienhong.petitions.papers.queries import is_barred
from dienhong.records import receipts
from dienhong.records.actor import Actor
from dienhong.records.attachments import path_of
from dienhong.records.models import Event, EventValues
from tests.factories import papers
from tests.factories.commune import account
from tests.petitions.online.conftest import Walk, codes_of, key_of

WHO = {"sender_name": "Phạm Thị Nhài", "sender_address": "Xóm Bến, thôn Trung Hòa"}


def picture(kind: str = "JPEG") -> BytesIO:
    """A photograph that tells where it was taken."""
    out, exif = BytesIO(), Image.Exif()
    exif[0x9286] = "Xóm Bến 20.84N 106.68E"
    Image.new("RGB", (64, 48), "red").save(out, kind, exif=exif)
    out.seek(0)
    out.name = "IMG_2026 Nguyễn Văn Mẫu.jpg"
    return out


def test_feedback_in_four_pages_gives_code_key_and_counted_day(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    assert "Bước 4 trên 4" in walk.text and "Mong muốn: Nạo vét" in walk.text
    walk.on(**WHO)
    assert walk.page.status_code == 200, walk.text
    (code,) = codes_of(walk.page)
    letter = Petition.objects.get(pk=code)
    assert (letter.channel, letter.titled, letter.state) == ("online", "feedback", "received")
    assert letter.sender_name == WHO["sender_name"] and "Mương xóm Bến" in letter.content
    assert receipts.opens(code, key_of(walk.page))
    assert "24/6/2026" in walk.text, "ten working days from the tenth of June"
    assert not walk.client.cookies and walk.page["Cache-Control"] == "no-store"


def test_the_kind_is_told_with_its_clock_before_anything_is_sent(walk: Walk) -> None:
    walk.on(what="Không đồng ý với quyết định thu hồi đất.").on(about=["authority_act"])
    assert "làm thiệt đến quyền lợi của chính bà con" in walk.text
    walk.on(own_rights="yes", review_wanted="yes")
    assert "Đây là khiếu nại" in walk.text and "Hạn này tính thế nào" in walk.text
    assert "Điều 27 Luật Khiếu nại" in walk.text
    assert not Petition.objects.exists()


def test_different_matters_go_as_letters_of_their_own_with_one_key(walk: Walk) -> None:
    walk.on(what="Quyết định phạt sai. Đèn đường cũng hỏng.").on(about=["authority_act", "condition"])
    walk.on(own_rights="yes", review_wanted="yes")
    assert "hai việc khác nhau" in walk.text
    refused = walk.client.post(
        "/don-thu/gui/", {**walk.hidden(), "agree": "yes", "part_complaint": "Phạt sai.", "part_feedback": ""}
    )
    assert refused.status_code == 422 and "Phạt sai." in refused.content.decode()
    walk.on(agree="yes", part_complaint="Quyết định phạt sai.", part_feedback="Đèn đường hỏng.")
    walk.on(**WHO, respondent="UBND xã An Khánh")
    codes = codes_of(walk.page)
    assert [Petition.objects.get(pk=code).titled for code in codes] == ["complaint", "feedback"]
    first, second = (Petition.objects.get(pk=code) for code in codes)
    assert first.respondent == "UBND xã An Khánh" and second.respondent == ""
    assert "Đèn đường" not in first.content
    assert all(receipts.opens(code, key_of(walk.page)) for code in codes)


def test_letters_of_their_own_are_not_the_whole_story_twice(walk: Walk) -> None:
    """Each box holds the whole to cut from: two presses sent it twice, each time with both matters."""
    story = "Quyết định phạt sai. Đèn đường cũng hỏng."
    walk.on(what=story).on(about=["authority_act", "condition"]).on(own_rights="yes", review_wanted="yes")
    assert walk.text.count(story) == 2
    walk.on(agree="yes", part_complaint=story, part_feedback=f" {story} ")
    assert walk.page.status_code == 422 and "chỉ giữ phần thuộc việc ấy" in walk.text and walk.text.count(story) == 2
    walk.on(agree="yes", part_complaint=story, part_feedback="Đèn đường cũng hỏng.")
    assert walk.page.status_code == 200 and "Đơn thứ 2" in walk.text


def test_who_does_not_agree_sends_one_letter_for_an_officer_to_split(walk: Walk) -> None:
    walk.on(what="Quyết định phạt sai. Đèn đường cũng hỏng.").on(about=["authority_act", "condition"])
    walk.on(own_rights="yes", review_wanted="yes").on(agree="no", part_complaint="", part_feedback="")
    walk.on(**WHO, respondent="UBND xã")
    (code,) = codes_of(walk.page)
    assert Petition.objects.get(pk=code).titled == "mixed"
    promised = Deadline.objects.filter(code=code).values_list("due_on", flat=True)
    assert promised and all(date_vi(due) in walk.text for due in promised[:1]), (
        "the receipt has the day that was promised"
    )


def test_feedback_may_be_without_a_name_and_is_told_what_that_means(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    assert "không đủ điều kiện để xử lý như một đơn" in walk.text
    again = walk.client.post("/don-thu/gui/", walk.hidden())
    assert again.status_code == 422 and "Tôi không muốn ghi tên" in again.content.decode()
    walk.on(unnamed="on", sender_name="Phạm Thị Nhài")
    (code,) = codes_of(walk.page)
    assert Petition.objects.get(pk=code).sender_name == "", (
        "who ticks it is not kept even if a name was left in the box"
    )


def test_a_complaint_is_reminded_of_its_signature_on_the_receipt_and_on_its_page(
    walk: Walk, by: Actor, at: datetime
) -> None:
    """It was said once, before the sending, and sent people off with a paper that bears the key and no word of the complaint."""
    walk.to_the_end(["authority_act"], own_rights="yes", review_wanted="yes")
    assert "Chưa ký thì" in walk.text and "in giấy biên nhận" not in walk.text
    walk.on(**WHO, respondent="UBND xã")
    assert "Chưa ký thì" in walk.text and "Thông tư 05/2021/TT-TTCP" in walk.text
    (code,) = codes_of(walk.page)
    opened = {"code": code, "key": key_of(walk.page)}
    assert "Chưa ký thì" in walk.client.post("/don-thu/theo-doi/", opened).content.decode()
    told = papers.doing(at.date(), by=by, at=at)
    papers_actions.classify(code, papers.found("complaint", at.date()), told)
    papers_actions.accept(code, told, document=papers.paper(at.date(), by=by, at=at))
    assert "Chưa ký thì" not in walk.client.post("/don-thu/theo-doi/", opened).content.decode()


def test_feedback_is_asked_for_no_signature(walk: Walk) -> None:
    walk.to_the_end(["condition"]).on(**WHO)
    assert codes_of(walk.page) and "Chưa ký thì" not in walk.text


@pytest.mark.parametrize(("about", "answers"), [("condition", {}), ("wrongdoing", {"handling_wanted": "yes"})])
def test_a_name_that_is_asked_for_is_not_called_optional(walk: Walk, about: str, answers: dict[str, str]) -> None:
    """The boxes said “không bắt buộc” and were refused when they were left empty."""
    walk.to_the_end([about], **answers)
    label = re.search(r'<label for="id_sender_name">(.*?)</label>', walk.text)
    assert label and "không bắt buộc" not in label[1] and "đánh dấu “Tôi không muốn ghi tên” ở dưới" in walk.text
    walk.on(respondent="Người thu quỹ")
    assert walk.page.status_code == 422 and "Không muốn ghi tên thì đánh dấu" in walk.text
    walk.on(respondent="Người thu quỹ", unnamed="on")
    assert walk.page.status_code == 200 and codes_of(walk.page)


def test_a_complaint_asks_for_what_the_law_asks_and_for_nothing_more(walk: Walk) -> None:
    walk.to_the_end(["authority_act"], own_rights="yes", review_wanted="yes")
    for box in ("sender_name", "sender_address", "respondent"):
        assert f'name="{box}"' in walk.text
    for box in ("id_number", "contact", "unnamed", "birth"):
        assert f'name="{box}"' not in walk.text
    assert "Khoản 2 Điều 6 Thông tư 05/2021" in walk.text and "có chữ ký" in walk.text


def test_a_denouncer_is_told_first_and_kept_only_under_the_seal(walk: Walk) -> None:
    walk.on(what="Cán bộ thu tiền riêng của các hộ.").on(about=["wrongdoing"]).on(handling_wanted="yes")
    assert "chưa phải là tố cáo theo luật" in walk.text and "Lịch tiếp công dân" in walk.text
    walk.on()
    assert 'name="email"' not in walk.text
    walk.on(**WHO, contact="0912 000 111", respondent="Người thu quỹ", photos=[])
    (code,) = codes_of(walk.page)
    letter = Petition.objects.get(pk=code)
    assert (letter.titled, letter.sender_name, letter.sender_address, letter.contact) == ("denunciation", "", "", "")
    assert SealedSender.objects.filter(code=code).count() == 1
    assert not SenderContact.objects.exists()
    kept = " ".join(EventValues.objects.values_list("values_json", flat=True))
    assert WHO["sender_name"] not in kept and "0912 000 111" not in kept
    assert WHO["sender_name"] not in walk.text
    assert [event.verb for event in Event.objects.filter(code=code)] == ["record", "seal"]


def test_no_day_of_the_law_on_denunciations_is_promised_for_what_the_portal_brings(walk: Walk) -> None:
    """The page said in one breath that it is no denunciation and that article 24 gives an answer by the nineteenth."""
    walk.on(what="Cán bộ thu tiền riêng.").on(about=["wrongdoing"]).on(handling_wanted="yes")
    assert "Đây là thông tin có nội dung tố cáo" in walk.text and "không hứa ngày trả lời" in walk.text
    walk.on()
    pages = [walk.text]
    walk.on(unnamed="on", respondent="Người thu quỹ")
    (code,) = codes_of(walk.page)
    follow = walk.client.post("/don-thu/theo-doi/", {"code": code, "key": key_of(walk.page)}).content.decode()
    for page in (*pages, walk.text, follow):
        assert "19/6/2026" not in page and "Điều 24" not in page and "Ra quyết định giải quyết" not in page
    assert "chưa phải là tố cáo theo luật" in walk.text and "chưa phải là tố cáo theo luật" in follow
    assert "Thông tin có nội dung tố cáo" in follow and "gặp Chủ tịch" not in follow and "trễ" not in follow
    clock = Deadline.objects.get(code=code)
    assert str(clock.due_on) == "2026-06-19", "the office still keeps its seven working days for itself"


@pytest.mark.parametrize("post", ["committee_chair", "petition_officer", "committee_office"])
def test_whoever_is_accused_does_not_read_it(walk: Walk, post: str) -> None:
    accused, other = account(post), account("front")
    walk.on(what="Người ấy thu tiền riêng.").on(about=["wrongdoing"])
    assert "Chủ tịch hoặc Phó Chủ tịch UBND xã" in walk.text
    walk.on(handling_wanted="yes", accused=[post])
    assert ("thuộc thẩm quyền của cấp trên" in walk.text) == (post == "committee_chair")
    walk.on(ve="1")
    assert f'value="{post}"' in walk.text and walk.text.count("checked") == 2, "back keeps the answer"
    walk.on(handling_wanted="yes", accused=[post]).on()
    silent = walk.client.post("/don-thu/gui/", {**walk.hidden(), **WHO, "respondent": "Người giữ chức vụ ấy"})
    assert silent.status_code == 422 and "Tôi không muốn ghi tên" in silent.content.decode(), "told at the box"
    walk.on(**WHO, contact="0912 000 111", respondent="Người giữ chức vụ ấy")
    (code,) = codes_of(walk.page)
    assert is_barred(code, accused.pk) and not is_barred(code, other.pk)
    assert Petition.objects.filter(pk=code).exists()


def test_nobody_is_accused_by_an_answer_to_what_became_feedback(walk: Walk) -> None:
    chair = account("committee_chair")
    walk.on(what="Chuyện trong xóm.").on(about=["wrongdoing"]).on(handling_wanted="no", accused=["committee_chair"])
    walk.on().on(**WHO)
    (code,) = codes_of(walk.page)
    assert Petition.objects.get(pk=code).titled == "feedback" and not is_barred(code, chair.pk)


def test_three_matters_are_called_three(walk: Walk) -> None:
    walk.on(what="Ba chuyện.").on(about=["condition", "authority_act", "wrongdoing"])
    walk.on(own_rights="yes", review_wanted="yes", handling_wanted="yes")
    assert "ba việc khác nhau" in walk.text


def test_what_denounces_is_never_sent_beside_a_named_letter(walk: Walk) -> None:
    walk.on(what="Đèn hỏng; cán bộ lấy tiền.").on(about=["condition", "wrongdoing"]).on(handling_wanted="yes")
    assert "Phần tố cáo gửi riêng" in walk.text
    walk.on(part_feedback="Đèn hỏng.").on(**WHO)
    assert [one.titled for one in Petition.objects.all()] == ["feedback"]


def test_on_the_mixed_road_nothing_of_the_denunciation_is_filled_in_or_sent(walk: Walk) -> None:
    """The box held the whole story and two presses sent it, named: it is empty now, and the whole is refused."""
    story = "Mương xóm Bến tắc. Ông Ỷ thu quỹ lấy tiền riêng."
    walk.on(what=story, since="lúc ông Ỷ lên", wish="Nạo vét; xử lý ông Ỷ").on(about=["condition", "wrongdoing"])
    walk.on(handling_wanted="yes")
    assert story in walk.text and '<textarea name="part_feedback"' in walk.text
    assert f">\n{story}</textarea>" not in walk.text
    for part in ("", story, f"  {story.upper()}\n", f"Kính gửi xã.\n{story}"):
        refused = walk.client.post("/don-thu/gui/", {**walk.hidden(), "part_feedback": part, "agree": "no"})
        assert refused.status_code == 422 and "Bước 4" in refused.content.decode(), part
    walk.on(part_feedback="Mương xóm Bến tắc.")
    assert "ông Ỷ" not in walk.text, "nothing of the other boxes either"
    walk.on(**WHO)
    letter = Petition.objects.get()
    assert (letter.titled, letter.content) == ("feedback", "Mương xóm Bến tắc.")


def test_a_part_of_another_road_is_looked_at_again_before_it_is_sent(walk: Walk) -> None:
    """The whole was kept as a part while it was a letter of two open kinds; then the story turned out to denounce."""
    story = "Quyết định phạt sai. Ông Ỷ lấy tiền."
    walk.on(what=story).on(about=["authority_act", "condition"]).on(own_rights="yes", review_wanted="yes")
    walk.on(agree="no", part_complaint=story, part_feedback=story)
    walk.on(ve="1").on(ve="1").on(ve="1").on(about=["authority_act", "condition", "wrongdoing"])
    walk.on(own_rights="yes", review_wanted="yes", handling_wanted="yes")
    last = walk.client.post("/don-thu/gui/", {**walk.hidden(), "agree": "no"})
    assert last.status_code == 422 and not Petition.objects.exists()


def test_pressed_twice_or_sent_again_after_a_lost_answer_is_one_letter_with_the_same_key(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    last = {**walk.hidden(), **WHO}
    first, second = (walk.client.post("/don-thu/gui/", last) for _ in range(2))
    assert codes_of(first) == codes_of(second) and key_of(first) == key_of(second)
    assert "đây vẫn là đơn ấy" in second.content.decode()
    assert Petition.objects.count() == 1


def test_the_waiting_page_holds_no_key_and_brings_it_again_for_an_hour_only(walk: Walk, at: datetime) -> None:
    """Base64 of the hidden box read as the key, and the box alone brought the receipt again for a week."""
    walk.to_the_end(["condition"])
    assert "no-store" not in walk.page.headers.get("Cache-Control", ""), "back shows what was typed"
    sending = walk.hidden()["gui-mot-lan"]
    walk.on(**WHO)
    key, (code,) = key_of(walk.page), codes_of(walk.page)
    plain = key.replace("-", "")
    body = sending.partition(":")[0]
    assert plain not in base64.urlsafe_b64decode(body + "=" * (-len(body) % 4)).decode() and plain not in sending
    again = Client().post("/don-thu/gui/", {"gui-mot-lan": sending})
    assert key_of(again) == key, "the answer was lost on the way"
    OnceToken.objects.update(used_at=F("used_at") - timedelta(minutes=61))
    late = Client().post("/don-thu/gui/", {"gui-mot-lan": sending})
    page = late.content.decode()
    assert code in page and "Đã cấp biên nhận lúc" in page and key not in page and late["Cache-Control"] == "no-store"
    assert Petition.objects.count() == 1


def test_the_receipt_tells_how_sure_its_day_is(walk: Walk) -> None:
    """Since the first of July article 28 is an inference; the page before the sending said so, the receipt did not."""
    walk.to_the_end(["condition"]).on(**WHO)
    assert "suy luận" not in walk.text
    Deadline.objects.filter(code=codes_of(walk.page)[0]).update(certainty="inference")
    again = walk.client.post("/don-thu/gui/", walk.sent)
    assert "chưa đối chiếu với văn bản gốc" in again.content.decode()


def test_back_loses_nothing_that_was_typed(walk: Walk) -> None:
    walk.on(what="Mương tắc ở xóm Bến.", since="tháng 4").on(about=["condition"]).on(ve="1").on(ve="1")
    assert "Bước 1" in walk.text and "Mương tắc ở xóm Bến." in walk.text and 'value="tháng 4"' in walk.text
    walk.on(what="Mương tắc ở xóm Bến, nặng hơn.")
    assert 'value="condition"' in walk.text and "checked" in walk.text


def test_an_empty_page_is_refused_with_words_and_keeps_the_rest(walk: Walk) -> None:
    walk.on(what="", since="tháng 4")
    assert walk.page.status_code == 422 and "Chưa ghi gì ở đây" in walk.text and 'value="tháng 4"' in walk.text
    walk.on(what="x" * 3001)
    assert walk.page.status_code == 422 and "Dài quá" in walk.text


def test_photographs_lose_their_place_and_bad_ones_are_told_by_number(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    many = walk.client.post("/don-thu/gui/", {**walk.hidden(), **WHO, "photos": [picture() for _ in range(6)]})
    assert many.status_code == 422 and "nhiều nhất 5 ảnh" in many.content.decode()
    svg = BytesIO(b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>")
    svg.name = "anh.jpg"
    bad = walk.client.post("/don-thu/gui/", {**walk.hidden(), **WHO, "photos": [picture(), svg]})
    assert bad.status_code == 422 and "Ảnh thứ 2" in bad.content.decode() and WHO["sender_name"] in bad.content.decode()
    walk.on(**WHO, photos=[picture(), picture("PNG")])
    kept = list(LetterPhoto.objects.select_related("attachment"))
    assert [one.attachment.name for one in kept] == ["anh-1.jpg", "anh-2.png"]
    for one in kept:
        data = path_of(one.attachment.sha256).read_bytes()
        assert b"106.68E" not in data and b"Nguy" not in data


def test_mail_is_kept_only_with_consent_that_nobody_ticked_beforehand(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    assert "checked" not in walk.text
    silent = walk.client.post("/don-thu/gui/", {**walk.hidden(), **WHO, "email": "nhai@vidu.vn"})
    assert silent.status_code == 422 and "đánh dấu đồng ý" in silent.content.decode()
    walk.on(**WHO, email="Nhai@vidu.vn", agree_mail="on")
    contact = SenderContact.objects.get()
    assert contact.email.lower() == "nhai@vidu.vn" and contact.agreed_at and contact.agreed_to


def test_a_number_is_kept_like_an_address_with_consent_alone_and_one_way(walk: Walk) -> None:
    walk.to_the_end(["condition"])
    told = {**walk.hidden(), **WHO, "phone": "+84 912 000 111"}
    silent = walk.client.post("/don-thu/gui/", told)
    assert silent.status_code == 422 and "đánh dấu đồng ý" in silent.content.decode()
    wrong = walk.client.post("/don-thu/gui/", {**told, "phone": "0912", "agree_mail": "on"})
    assert wrong.status_code == 422 and "Số điện thoại chưa đúng" in wrong.content.decode()
    walk.on(**WHO, phone="+84 912 000 111", agree_mail="on")
    contact = SenderContact.objects.get()
    assert (contact.email, contact.phone) == ("", "0912000111") and contact.agreed_at and contact.agreed_to


@pytest.mark.parametrize("meddled", ["xyz", "", "W10:1abc:def"])
def test_a_page_that_is_not_ours_begins_anew_and_changes_nothing(walk: Walk, meddled: str) -> None:
    walk.to_the_end(["condition"])
    told = {**walk.hidden(), **WHO, "da-ghi": meddled}
    assert walk.client.post("/don-thu/gui/", told).status_code == 422
    assert walk.client.post("/don-thu/gui/", {**walk.hidden(), **WHO, "gui-mot-lan": meddled}).status_code == 422
    assert not Petition.objects.exists()


def test_what_was_typed_is_never_markup(walk: Walk, at: datetime) -> None:
    walk.to_the_end(["condition"], what='<script>alert(1)</script> "><img src=x onerror=alert(1)>')
    assert "<script>alert" not in walk.text and "<img src=x" not in walk.text


def test_a_letter_of_who_came_by_a_provider_is_among_the_own(walk: Walk) -> None:
    who, given = by_subject("https://id.example", "031090004438"), HttpResponse()
    let_in(given, who)
    walk.client.cookies[COOKIE] = given.cookies[COOKIE].value
    walk.to_the_end(["condition"])
    assert "sẽ có trong “Các đơn của tôi”" in walk.text, "told before it is sent"
    walk.on(**WHO)
    (code,) = codes_of(walk.page)
    assert [letter.code for letter in letters_of(subject_digest=who.digest)] == [code]
    assert code in walk.client.get("/don-thu/cua-toi/").content.decode()


@pytest.mark.parametrize("boxes", [{"what": "Mương\0 tắc."}, {"what": "Mương tắc.", "village": "Thôn không có"}])
def test_what_was_kept_by_going_back_is_looked_at_again_when_it_is_sent(walk: Walk, boxes: dict[str, str]) -> None:
    """ "Back" keeps what stands in the boxes, right or wrong; whoever jumps from there to the end sends nothing wrong."""
    told = {"village": "", "since": "", "wish": "", **boxes}
    walk.to_the_end(["condition"])
    last = walk.hidden()
    walk.page = walk.client.get("/don-thu/gui/")
    walk.on(**told, ve="1")
    kept = {**walk.hidden(), "trang": "co-gi", "about": ["condition"]}
    walk.page = walk.client.post("/don-thu/gui/", kept)
    sent = {**last, "da-ghi": walk.hidden()["da-ghi"], "sender_name": "Vũ Thị Mơ", "sender_address": "Xóm Bến"}
    reply = walk.client.post("/don-thu/gui/", sent)
    assert reply.status_code == 422 and not Petition.objects.exists()
