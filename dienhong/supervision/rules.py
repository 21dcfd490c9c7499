"""May this inspection, finding or correction be entered? Each refusal says what is wrong; what is lacking only warns."""

from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.supervision.models import Programme
from dienhong.supervision.states import RATED, Body, InspectionKind, Outcome


@dataclass(frozen=True)
class InspectionData:
    """An inspection as an officer tells it. `subject_code` is a unit of the commune, or empty with `subject` in words."""

    held_on: date
    body: str
    kind: str
    topic: str
    subject: str = ""
    subject_code: str = ""
    programme: str = ""
    outcome: str = Outcome.NONE
    includes_democracy: bool = False
    internal: bool = False
    note: str = ""


def can_record(
    data: InspectionData, *, on: date, since: date | None, programme: Programme | None, subject_known: bool = True
) -> Verdict:
    """An inspection is entered after it was held, with its subject and topic; a surprise one with its outcome.

    `programme` is what `data.programme` resolves to, `subject_known` whether `data.subject_code` names a unit.
    """
    verdict = _day("Cuộc kiểm tra", data.held_on, on, since)
    if not data.topic.strip():
        verdict &= Verdict.no("Thiếu nội dung kiểm tra, giám sát.")
    if not data.subject.strip() and not data.subject_code:
        verdict &= Verdict.no("Thiếu đối tượng: hãy chọn đơn vị trong danh sách hoặc ghi tên.")
    if data.subject_code and not subject_known:
        verdict &= Verdict.no(f"Không có đơn vị nào mang mã {data.subject_code}.")
    if data.kind == InspectionKind.SURPRISE and data.outcome not in RATED:
        verdict &= Verdict.no(
            "Kiểm tra đột xuất phải ghi kết quả: đạt hay chưa đạt yêu cầu. Tỷ lệ đạt trong báo cáo tính từ ô này."
        )
    if data.internal and data.body != Body.PARTY:
        verdict &= Verdict.no("Chỉ việc của cấp ủy mới ghi là nội bộ Đảng; việc của cơ quan khác không đóng lại được.")
    return verdict & _programme(data, programme)


def can_correct(before_internal: bool, data: InspectionData) -> Verdict:
    """What was internal stays internal: the history of the entry keeps its words."""
    if before_internal and not data.internal:
        return Verdict.no(
            "Cuộc kiểm tra nội bộ Đảng không mở ra được bằng cách sửa: lịch sử của bản ghi còn giữ nội dung nội bộ. "
            "Hãy hủy bản ghi này và ghi một bản mới không có nội dung đó."
        )
    return Verdict.yes()


def can_add_finding(*, text: str, correct_by: date | None, held_on: date) -> Verdict:
    """A finding says what was wrong; its day to be put right is not before the inspection."""
    verdict = Verdict.yes() if text.strip() else Verdict.no("Thiếu nội dung hạn chế, kiến nghị.")
    if correct_by and correct_by < held_on:
        verdict &= Verdict.no(f"Hạn khắc phục {date_vi(correct_by)} trước ngày kiểm tra {date_vi(held_on)}.")
    return verdict


def can_postpone(
    *, corrected_on: date | None, correct_by: date | None, new_by: date | None = None, reason: str = "", on: date
) -> Verdict:
    """Only an open finding that has a day, to a later one, with a reason. `new_by` None: asked before the form."""
    if corrected_on:
        return Verdict.no(f"Hạn chế này đã ghi khắc phục ngày {date_vi(corrected_on)}; không lùi hạn nữa.")
    if correct_by is None:
        return Verdict.no("Hạn chế này chưa đặt hạn; hãy dùng “Sửa hạn chế” để đặt hạn.")
    verdict = Verdict.yes()
    if correct_by < on:
        verdict &= Verdict.warn(f"Lùi hạn khi đã quá hạn {date_vi(correct_by)}; sổ giữ hạn lúc đầu.")
    if new_by is None:
        return verdict
    if new_by <= correct_by:
        verdict &= Verdict.no(f"Hạn mới {date_vi(new_by)} không sau hạn đang có {date_vi(correct_by)}.")
    if not reason.strip():
        verdict &= Verdict.no("Lùi hạn thì phải ghi lý do; hạn cũ vẫn giữ trong sổ.")
    return verdict


