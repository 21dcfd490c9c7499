"""Items of disclosure with planted persons: a list in preparation, one told with a masked name, one whose time is over, an
objection, a text that waits for a decision. None of it may be read by a stranger."""

from datetime import datetime, timedelta

from dienhong.disclosure.checks import actions as checks
from dienhong.disclosure.lists.objecting import object_to
from tests.factories import disclosure, people_lists

PLANTED = (
    "Khổng Thị Chưa Công Khai",
    "Mạc Văn Che Tên",
    "Tạ Thị Hết Hạn",
    "Ngô Văn Có Ý Kiến",
    "Thiếu hộ bà Lò Thị Vắng Mặt",
    "0386123789",
    "031199009876",
)


def people(*, at: datetime) -> None:
    """Enter them; the commune has its villages."""
    village = people_lists.villages(at)[0]
    people_lists.listed(people_lists.row(village, PLANTED[0]), at=at)
    rows = [people_lists.row(village, PLANTED[1], hidden=True, policy="Hỗ trợ sau lũ")]
    told = people_lists.told(*rows, at=at, kind="relief", content="CK8")
    object_to(
        told.code, about="missing", words=PLANTED[4], sender=PLANTED[3], contact=PLANTED[5], by=disclosure.FOCAL, at=at
    )
    before = at - timedelta(days=60)
    over = disclosure.says(title="Người đóng góp làm đường năm trước", summary="Danh sách đã hết thời gian.", text="")
    item = disclosure.drafted(before.date(), at=before, content="CK5", says=over)
    from dienhong.disclosure.lists import actions

    actions.begin(item.code, "contributions", by=disclosure.WRITER, at=before)
    row = people_lists.RowData(name=PLANTED[2], village=village.code, amount=500_000)
    actions.put_rows(item.code, [row], by=disclosure.WRITER, at=before)
    disclosure.shown(item, at=before)
    text = disclosure.says(title="Kết quả xét nhà ở", text=f"Số định danh {PLANTED[6]}, gọi {PLANTED[5]}.")
    waiting = disclosure.drafted(at=at, content="CK7", says=text)
    checks.search(waiting.code, by=disclosure.WRITER, at=at)
