"""Lists that name people, through the actions that an officer's forms use. All names are invented."""

from datetime import date, datetime

from dienhong.commune.models import Unit
from dienhong.disclosure import actions as items
from dienhong.disclosure.lists import actions
from dienhong.disclosure.lists.rules import RowData
from dienhong.disclosure.models import Item
from tests.factories import commune as frame
from tests.factories import disclosure

NAMES = ("Đỗ Mạnh Mẫu", "Vũ Thị Thử", "Trần Văn Ví Dụ", "Lê Thị Giả Định", "Phạm Văn Tưởng")


def villages(at: datetime) -> list[Unit]:
    """Two villages."""
    there = list(Unit.objects.filter(kind="village").order_by("code_number"))
    return there or [frame.village(name, by=disclosure.WRITER, at=at) for name in ("Đình Hạ", "Cầu Đá")]


def row(village: Unit, name: str = NAMES[0], **more: object) -> RowData:
    """A household that gets a cow."""
    said: dict[str, object] = {"policy": "Hỗ trợ bò giống", "amount": 15_000_000, "decision": "12/QĐ-UBND"}
    return RowData(name=name, village=village.code, **{**said, **more})  # type: ignore[arg-type]


def listed(*rows: RowData, at: datetime, kind: str = "support", content: str = "CK7", **more: object) -> Item:
    """An item in preparation with a list."""
    says = disclosure.says(
        title="Hộ được hỗ trợ bò giống năm 2026", summary="Mười hộ được hỗ trợ. Danh sách kèm theo.", text=""
    )
    item = disclosure.drafted(date(2026, 6, 8), at=at, content=content, says=says, **more)
    actions.begin(item.code, kind, by=disclosure.WRITER, at=at)
    if rows:
        actions.put_rows(item.code, rows, by=disclosure.WRITER, at=at)
    return Item.objects.get(pk=item.code)


def told(*rows: RowData, at: datetime, **more: object) -> Item:
    """A list anybody may read."""
    return disclosure.shown(listed(*rows, at=at, **more), at=at)  # type: ignore[arg-type]


def renewed(item: Item, *rows: RowData, at: datetime) -> Item:
    """The list corrected by a new version, told."""
    version = item.versions.order_by("-number").first()
    assert version is not None
    says = disclosure.says(title=version.title, summary=version.summary, text="", why="Sửa danh sách")
    items.renew(item.code, says, by=disclosure.WRITER, at=at)
    actions.begin(item.code, version.people_list.kind, by=disclosure.WRITER, at=at)
    actions.put_rows(item.code, rows, by=disclosure.WRITER, at=at)
    return disclosure.shown(Item.objects.get(pk=item.code), at=at)
