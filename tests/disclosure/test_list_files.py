"""A list of persons does not slip out as a plain file: it is met, it becomes a list or it has an end."""

import io
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from dienhong.disclosure import actions
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.models import Finding, Item, VersionFile
from dienhong.law.verdict import Refused
from dienhong.ops.lists_over import take_down
from dienhong.records import history
from tests.answers import let_go
from tests.factories import disclosure as made
from tests.factories import files
from tests.factories.people_lists import NAMES

pytestmark = pytest.mark.usefixtures("commune")
ROWS = [[n, name, "Đình Hạ", "Hộ nghèo", 500_000] for n, name in enumerate(NAMES * 12, 1)]
BOOK = files.xlsx(["STT", "Họ và tên", "Thôn", "Diện", "Số tiền"], *ROWS)
LAST = date(2026, 7, 9)
KEEP = {"decision": "keep", "reason": "Phải niêm yết người hưởng", "basis": "10/2022/QH15 art 11"}


def written(at: datetime, text: str = "", name: str = "danh-sach.xlsx", data: bytes = BOOK) -> Item:
    told = made.told(content="CK7", says=made.says(text=text))
    item = actions.draft(told, by=made.WRITER, at=at, files=[(name, io.BytesIO(data))])
    checks.search(item.code, by=made.WRITER, at=at)
    return item


def kept(at: datetime) -> Item:
    item = written(at)
    checks.decide(item.code, Finding.objects.get().pk, until=LAST, by=made.FOCAL, at=at, **KEEP)
    return made.shown(Item.objects.get(pk=item.pk), at=at)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.xlsx", BOOK),
        ("a.docx", files.docx("Danh sách", table=[["STT", "Họ tên"], *[[str(n), one] for n, one in enumerate(NAMES)]])),
    ],
)
def test_names_in_a_column_are_met_in_every_kind_of_file(at: datetime, name: str, data: bytes) -> None:
    item = written(at, name=name, data=data)
    actions.mark(item.code, words="", by=made.WRITER, at=at)
    actions.clear(item.code, passed=True, words="", by=made.FOCAL, at=at)
    with pytest.raises(Refused, match=f"tệp “{name}”: Danh sách có tên người chừng") as refused:
        actions.publish(item.code, by=made.FOCAL, at=at)
    assert not any(one in str(refused.value) for one in NAMES)


def test_a_file_that_lists_persons_is_kept_only_with_its_last_day(at: datetime) -> None:
    item = written(at)
    place = Finding.objects.get()
    for until, said in ((None, "ngày cuối"), (date(2026, 6, 9), "đã qua")):
        with pytest.raises(Refused, match=said):
            checks.decide(item.code, place.pk, until=until, by=made.FOCAL, at=at, **KEEP)
    checks.decide(item.code, place.pk, until=LAST, by=made.FOCAL, at=at, **KEEP)
    assert VersionFile.objects.get().down_on == LAST + timedelta(days=1)
    checks.decide(item.code, place.pk, "not_personal", reason="Cán bộ theo chức vụ", by=made.FOCAL, at=at)
    assert VersionFile.objects.get().down_on is None


def test_names_in_the_text_belong_into_a_list(at: datetime) -> None:
    item = written(
        at, text="\n".join(f"{n}. {one}, hộ nghèo" for n, one in enumerate(NAMES, 1)), data=files.xlsx(["a"])
    )
    with pytest.raises(Refused, match="Không để danh sách người trong lời văn"):
        checks.decide(item.code, Finding.objects.get().pk, until=LAST, by=made.FOCAL, at=at, **KEEP)


def test_while_it_is_told_nobody_keeps_it_and_after_its_day_it_is_gone(at: datetime, client: Client) -> None:
    item = kept(at)
    url = f"{item.public_path()}ban/1/tep/1/"
    reply = client.get(url)
    assert reply.headers["X-Robots-Tag"].startswith("noindex") and "no-store" in reply.headers["Cache-Control"]
    assert "ETag" not in reply.headers
    let_go(reply)
    page = client.get(item.public_path()).content.decode()
    assert "danh-sach.xlsx" in page and "đến hết 09/7/2026" in page
    VersionFile.objects.update(down_on=at.date())  # its last day was yesterday; the morning has not come yet
    assert client.get(url).status_code == 410
    assert "danh-sach.xlsx" not in client.get(item.public_path()).content.decode()


def test_the_morning_takes_the_file_down_and_history_tells_it(at: datetime) -> None:
    item = kept(at)
    assert take_down(at + timedelta(days=29)).files == 0
    assert take_down(at + timedelta(days=30)).files == 1
    assert not VersionFile.objects.exists() and take_down(at + timedelta(days=30)).files == 0
    assert history.of(item.code)[-1].verb == "list_file_down" and history.verify().events


def test_the_same_file_in_the_next_version_keeps_its_day(at: datetime) -> None:
    item = kept(at)
    sha256 = VersionFile.objects.get().sha256
    actions.renew(item.code, made.says(text="", why="Sửa tên", keep=(sha256,)), by=made.WRITER, at=at)
    assert VersionFile.objects.get(version__number=2).down_on == LAST + timedelta(days=1)
    checks.search(item.code, by=made.WRITER, at=at)
    assert Finding.objects.get(version__number=2).until == LAST
