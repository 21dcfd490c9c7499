"""May this reception be entered? The questions of the book; each refusal says what is wrong."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import vn_text

from dienhong.law.dates_vi import date_vi
from dienhong.law.duties import duty
from dienhong.law.thresholds import threshold
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.states import Classification, Handling, Host, SessionKind

BOOK = "42/2013/QH13 art 25 k 2"


@dataclass(frozen=True)
class VisitData:
    """A visit as an officer tells it, before it is a row of the book."""

    content: str
    classification: str
    handling: str
    full_name: str = ""
    address: str = ""
    village: str = ""
    id_number: str = ""
    people_count: int = 1
    settled_by: str = ""
    handling_note: str = ""
    result: str = ""
    answered_on: date | None = None
    note: str = ""


def can_record(
    *, held_on: date, visits: Sequence[VisitData], on: date, since: date | None, is_delegated: bool = False
) -> Verdict:
    """A session is entered after it was held, not before the commune existed, and each visit has what the book must say."""
    verdict = _day(held_on, on, since)
    for order, visit in enumerate(visits, start=1):
        verdict = verdict & _visit(order, visit, held_on, on)
    if is_delegated:
        verdict = verdict & _delegated(held_on)
    return verdict


def may_be_heads(*, host: str, kind: str, receiver_title: str, is_delegated: bool) -> Verdict:
    """A periodic session held by a deputy is entered as delegated: it would pass for the head's own day otherwise."""
    heads = (Host.COMMITTEE, Host.PARTY)
    if is_delegated or kind != SessionKind.PERIODIC or host not in heads or not _is_deputy(receiver_title):
        return Verdict.yes()
    return Verdict.no(
        f"“{receiver_title.strip()}” là cấp phó: hãy đánh dấu “Cấp phó tiếp theo ủy quyền”. Buổi ấy không tính vào số "
        "ngày người đứng đầu phải trực tiếp tiếp."
    )


def can_answer(*, held_on: date, answered_on: date, on: date, answered_before: date | None) -> Verdict:
    """An answer comes on or after the day of the visit, not in the future, and only once."""
    if answered_before:
        return Verdict.no(
            f"Lượt này đã ghi trả lời ngày {date_vi(answered_before)}; muốn sửa hãy dùng “Sửa buổi tiếp”."
        )
    if answered_on < held_on:
        return Verdict.no(f"Ngày trả lời {date_vi(answered_on)} trước ngày tiếp {date_vi(held_on)}.")
    if answered_on > on:
        return Verdict.no(f"Ngày trả lời {date_vi(answered_on)} sau hôm nay ({date_vi(on)}).")
    return Verdict.yes()


def _day(held_on: date, on: date, since: date | None) -> Verdict:
    if held_on > on:
        return Verdict.no(f"Buổi tiếp ngày {date_vi(held_on)} chưa diễn ra; sổ chỉ ghi buổi đã tiếp.")
    if since and held_on < since:
        return Verdict.no(
            f"Ngày {date_vi(held_on)} trước ngày thành lập xã ({date_vi(since)}); việc đó thuộc sổ của đơn vị cũ."
        )
    return Verdict.yes()


def _visit(order: int, visit: VisitData, held_on: date, on: date) -> Verdict:
    place = f"Lượt {order}"
    if visit.classification == Classification.DENUNCIATION:
        # Until the sealed book exists, this program keeps no denouncer's identity at all.
        if visit.full_name or visit.address or visit.id_number:
            return Verdict.no(
                f"{place}: không ghi họ tên, địa chỉ, giấy tờ của người tố cáo vào sổ này; hãy để trống ba ô đó và "
                "giữ danh tính trong hồ sơ niêm phong.",
                "25/2018/QH14 art 9",
            )
    elif not visit.full_name.strip() or not visit.address.strip():
        return Verdict.no(f"{place}: thiếu họ tên hoặc địa chỉ của người được tiếp.", BOOK)
    if not visit.content.strip():
        return Verdict.no(f"{place}: thiếu nội dung vụ việc.", BOOK)
    if visit.handling == Handling.TRANSFER and not visit.handling_note.strip():
        return Verdict.no(f"{place}: chuyển đơn thì ghi nơi chuyển đến và số văn bản.", BOOK)
    if visit.answered_on and not held_on <= visit.answered_on <= on:
        return Verdict.no(f"{place}: ngày trả lời {date_vi(visit.answered_on)} không nằm giữa ngày tiếp và hôm nay.")
    crowd = threshold("reception.crowd", held_on)
    if visit.people_count >= crowd.people:
        return Verdict.yes(
            Reason(f"{place}: từ {crowd.people} người trở lên phải cử đại diện. {crowd.note}", crowd.cite)
        )
    return Verdict.yes()


def _delegated(held_on: date) -> Verdict:
    chair = duty("reception.chair", held_on)
    return Verdict.yes(
        Reason(
            "Buổi do cấp phó tiếp thay không tính vào số ngày người đứng đầu phải trực tiếp tiếp.",
            chair.cite,
            chair.certainty,
        )
    )


def _is_deputy(title: str) -> bool:
    return str(vn_text.fold(title)).strip().startswith("pho ")