def can_move_day(*, correct_by: date | None, new_by: date | None, postponed: bool, on: date) -> Verdict:
    """A correction may fix a day typed wrong; one that passed or was put off moves by putting off, with a reason."""
    if correct_by is not None and new_by != correct_by and (postponed or correct_by < on):
        return Verdict.no("Hạn đã qua hoặc đã lùi: đổi hạn thì dùng “Lùi hạn”, có lý do; hạn cũ vẫn giữ trong sổ.")
    return Verdict.yes()


def can_mark_corrected(
    *, corrected_on: date, correction: str, verified_by: str, held_on: date, on: date, before: date | None = None
) -> Verdict:
    """A correction needs its proof, the post that verified it, and a day between the inspection and today; once only."""
    if before:
        return Verdict.no(f"Hạn chế này đã ghi khắc phục ngày {date_vi(before)}; muốn sửa hãy dùng “Sửa hạn chế”.")
    verdict = Verdict.yes()
    if not correction.strip():
        verdict &= Verdict.no(
            "Thiếu chứng cứ khắc phục: hãy ghi văn bản, biên bản hoặc việc đã làm; chưa ghi là đã khắc phục."
        )
    if not verified_by.strip():
        verdict &= Verdict.no("Thiếu chức vụ của người xác nhận đã khắc phục.")
    if corrected_on < held_on:
        verdict &= Verdict.no(f"Ngày khắc phục {date_vi(corrected_on)} trước ngày kiểm tra {date_vi(held_on)}.")
    if corrected_on > on:
        verdict &= Verdict.no(f"Ngày khắc phục {date_vi(corrected_on)} sau hôm nay ({date_vi(on)}).")
    return verdict


def can_record_programme(
    *,
    body: str,
    year: int,
    issued_on: date,
    topics: str,
    on: date,
    other: Programme | None,
    document_known: bool = True,
) -> Verdict:
    """A body has one programme a year, issued by then, with its topics. `other` is the one that stands already."""
    verdict = Verdict.yes()
    if issued_on > on:
        verdict &= Verdict.no(f"Ngày ban hành {date_vi(issued_on)} sau hôm nay ({date_vi(on)}).")
    if issued_on.year not in (year - 1, year):
        verdict &= Verdict.no(
            f"Chương trình năm {year} ban hành trong năm {year - 1} hoặc {year}, không phải {date_vi(issued_on)}."
        )
    if not topics.strip():
        verdict &= Verdict.no("Chương trình chưa có nội dung nào; mỗi dòng ghi một nội dung.")
    if other:
        name = Body(body).label
        verdict &= Verdict.no(f"{name} đã có chương trình năm {year} mang mã {other.code}; hãy sửa bản ấy.")
    if not document_known:
        verdict &= Verdict.no("Văn bản của chương trình không có trong sổ văn bản; hãy vào sổ văn bản trước.")
    return verdict


def _day(what: str, day: date, on: date, since: date | None) -> Verdict:
    if day > on:
        return Verdict.no(f"{what} ngày {date_vi(day)} chưa diễn ra; sổ chỉ ghi cuộc đã làm.")
    if since and day < since:
        return Verdict.no(
            f"Ngày {date_vi(day)} trước ngày thành lập xã ({date_vi(since)}); việc đó thuộc sổ của đơn vị cũ."
        )
    return Verdict.yes()


def _programme(data: InspectionData, programme: Programme | None) -> Verdict:
    if not data.programme:
        if data.kind == InspectionKind.PLANNED:
            return Verdict.warn("Cuộc theo chương trình nhưng chưa gắn với chương trình nào trong sổ.")
        return Verdict.yes()
    if programme is None or not programme.standing:
        return Verdict.no(f"Không có chương trình nào còn hiệu lực trong sổ mang mã {data.programme}.")
    if programme.body != data.body:
        return Verdict.no(
            f"{programme.code} là chương trình của {programme.get_body_display()}, không phải của "
            f"{Body(data.body).label}."
        )
    if programme.year != data.held_on.year:
        return Verdict.no(f"{programme.code} là chương trình năm {programme.year}, không gồm {date_vi(data.held_on)}.")
    return Verdict.yes()
