"""Nothing that may identify a person goes out before somebody decided about it, typed or in a file."""

import io
import re
from collections.abc import Callable
from datetime import datetime

import pytest
from django.test import Client

from dienhong.commune.models import Commune
from dienhong.disclosure import actions
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.checks.queries import gate
from dienhong.disclosure.checks.sentences import sentence
from dienhong.disclosure.models import Finding, Item
from dienhong.law.verdict import Refused
from dienhong.page.once import new_token
from dienhong.privacy.detector import hits
from dienhong.records import history
from tests.factories import disclosure as made
from tests.factories import files

pytestmark = pytest.mark.usefixtures("commune")
NUMBER = "031090004438"
PAGE = "/ban-lam-viec/du-lieu-ca-nhan/"


def cleared(at: datetime, text: str = "", *uploads: tuple[str, bytes]) -> Item:
    """An item whose both checks are done; only the search stands before it."""
    told = made.told(says=made.says(text=text))
    item = actions.draft(told, by=made.WRITER, at=at, files=[(name, io.BytesIO(data)) for name, data in uploads])
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    return actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)


def publish(item: Item, at: datetime) -> Item:
    return actions.publish(item.code, by=made.FOCAL, at=at)


def test_innocent_words_go_out_without_further_ado(at: datetime) -> None:
    assert publish(cleared(at, "Chi 1.397.000.000 đồng theo Quyết định 12/QĐ-UBND ngày 05/6/2026."), at).public


def test_a_number_in_the_text_waits_for_a_decision_and_a_kept_one_needs_its_law(at: datetime) -> None:
    item = cleared(at, f"Ông Đỗ Văn Mẫu, số định danh {NUMBER}, được hỗ trợ. Gọi {NUMBER} lần nữa.")
    with pytest.raises(Refused, match="Chưa rà dữ liệu cá nhân"):
        publish(item, at)
    checks.search(item.code, by=made.WRITER, at=at)
    with pytest.raises(Refused, match=r"Còn 1 chỗ.*nội dung: Số giấy tờ tùy thân •••• 438") as refused:
        publish(item, at)
    assert NUMBER not in str(refused.value)
    place = Finding.objects.get()
    assert (place.times, place.decision) == (2, "")
    for reason, basis in (("", "Luật"), ("Cần", ""), ("", "")):
        with pytest.raises(Refused, match="căn cứ"):
            checks.decide(item.code, place.pk, "keep", reason=reason, basis=basis, by=made.FOCAL, at=at)
    checks.decide(item.code, place.pk, "keep", reason="Luật yêu cầu", basis="Luật mẫu", by=made.FOCAL, at=at)
    assert publish(item, at).public
    assert [event.verb for event in history.of(item.code)][-3:] == ["search_personal", "decide_personal", "publish"]
    assert history.verify().events


def test_a_removed_number_is_seen_as_removed_and_one_put_in_later_is_met(at: datetime) -> None:
    item = cleared(at, f"CCCD {NUMBER}")
    checks.search(item.code, by=made.WRITER, at=at)
    for text, open_ in (("đã bỏ", 0), (f"CCCD {NUMBER}", 1), (f"CCCD {NUMBER}, ĐT 0912345678", 2)):
        revision = Item.objects.get(pk=item.pk).revision
        told = made.told(says=made.says(text=text))
        actions.rewrite(item.code, told, revision=revision, by=made.WRITER, at=at)
        checks.search(item.code, by=made.WRITER, at=at)
        assert Finding.objects.filter(decision="").count() == open_
        assert Finding.objects.filter(decision="removed").count() == (0 if open_ else 1)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.docx", files.docx("Ông Mẫu", table=[["Họ tên", "Số CCCD"], ["Mẫu", NUMBER]])),
        ("a.xlsx", files.xlsx(["Họ tên", "CCCD"], ["Mẫu", 31090004438])),
        ("a.pdf", files.pdf(f"Ông Mẫu, căn cước số {NUMBER}")),
    ],
)
def test_a_number_inside_a_file_is_met(at: datetime, name: str, data: bytes) -> None:
    item = cleared(at, "", (name, data))
    checks.search(item.code, by=made.WRITER, at=at)
    with pytest.raises(Refused, match=f"tệp “{name}”: Số giấy tờ tùy thân"):
        publish(item, at)


def test_a_sentence_shows_no_piece_of_a_value_beside_it() -> None:
    """Neither of one that the cut goes through, nor of one that begins in the line before."""
    lead = "Bà Mẫu, số định danh 031184012345, được hỗ trợ sửa nhà theo quyết định của Ủy ban nhân dân xã, "
    text = f"{lead}ở số nhà 14 thôn Đình.\nBà Mẫu, điện thoại 0912 345\n678, tài khoản 19034567890123 tại xã"
    for hit in hits(text):
        shown = "".join(sentence(text, hit.start, hit.end))
        assert not re.search(r"\d{3}", re.sub(r"•••• \d{3}", "", shown)), shown


