"""May these hours be declared?"""

from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict

BASIS = "42/2013/QH13 art 24 k 2"


def can_declare(*, hours: str, place: str, from_on: date, twin: str = "") -> Verdict:
    """Hours and place are told, from a day from which nothing else was declared; `twin` is the entry that was."""
    verdict = Verdict.yes()
    if not hours.strip():
        verdict &= Verdict.no("Chưa ghi thời gian tiếp; chưa ghi gì.", BASIS)
    if not place.strip():
        verdict &= Verdict.no("Chưa ghi nơi tiếp; chưa ghi gì.", BASIS)
    if twin:
        verdict &= Verdict.no(
            f"Từ ngày {date_vi(from_on)} đã khai giờ tiếp ở {twin}; khai sai thì hủy bản ghi ấy trước."
        )
    return verdict
