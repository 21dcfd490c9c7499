"""May this matter be entered, this week be signed? A week that is not over cannot be without anything."""

from dataclasses import dataclass
from datetime import date, timedelta

from dienhong.law.dates_vi import date_vi
from dienhong.law.periods import Window
from dienhong.law.thresholds import threshold
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.escalations.states import Outcome


@dataclass(frozen=True)
class MatterData:
    """A matter as it is told, without anybody's name."""

    happened_on: date
    theme: str
    words: str
    village: str = ""
    beyond_level: bool = False
    level: str = ""
    crowd: bool = False
    people: int | None = None
    done: str = ""
    outcome: str = Outcome.OPEN
    settled_on: date | None = None


def can_record(told: MatterData, *, on: date, since: date | None, village_found: bool) -> Verdict:
    """Some kind, its level or number, a day that is not ahead; what the law of reception calls a crowd is told."""
    verdict = Verdict.yes()
    if told.happened_on > on:
        verdict &= Verdict.no(f"Ngày {date_vi(told.happened_on)} chưa đến.")
    if since and told.happened_on < since:
        verdict &= Verdict.no(f"Ngày {date_vi(told.happened_on)} trước ngày thành lập xã ({date_vi(since)}).")
    if not told.beyond_level and not told.crowd:
        verdict &= Verdict.no("Chưa chọn vượt cấp hay đông người.")
    if told.beyond_level and not told.level:
        verdict &= Verdict.no("Khiếu kiện vượt cấp thì ghi đã đến cấp nào.")
    if told.crowd and not told.people:
        verdict &= Verdict.no("Đông người thì ghi số người, ước lượng cũng được.")
    if not told.words.strip():
        verdict &= Verdict.no("Chưa ghi việc gì.")
    if told.village and not village_found:
        verdict &= Verdict.no(f"Danh mục không có thôn {told.village} vào ngày ấy.")
    return verdict & _outcome(told, on) & _crowd(told)


def can_sign(week: Window, *, on: date, since: date | None, signed_before: str, village_found: bool) -> Verdict:
    """Once the week is over, once, by a village that existed in it."""
    verdict = Verdict.yes()
    if on <= week.to_on:
        first = week.to_on + timedelta(days=1)
        verdict &= Verdict.no(f"Tuần {week.label_vi()} chưa hết; ký được từ thứ Hai {date_vi(first)}.")
    if since and week.to_on < since:
        verdict &= Verdict.no(f"Tuần {week.label_vi()} trước ngày thành lập xã.")
    if signed_before:
        verdict &= Verdict.no(f"Tuần {week.label_vi()} đã báo ({signed_before}).")
    if not village_found:
        verdict &= Verdict.no("Danh mục không có thôn này trong tuần ấy.")
    return verdict


def _outcome(told: MatterData, on: date) -> Verdict:
    if told.outcome == Outcome.OPEN:
        return Verdict.no("Còn đang giải quyết thì để trống ngày ổn định.") if told.settled_on else Verdict.yes()
    if told.outcome == Outcome.CALM and told.settled_on is None:
        return Verdict.no("Đã ổn định thì ghi ngày ổn định.")
    if told.settled_on and not told.happened_on <= told.settled_on <= on:
        return Verdict.no("Ngày ổn định không nằm giữa ngày xảy ra và hôm nay.")
    return Verdict.yes()


def _crowd(told: MatterData) -> Verdict:
    if not told.crowd or not told.people:
        return Verdict.yes()
    law = threshold("reception.crowd", told.happened_on)
    if told.people >= law.people:
        return Verdict.yes()
    words = f"Dưới {law.people} người luật về tiếp công dân chưa coi là nhiều người cùng một nội dung; hãy xem lại."
    return Verdict.yes(Reason(words, law.cite))
