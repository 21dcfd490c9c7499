"""May this day be declared off, or worked, in this commune?"""

from datetime import date

from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict


def can_declare_day(
    day: date, *, working: bool, reason: str, calendar: Calendar, document_found: bool, twin: str = ""
) -> Verdict:
    """With a reason and a document, once, and only what is not so already; `calendar` is the country's with the commune's own
    days, `twin` what was declared of the day."""
    verdict = Verdict.yes()
    if not reason.strip():
        verdict &= Verdict.no("Chưa ghi lý do; người dân sẽ đọc lý do này ở chỗ giải thích hạn.")
    if not document_found:
        verdict &= Verdict.no("Ngày nghỉ, ngày làm bù cần văn bản có trong sổ văn bản; chưa ghi.")
    if twin:
        return verdict & Verdict.no(f"Ngày {date_vi(day)} đã khai ở {twin}; khai sai thì hủy bản ghi ấy trước.")
    if working and calendar.is_working(day):
        verdict &= Verdict.no(f"Ngày {date_vi(day)} vốn là ngày làm việc; chưa ghi.")
    if not working and (why := calendar.why_off(day)):
        verdict &= Verdict.no(f"Ngày {date_vi(day)} vốn đã nghỉ ({why}); chưa ghi.")
    return verdict
