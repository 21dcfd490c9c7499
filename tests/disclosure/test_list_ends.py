"""When a list ends, the same names end everywhere beside it; and a correction of something else does not end it."""

import io
from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from dienhong.disclosure import actions as items
from dienhong.disclosure.lists import actions, ending, objecting, queries
from dienhong.disclosure.lists.models import PeopleList, PeopleRow
from dienhong.disclosure.models import Item, Version, VersionFile
from dienhong.law.verdict import Refused
from dienhong.ops.lists_over import take_down
from dienhong.page.once import new_token
from dienhong.search.models import PublicText
from tests.factories import disclosure, files
from tests.factories import people_lists as made

pytestmark = pytest.mark.usefixtures("commune")
WRITER, FOCAL = disclosure.WRITER, disclosure.FOCAL
NAMES = files.xlsx(["Họ và tên"], *[[name] for name in made.NAMES])
RULES = files.docx("Tiêu chí bình xét")
LATER = timedelta(days=30)


def with_names(at: datetime) -> Item:
    """A list whose item repeats the names in its text and in a workbook, beside a paper of rules; two versions of it."""
    says = disclosure.says(title="Hộ được hỗ trợ bò giống", summary="Mười hộ được hỗ trợ.", text="Hộ ông Đỗ Mạnh Mẫu.")
    told = disclosure.told(content="CK7", says=says)
    uploads = [("ten.xlsx", io.BytesIO(NAMES)), ("tieu-chi.docx", io.BytesIO(RULES))]
    item = items.draft(told, by=WRITER, at=at, files=uploads)
    actions.begin(item.code, "support", by=WRITER, at=at)
    actions.put_rows(item.code, [made.row(made.villages(at)[0])], by=WRITER, at=at)
    return disclosure.shown(item, at=at)


def corrected(item: Item, at: datetime, **more: object) -> Item:
    """A typo in the title."""
    last = item.versions.order_by("-number").first()
    assert last is not None
    keep = tuple(last.files.values_list("sha256", flat=True))
    said = {"title": "Hộ được hỗ trợ bò giống, đợt 1", "summary": last.summary, "text": last.text, "keep": keep}
    items.renew(item.code, disclosure.says(**{**said, "why": "Sửa tên", **more}), by=WRITER, at=at)
    return Item.objects.get(pk=item.pk)


def test_files_and_text_that_nobody_vouched_for_go_in_every_version(at: datetime, client: Client) -> None:
    item = disclosure.shown(corrected(with_names(at), at), at=at)
    rules = VersionFile.objects.filter(name="tieu-chi.docx").values_list("sha256", flat=True)[0]
    ending.mark_nameless(item.code, words=False, files=[rules], by=WRITER, at=at)
    done = take_down(at + LATER)
    assert (done.down, done.erased) == (2, 2)
    assert list(VersionFile.objects.filter(version__number=2).values_list("name", flat=True)) == ["tieu-chi.docx"]
    assert not VersionFile.objects.filter(name="ten.xlsx").exists()
    for number in (1, 2):
        page = client.get(f"{item.public_path()}?ban={number}").content.decode()
        assert "Đỗ Mạnh Mẫu" not in page and "Phần lời đã gỡ ngày 10/7/2026" in page
    assert not PublicText.objects.filter(text__contains="Mạnh Mẫu").exists()


def test_what_was_read_and_names_nobody_stays(at: datetime) -> None:
    item = with_names(at)
    every = VersionFile.objects.values_list("sha256", flat=True)
    ending.mark_nameless(item.code, words=True, files=list(every), by=WRITER, at=at)
    item = disclosure.shown(corrected(item, at), at=at)
    assert item.versions.get(number=2).nameless, "the same words need no second look"
    take_down(at + LATER)
    assert VersionFile.objects.filter(version__number=2).count() == 2
    assert item.versions.get(number=2).text == "Hộ ông Đỗ Mạnh Mẫu."
    with pytest.raises(Refused, match="đã gỡ"):
        ending.mark_nameless(item.code, words=False, files=[], by=WRITER, at=at)


