"""May this be entered, checked, told, changed, taken down? Each answer names its article; what is only inferred warns."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from dienhong.disclosure.figures import Line, check
from dienhong.disclosure.requirements import last_day
from dienhong.disclosure.states import State, Step
from dienhong.law.dates_vi import date_vi
from dienhong.law.disclosure import NotInForce, UnknownContent, content, contents, sector
from dienhong.law.instruments import find
from dienhong.law.verdict import Certainty, Reason, Verdict

BOOK = "10/2022/QH15 art 11; 10/2022/QH15 art 12; 10/2022/QH15 art 13"
REVIEW = "01/2026/QH16 art 11 k 4"
TWO_STEPS = "13/2018/NĐ-CP art 7"
AGAIN = "10/2022/QH15 art 14 k 1"
LONGEST_SUMMARY = 700


@dataclass(frozen=True, slots=True)
class VersionData:
    """What a version says. `keep` are digests of files that the version before had and this one keeps."""

    title: str
    summary: str
    text: str = ""
    amount_unit: str = ""
    lines: tuple[Line, ...] = ()
    keep: tuple[str, ...] = ()
    why: str = ""


@dataclass(frozen=True, slots=True)
class ItemData:
    """An item as an officer tells it. `starts_on` is the day the time to publish runs from."""

    content: str
    says: VersionData
    decided_by: str
    decided_on: date
    starts_on: date
    unit: str
    sector: str = ""
    document: str = ""
    villages: tuple[str, ...] = ()
    plan: str = ""
    plan_line: int | None = None


@dataclass(frozen=True, slots=True)
class Known:
    """What the house knows around it: today, the standing documents cited with their day, the villages of the day, the
    lines of the approved plan named, and the code of a standing item that says the same."""

    on: date
    documents: Mapping[str, date | None] = field(default_factory=dict)
    villages: Collection[str] = ()
    plan_lines: Collection[int] | None = None
    twin: str = ""


def can_draft(told: ItemData, known: Known) -> Verdict:
    """One of the law's contents, with words a resident understands, decided by somebody on a past day."""
    verdict = _content(told, known.on) & can_say(told.says)
    if not told.decided_by.strip():
        verdict &= Verdict.no("Thiếu tên cơ quan, người quyết định.")
    if not told.unit.strip():
        verdict &= Verdict.no("Thiếu đơn vị trả lời người dân về nội dung này.")
    if told.decided_on > known.on:
        verdict &= Verdict.no(f"Ngày quyết định {date_vi(told.decided_on)} còn ở phía trước.")
    if told.document and told.document not in known.documents:
        verdict &= Verdict.no(
            f"Sổ văn bản không có {told.document} hoặc văn bản ấy đã hủy; hãy ghi vào sổ văn bản trước."
        )
    signed = known.documents.get(told.document)
    if signed and signed > told.decided_on:
        verdict &= Verdict.warn(
            f"Văn bản ban hành ngày {date_vi(signed)}, sau ngày quyết định {date_vi(told.decided_on)}; hãy xem lại."
        )
    if strange := [code for code in told.villages if code not in known.villages]:
        verdict &= Verdict.no(f"Không có thôn nào mang mã {', '.join(strange)} vào ngày {date_vi(known.on)}.")
    if told.plan and (known.plan_lines is None or told.plan_line not in known.plan_lines):
        verdict &= Verdict.no("Dòng kế hoạch công khai đã chọn không còn, hoặc kế hoạch chưa được phê duyệt.", AGAIN)
    if known.twin:
        verdict &= Verdict.no(f"Nội dung này đã có trong sổ với mã {known.twin}; không ghi lần nữa.")
    return verdict


def _content(told: ItemData, on: date) -> Verdict:
    listed = {one.id for one in contents(on)}
    if told.content not in listed:
        return Verdict.no("Chưa chọn nội dung nào trong mười bốn nội dung phải công khai.", "10/2022/QH15 art 11")
    if not told.sector:
        return Verdict.yes()
    try:
        own = sector(told.sector, on)
    except (UnknownContent, NotInForce) as missing:
        return Verdict.no(str(missing))
    if told.content not in own.contents:
        return Verdict.no(f"“{own.vi}” không phải quy định riêng cho “{content(told.content, on).short_vi}”.", own.cite)
    return Verdict.yes()


def can_say(says: VersionData) -> Verdict:
    """A title, a summary for a resident, and figures that add up."""
    verdict = Verdict.yes()
    if not says.title.strip():
        verdict &= Verdict.no("Thiếu tên nội dung công khai.")
    if not says.summary.strip():
        verdict &= Verdict.no("Thiếu tóm tắt; hãy viết hai câu để người dân hiểu ngay.")
    if len(says.summary.strip()) > LONGEST_SUMMARY:
        verdict &= Verdict.no(f"Tóm tắt dài quá {LONGEST_SUMMARY} chữ; hai câu là đủ.")
    if says.lines and not says.amount_unit.strip():
        verdict &= Verdict.no("Bảng số liệu thiếu đơn vị tính (ví dụ: đồng).")
    return verdict & check(says.lines)


