"""What stands in a public file is found by anybody, as long as it is public; what names persons never is."""

import io
from datetime import datetime, timedelta
from html import unescape

import pytest
from django.test import Client

from dienhong.disclosure import actions
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.lists import actions as lists
from dienhong.disclosure.lists import ending
from dienhong.disclosure.models import FileWords, Finding, Item
from dienhong.disclosure.rules import VersionData
from dienhong.ops.findable import told_again
from dienhong.ops.lists_over import take_down
from dienhong.search.models import PublicFiles, PublicText
from dienhong.search.queries import find
from tests.factories import disclosure as made
from tests.factories import files, people_lists

pytestmark = pytest.mark.usefixtures("commune")
PHRASE = "kiên cố hóa mương Đồng Chợ"
PAPERS = {
    "a.docx": files.docx("Mục 1.", f"Công trình {PHRASE} dài 412 m."),
    "a.pdf": files.pdf("Muc 1", f"Công trình {PHRASE} dài 412 m."),
    "a.xlsx": files.xlsx(["TT", "Công trình"], [1, f"Công trình {PHRASE} dài 412 m."]),
}
KEPT = {"decision": "keep", "reason": "Số trực của trạm", "basis": "10/2022/QH15 art 11"}


def uploads(**named: bytes) -> list[tuple[str, io.BytesIO]]:
    return [(name.replace("_", "."), io.BytesIO(data)) for name, data in named.items()]


def codes(words: str) -> list[str]:
    return [row.code for row in find(words).rows]


def again(item: Item, at: datetime, *fresh: tuple[str, io.BytesIO], keep: tuple[str, ...] = ()) -> Item:
    says: VersionData = made.says(why="Thay tệp", keep=keep)
    return actions.renew(item.code, says, by=made.WRITER, at=at, files=fresh)


@pytest.mark.parametrize("name", PAPERS)
def test_a_phrase_of_a_file_leads_to_its_item(at: datetime, client: Client, name: str) -> None:
    file = (name, io.BytesIO(PAPERS[name]))
    item = made.drafted(at=at, files=[file])
    made.searched(item, at=at)
    assert codes(PHRASE) == [], "nobody searches what is in preparation"
    item = made.shown(item, at=at)
    for asked in (PHRASE, f'"{PHRASE}"', "kien co hoa", "ke hoach su dung dat dong cho"):
        assert codes(asked) == [item.code], asked
    page = unescape(client.get("/tim/", {"q": f'"{PHRASE}"'}).content.decode())
    assert f"trong tệp: {name}" in page and "<mark>Đồng</mark> <mark>Chợ</mark> dài 412 m." in page
    actions.withdraw(item.code, why="Nhầm số liệu", by=made.FOCAL, at=at)
    assert codes(PHRASE) == [] and not PublicFiles.objects.exists() and not FileWords.objects.exists()


def test_a_title_and_a_text_come_before_a_file(at: datetime) -> None:
    hung = made.published(at=at, files=uploads(a_docx=PAPERS["a.docx"]))
    text = made.published(at=at, says=made.says(title="Việc khác", text=f"Nói về {PHRASE}."))
    title = made.published(at=at, says=made.says(title=PHRASE.capitalize()))
    assert codes(PHRASE) == [title.code, text.code, hung.code] == codes("kien co hoa muong")
    assert [row.code for row in find(PHRASE, newest=True).rows] == [title.code, text.code, hung.code]


def test_only_the_files_of_the_version_that_is_shown_are_searched(at: datetime) -> None:
    item = made.published(at=at, files=uploads(a_docx=PAPERS["a.docx"]))
    item = again(item, at, ("b.docx", io.BytesIO(files.docx("Đổi sang tuyến Gò Sành"))))
    made.searched(item, at=at)
    assert codes(PHRASE) == [item.code] and codes("tuyến Gò Sành") == []
    since = PublicText.objects.get(code=item.code).changed_at
    item = made.shown(item, at=at + timedelta(hours=1))
    assert codes(PHRASE) == [] and codes("tuyến Gò Sành") == [item.code]
    assert FileWords.objects.get().words == "Đổi sang tuyến Gò Sành"
    assert since != PublicText.objects.get(code=item.code).changed_at, "a changed file is news, whatever it is called"