def test_other_words_are_read_again(at: datetime) -> None:
    item = with_names(at)
    ending.mark_nameless(item.code, words=True, files=[], by=WRITER, at=at)
    assert not corrected(item, at, text="Thêm hộ bà Vũ Thị Thử.").versions.get(number=2).nameless


def test_a_correction_of_the_title_keeps_the_list_and_its_day(at: datetime, client: Client) -> None:
    item = with_names(at)
    end = PeopleList.objects.get().down_on
    objection = objecting.object_to(item.code, about="wrong", words="Sai mức", by=FOCAL, at=at)
    objecting.decide(objection.code, accepted=True, decision="Đúng", by=FOCAL, at=at)
    soon = at + timedelta(days=3)
    item = disclosure.shown(corrected(item, soon), at=soon)
    assert "Đỗ Mạnh Mẫu" in client.get(f"{item.public_path()}danh-sach/").content.decode()
    sheet = queries.shown_list(item, soon.date())
    assert sheet is not None and (sheet.down_on, sheet.total) == (end, 1)
    objection.refresh_from_db()
    assert objection.new_number == 2


def test_leaving_the_list_out_is_an_act_with_a_reason(at: datetime, client: Client) -> None:
    item = corrected(with_names(at), at)
    with pytest.raises(Refused, match="Chưa ghi vì sao"):
        actions.drop_list(item.code, why=" ", by=WRITER, at=at)
    PeopleList.objects.get(version__number=2).delete()  # as a version written before lists were carried along
    disclosure.searched(item, at=at)
    items.mark(item.code, words="", by=WRITER, at=at)
    items.clear(item.code, passed=True, words="", by=FOCAL, at=at)
    with pytest.raises(Refused, match="đến hết 09/7/2026 nhưng bản này không kèm danh sách"):
        items.publish(item.code, by=FOCAL, at=at)
    actions.begin(item.code, "support", by=WRITER, at=at)
    assert len(actions.rows_of(item.code)) == 1
    actions.drop_list(item.code, why="Quyết định hỗ trợ đã bị hủy", by=WRITER, at=at)
    disclosure.shown(item, at=at)
    assert client.get(f"{item.public_path()}danh-sach/").status_code in (404, 410)
    take_down(at)
    assert not PeopleRow.objects.exists(), "names are not kept for a list that nobody reads"


def test_a_list_that_ends_while_its_copy_is_prepared_does_not_come_back(at: datetime) -> None:
    item = corrected(with_names(at), at)
    take_down(at + LATER)
    pending = Version.objects.get(item=item.code, number=2)
    assert not PeopleList.objects.filter(version=pending).exists() and not pending.files.exists()
    assert "Mạnh Mẫu" not in pending.text
    shown = disclosure.shown(item, at=at + LATER)
    assert queries.shown_list(shown, date(2026, 7, 10)) is None


def test_the_desk_says_what_goes_and_marks_what_stays(at: datetime, officer: Callable[[str], Client]) -> None:
    item = with_names(at)
    office = officer("committee_office")
    base = f"/ban-lam-viec/danh-sach/{item.code}/"
    page = office.get(base).content.decode()
    assert "tệp “ten.xlsx”" in page and "lời văn, bảng số liệu" in page
    rules = VersionFile.objects.get(name="tieu-chi.docx").sha256
    revision = Item.objects.get(pk=item.pk).revision
    assert office.get(f"{base}khi-het-han/").status_code == 200
    office.post(f"{base}khi-het-han/", {"words": "on", "kept": [rules], "revision": revision, "once": new_token()})
    page = office.get(base).content.decode()
    assert "tệp “ten.xlsx”" in page and "tieu-chi.docx" not in page and "lời văn, bảng số liệu" not in page
    corrected(item, at)
    revision = Item.objects.get(pk=item.pk).revision
    assert office.get(f"{base}bo/").status_code == 200
    office.post(f"{base}bo/", {"why": "Quyết định đã hủy", "revision": revision, "once": new_token()})
    assert Version.objects.get(item=item.code, number=2).list_why == "Quyết định đã hủy"
    assert officer("party_office").get(f"{base}bo/").status_code == 403
