"""Items of disclosure, through the actions that an officer's forms use."""

from collections.abc import Iterable
from datetime import date, datetime

from dienhong.disclosure import actions
from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.contents import Upload
from dienhong.disclosure.models import Finding, Item
from dienhong.disclosure.proofs.actions import post_up
from dienhong.disclosure.proofs.rules import PostingData
from dienhong.disclosure.rules import ItemData, VersionData
from dienhong.disclosure.states import Place
from dienhong.records.actor import Actor

WRITER = Actor(post="Công chức Phòng Kinh tế", role="committee_office", account_id=801)
FOCAL = Actor(post="Chuyên viên Văn phòng HĐND và UBND", role="committee_office", account_id=802)


def says(**more: object) -> VersionData:
    """A land plan in two sentences."""
    said: dict[str, object] = {
        "title": "Kế hoạch sử dụng đất năm 2026",
        "summary": "Xã dự kiến chuyển 4 ha đất trồng lúa sang đất giao thông. Danh mục từng thửa ở tệp kèm theo.",
        "text": "Điều 1. Phê duyệt kế hoạch.\n\nĐiều 2. Công khai tại nhà văn hóa các thôn.",
    }
    return VersionData(**{**said, **more})  # type: ignore[arg-type]


def told(decided_on: date = date(2026, 6, 8), **more: object) -> ItemData:
    """The land plan, decided by the committee."""
    said: dict[str, object] = {
        "content": "CK3",
        "says": more.pop("says", None) or says(),
        "decided_by": "UBND xã",
        "decided_on": decided_on,
        "starts_on": decided_on,
        "unit": "Phòng Kinh tế",
    }
    return ItemData(**{**said, **more})  # type: ignore[arg-type]


def drafted(decided_on: date = date(2026, 6, 8), *, at: datetime, files: Iterable[Upload] = (), **more: object) -> Item:
    """`told`, entered."""
    return actions.draft(told(decided_on, **more), by=WRITER, at=at, files=files)


def searched(item: Item, *, at: datetime) -> None:
    """Searched for personal data, each place looked at and found innocent."""
    checks.search(item.code, by=WRITER, at=at)
    for one in Finding.objects.filter(version__item=item.code, decision=""):
        checks.decide(item.code, one.pk, "not_personal", reason="Đã xem từng trang", by=WRITER, at=at)


def shown(item: Item, *, at: datetime) -> Item:
    """Searched, looked at, checked twice and made public."""
    searched(item, at=at)
    actions.mark(item.code, words="", by=WRITER, at=at)
    actions.clear(item.code, passed=True, words="", by=FOCAL, at=at)
    return actions.publish(item.code, by=FOCAL, at=at)


def published(
    decided_on: date = date(2026, 6, 8), *, at: datetime, files: Iterable[Upload] = (), **more: object
) -> Item:
    """An item anybody may read."""
    return shown(drafted(decided_on, at=at, files=files, **more), at=at)


def hung(item: Item, from_on: date, *, at: datetime, village: str = "", photo: bytes | None = None) -> Item:
    """A paper at the office, or in a village."""
    place, where = (Place.VILLAGE, "Nhà văn hóa thôn") if village else (Place.OFFICE, "Bảng tin trụ sở")
    data = PostingData(place, where, from_on, "Trưởng thôn" if village else "Văn thư", village)
    return post_up(item.code, data, by=FOCAL, at=at, photo=photo)