def can_rewrite(state: str, step: str) -> Verdict:
    """Only what is still in preparation is rewritten in place; what was told is corrected by a new version."""
    if not step:
        if state == State.PUBLISHED:
            return Verdict.no("Nội dung đã công khai: hãy soạn bản đính chính để bản cũ vẫn đọc được.", AGAIN)
        return Verdict.no("Nội dung đã gỡ; hãy soạn bản mới.")
    return Verdict.yes()


def review_cite(on: date) -> str:
    """Which text asks for a review before anything goes out: the decree with its two steps, then the new law."""
    law = find("01/2026/QH16")
    return REVIEW if law is not None and law.in_force_from and law.in_force_from <= on else TWO_STEPS


def can_mark(step: str) -> Verdict:
    """The first check comes when the version is written."""
    if step == Step.WRITTEN:
        return Verdict.yes()
    return Verdict.no("Đơn vị soạn đã rà soát bản này rồi." if step else "Không có bản nào đang soạn.")


def can_clear(step: str, *, marked_by: tuple[str, int | None] | None, by: tuple[str, int | None], on: date) -> Verdict:
    """The second check comes after the first, by somebody else in another post."""
    if step == Step.CLEARED:
        return Verdict.no("Đầu mối đã duyệt bản này rồi.")
    if step != Step.MARKED or marked_by is None:
        return Verdict.no("Đơn vị soạn chưa rà soát, đánh dấu phần không được công khai.", review_cite(on))
    same_account = by[1] is not None and by[1] == marked_by[1]
    if same_account or by[0].casefold() == marked_by[0].casefold():
        return Verdict.no(
            f"{marked_by[0]} đã đánh dấu bản này; người duyệt phải giữ chức vụ khác và là người khác. Đây là quy tắc "
            "hai người của phần mềm."
        )
    return Verdict.yes() if review_cite(on) == TWO_STEPS else Verdict.yes(two_steps())


def two_steps() -> Reason:
    """Why two checks: the decree that spelt them out fell with its law; the new law asks for a review, so they are kept."""
    words = "Hai bước rà soát của Nghị định 13/2018 nay suy ra từ yêu cầu rà soát, phân loại trước khi công khai."
    return Reason(words, f"{REVIEW}; {TWO_STEPS}", Certainty.INFERENCE)


def can_return(words: str) -> Verdict:
    """Sent back to whoever wrote it, with what has to change."""
    return Verdict.yes() if words.strip() else Verdict.no("Trả lại thì phải ghi phần nào không được công khai.")


def can_pass(marked: str, words: str, on: date) -> Verdict:
    """What the unit marked must have been dealt with before it passes."""
    if marked.strip() and not words.strip():
        told = "Đơn vị soạn đã đánh dấu phần không được công khai; hãy ghi đã bỏ hay che phần ấy thế nào."
        return Verdict.no(told, review_cite(on))
    return Verdict.yes()


def can_publish(step: str, on: date) -> Verdict:
    """Nothing goes out without both checks."""
    if step == Step.CLEARED:
        return Verdict.yes()
    if not step:
        return Verdict.no("Không có bản nào chờ công khai.")
    who = "đơn vị soạn rà soát" if step == Step.WRITTEN else "đầu mối duyệt"
    return Verdict.no(f"Chưa công khai được: bản này còn chờ {who}.", review_cite(on))


def can_renew(state: str, step: str) -> Verdict:
    """A new version is written over one that was told, one at a time."""
    if state == State.PREPARING:
        return Verdict.no("Nội dung chưa công khai lần nào; hãy sửa bản đang soạn.")
    if step:
        return Verdict.no("Đang có một bản mới chưa công khai; hãy sửa bản ấy.")
    return Verdict.yes()


def can_change_source(state: str, *, on: date, since: date | None, today: date, why: str) -> Verdict:
    """What was told no longer holds: from a day on, with what changed."""
    if state != State.PUBLISHED:
        return Verdict.no("Chỉ ghi nội dung gốc thay đổi khi nội dung đang công khai.")
    verdict = Verdict.yes()
    if not why.strip():
        verdict &= Verdict.no("Chưa ghi nội dung gốc thay đổi thế nào.")
    if on > today or (since and on < since):
        verdict &= Verdict.no(f"Ngày thay đổi {date_vi(on)} không nằm giữa ngày công khai và hôm nay.")
    return verdict


def can_withdraw(state: str, *, why: str, must_stay_until: date | None, today: date, cite: str = "") -> Verdict:
    """Taken down with a reason. A wrong or harmful text must be able to go at once: the days of posting only warn here."""
    if state != State.PUBLISHED:
        return Verdict.no("Nội dung không đang công khai.")
    verdict = Verdict.yes() if why.strip() else Verdict.no("Chưa ghi lý do gỡ; nội dung vẫn đang công khai.")
    if must_stay_until and today < must_stay_until:
        verdict &= Verdict.warn(
            f"Chưa hết thời gian niêm yết (đến hết {date_vi(last_day(must_stay_until))}); gỡ sớm thì phải có lý do chính đáng.",
            cite,
            Certainty.INFERENCE,
        )
    return verdict