def test_who_wrote_a_file_and_what_was_deleted_in_it_is_not_searched(at: datetime) -> None:
    import docx

    paper = docx.Document(io.BytesIO(PAPERS["a.docx"]))
    paper.core_properties.author = "Trịnh Văn Thảo"
    out = io.BytesIO()
    paper.save(out)
    item = made.published(at=at, files=uploads(a_docx=out.getvalue()))
    assert codes(PHRASE) == [item.code] and codes("Trịnh Văn Thảo") == [] == codes("python docx")


def test_a_file_in_which_something_personal_was_kept_is_not_searched(at: datetime) -> None:
    item = made.drafted(at=at, files=uploads(a_docx=files.docx(f"{PHRASE}, gọi ông Mẫu 0912345678")))
    checks.search(item.code, by=made.WRITER, at=at)
    checks.decide(item.code, Finding.objects.get().pk, by=made.FOCAL, at=at, **KEPT)
    item = made.shown(item, at=at)
    assert item.public and codes(PHRASE) == [] == codes("ông Mẫu")


@pytest.mark.parametrize("name", ["ten.xlsx", "ten.docx", "ten.pdf"])
def test_a_list_of_persons_is_not_searched_whatever_was_decided(at: datetime, name: str) -> None:
    rows = [["STT", "Họ và tên"], *[[str(n), one] for n, one in enumerate(people_lists.NAMES * 4, 1)]]
    data = {
        "ten.xlsx": files.xlsx(*rows),
        "ten.docx": files.docx("Danh sách", table=rows),
        "ten.pdf": files.pdf("\n".join("   ".join(row) for row in rows)),
    }[name]
    item = made.published(at=at, files=[(name, io.BytesIO(data))])
    assert item.public and Finding.objects.exists()
    assert [codes(one) for one in people_lists.NAMES] == [[] for _ in people_lists.NAMES]


def test_beside_a_list_only_what_somebody_vouched_for_is_searched(at: datetime) -> None:
    told = made.told(content="CK7", says=made.says(title="Hộ được hỗ trợ bò giống"))
    item = actions.draft(told, by=made.WRITER, at=at, files=uploads(a_docx=PAPERS["a.docx"]))
    lists.begin(item.code, "support", by=made.WRITER, at=at)
    lists.put_rows(item.code, [people_lists.row(people_lists.villages(at)[0])], by=made.WRITER, at=at)
    item = made.shown(item, at=at)
    assert codes(PHRASE) == []
    sha256 = item.versions.get().files.get().sha256
    ending.mark_nameless(item.code, words=True, files=[sha256], by=made.WRITER, at=at)
    assert codes(PHRASE) == [item.code]
    ending.mark_nameless(item.code, words=True, files=[], by=made.WRITER, at=at)
    assert codes(PHRASE) == []
    take_down(at + timedelta(days=60))
    assert codes(PHRASE) == [] and not FileWords.objects.exists()


def test_a_rebuild_tells_the_same_of_files_and_reads_what_was_never_read(at: datetime) -> None:
    item = made.published(at=at, files=uploads(a_docx=PAPERS["a.docx"], b_pdf=PAPERS["a.pdf"]))
    before = list(PublicFiles.objects.values())
    assert [name for name, _ in before[0]["texts"]] == ["a.docx", "b.pdf"]
    FileWords.objects.all().delete()  # as of an item told before words were kept
    PublicText.objects.all().delete()
    assert codes(PHRASE) == [] and told_again() == 1
    assert list(PublicFiles.objects.values()) == before and codes(PHRASE) == [item.code]