def test_what_no_machine_reads_is_passed_by_whoever_looked(at: datetime) -> None:
    item = cleared(at, "", ("ban-do.png", files.photo(kind="PNG")), ("quet.pdf", files.pdf("")))
    checks.search(item.code, by=made.WRITER, at=at)
    with pytest.raises(Refused, match=r"tự|ảnh"):
        publish(item, at)
    for place in Finding.objects.all():
        with pytest.raises(Refused, match="Hãy ghi đã xem"):
            checks.decide(item.code, place.pk, "not_personal", by=made.FOCAL, at=at)
        checks.decide(item.code, place.pk, "not_personal", reason="Đã mở, chỉ có bản đồ", by=made.FOCAL, at=at)
    assert publish(item, at).public


def test_a_correction_keeps_what_was_decided_about_the_same_value(at: datetime) -> None:
    item = cleared(at, "Đường dây nóng 0912345678")
    checks.search(item.code, by=made.WRITER, at=at)
    checks.decide(item.code, Finding.objects.get().pk, "not_personal", reason="Số cơ quan", by=made.FOCAL, at=at)
    publish(item, at)
    again = made.says(text="Đường dây nóng 0912345678, và 0987654321", why="Thêm số")
    actions.renew(item.code, again, by=made.WRITER, at=at)
    checks.search(item.code, by=made.WRITER, at=at)
    assert list(Finding.objects.filter(version__number=2).order_by("id").values_list("decision", "reason")) == [
        ("not_personal", "Số cơ quan"),
        ("", ""),
    ]


def test_the_screen_masks_until_somebody_with_the_right_looks(at: datetime, officer: Callable[[str], Client]) -> None:
    item = cleared(at, f"Bà Vũ Thị Mẫu, sinh ngày 02/3/1990, số căn cước {NUMBER}, được hỗ trợ.")
    office = officer("committee_office")
    page = f"{PAGE}{item.code}/"
    assert "Chưa rà dữ liệu cá nhân" in office.get(page).content.decode()
    assert office.post(f"{page}ra/", {"once": new_token()}, follow=True).redirect_chain[-1][0] == page
    text = office.get(page).content.decode()
    assert NUMBER not in text and "02/3/1990" not in text
    assert "•••• 438" in text and "••/••/1990" in text and "Bà Vũ Thị Mẫu, sinh" in text
    place = Finding.objects.get(kind="id_number")
    before = len(history.of(item.code))
    reply = office.post(f"{page}{place.pk}/hien/")
    assert NUMBER in reply.content.decode() and "no-store" in reply.headers["Cache-Control"]
    assert [event.verb for event in history.of(item.code)[before:]] == ["reveal"]
    assert officer("party_office").post(f"{page}{place.pk}/hien/").status_code == 403
    assert "Bà Vũ Thị Mẫu" not in officer("party_office").get(page).content.decode()
    assert officer("party_office").post(f"{page}ra/", {"once": new_token()}).status_code == 403
    form = {"decision": "not_personal", "reason": "Số mẫu", "basis": "", "once": new_token()}
    revision = Item.objects.get(pk=item.pk).revision
    office.post(f"{page}{place.pk}/", {**form, "revision": revision})
    place.refresh_from_db()
    assert (place.decision, place.decided_by != "") == ("not_personal", True)


def test_a_version_rewritten_meanwhile_is_not_passed_by_an_old_search(at: datetime, commune: Commune) -> None:
    item = cleared(at, "Không có ai.", ("a.docx", files.docx("chữ")))
    checks.search(item.code, by=made.WRITER, at=at)
    revision = Item.objects.get(pk=item.pk).revision
    actions.rewrite(
        item.code, made.told(says=made.says(text=f"CCCD {NUMBER}")), revision=revision, by=made.WRITER, at=at
    )
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)
    with pytest.raises(Refused, match="Chưa rà"):
        publish(item, at)


def test_what_was_decided_after_the_second_check_is_told_to_whoever_publishes(
    at: datetime, officer: Callable[[str], Client]
) -> None:
    """The two checks are by two persons; the one who wrote could still wave every place through behind the second one's back."""
    item = cleared(at, f"Ông Đỗ Văn Mẫu, số định danh {NUMBER}.")
    checks.search(item.code, by=made.WRITER, at=at)
    place = Finding.objects.get()
    checks.decide(item.code, place.pk, "not_personal", by=made.WRITER, at=at)
    path = f"/ban-lam-viec/cong-khai/{item.code}/cong-khai/"
    page = officer("committee_office").get(path).content.decode()
    assert "Sau khi đầu mối duyệt, Công chức Phòng Kinh tế còn quyết định" in page and NUMBER not in page
    checks.decide(item.code, place.pk, "not_personal", reason="Số giả", by=made.FOCAL, at=at)
    assert gate(item.versions.get(), at.date()).warnings, "that somebody else decided last hides nothing"
    assert publish(item, at).public, "it warns: no law asks for more"


def test_what_the_second_check_saw_needs_no_third(at: datetime) -> None:
    item = actions.draft(made.told(says=made.says(text=f"Số định danh {NUMBER}.")), by=made.WRITER, at=at)
    made.searched(item, at=at)
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)
    assert not gate(item.versions.get(), at.date()).warnings
