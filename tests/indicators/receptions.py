"""Sessions of May 2026, entered through the register's own act."""

from datetime import date, datetime

from dienhong.law.periods import Window
from dienhong.petitions.actions import record_reception
from dienhong.petitions.models import Reception
from dienhong.petitions.rules import VisitData
from dienhong.records.actor import Actor

MAY = Window(date(2026, 5, 1), date(2026, 5, 31))


def reception(
    day: int | date, host: str, *, by: Actor, at: datetime, people: tuple[int, ...] = (), kind: str = "regular"
) -> Reception:
    """A session held on a day of May (or another day), with one visit for each number of people."""
    return record_reception(
        held_on=day if isinstance(day, date) else date(2026, 5, day),
        host=host,
        kind=kind,
        received_by="Người tiếp",
        receiver_title="Chủ tịch UBND xã",
        place="Trụ sở UBND xã",
        visits=[
            VisitData(
                content="Đường thôn hỏng",
                classification="feedback",
                handling="answered",
                full_name="Người đến",
                address="Thôn Cẩm Bồ",
                people_count=count,
            )
            for count in people
        ],
        by=by,
        at=at,
    )
