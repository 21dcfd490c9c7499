"""May this refusal, this receipt be entered; must a notice be written, by when; may the printed form be used that day?"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time

from dienhong.law.criteria import Criterion, NotInForce, UnknownCriteria, criteria_list, criterion
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.states import Classification, SessionKind

REFUSAL, PAPERS = "reception.refusal", "reception.papers"
KEPT_SECRET = "25/2018/QH14 art 9"  # noqa: S105 - an article of law


@dataclass(frozen=True)
class RefusalData:
    """A refusal as an officer tells it."""

    refused_on: date
    host: str
    refuser: str
    refuser_title: str
    classification: str
    subject: str
    ground: str
    full_name: str = ""
    address: str = ""
    id_number: str = ""
    id_issued: str = ""
    reason: str = ""
    explained: bool = False
    reception: str = ""


@dataclass(frozen=True)
class Item:
    """One document handed in."""

    name: str
    pages: int
    condition: str


@dataclass(frozen=True)
class ReceiptData:
    """A receipt as an officer tells it."""

    received_on: date
    received_hour: time
    place: str
    receiver: str
    receiver_title: str
    giver: str = ""
    giver_address: str = ""
    giver_id: str = ""
    giver_id_issued: str = ""
    copies: int = 2
    reception: str = ""
    visit: int | None = None


def ground_of(key: str, day: date) -> Criterion | None:
    """The ground as the law of the day words it; None when it has no such ground."""
    try:
        return criterion(REFUSAL, key, day)
    except (NotInForce, UnknownCriteria):
        return None


def can_refuse(told: RefusalData, *, on: date, reception_on: date | None) -> Verdict:
    """A ground out of the law's list of the day, explained on the spot or in writing; nobody named who denounces.
    `reception_on` is the day of the cited standing session (None when it is not there)."""
    verdict = Verdict.yes()
    if told.refused_on > on:
        verdict &= Verdict.no(f"Ngày từ chối {date_vi(told.refused_on)} sau hôm nay ({date_vi(on)}).")
    if told.reception and reception_on != told.refused_on:
        verdict &= Verdict.no("Buổi tiếp dẫn ở đây không có trong sổ, hoặc không phải của ngày từ chối.")
    if not told.subject.strip():
        verdict &= Verdict.no("Thiếu nội dung công dân đến trình bày.")
    verdict &= _who(told.classification, (told.full_name, told.address, told.id_number, told.id_issued))
    ground = ground_of(told.ground, told.refused_on)
    if ground is None:
        listed = criteria_list(REFUSAL, told.refused_on)
        words = f"Căn cứ từ chối không có trong danh mục của luật ngày {date_vi(told.refused_on)}."
        return verdict & Verdict.no(words, listed.cite, listed.certainty)
    if not told.explained and not ground.written:
        words = "Trường hợp này người tiếp phải giải thích lý do ngay tại chỗ; hãy đánh dấu khi đã giải thích."
        verdict &= Verdict.warn(words, ground.cite, ground.certainty)
    if ground.written:
        verdict &= Verdict.yes(Reason(_written_words(ground), ground.cite, ground.certainty))
    return verdict


def can_issue(*, written: bool, issued_before: str, signed_on: date | None, refused_on: date, found: bool) -> Verdict:
    """The notice of a refusal: a standing document, dated on or after the refusal, once."""
    if not written:
        return Verdict.no("Trường hợp này giải thích bằng lời, không phải ra thông báo.")
    if issued_before:
        return Verdict.no(f"Đã ghi thông báo {issued_before}.")
    if not found:
        return Verdict.no("Sổ văn bản không có văn bản ấy hoặc văn bản ấy đã hủy.")
    if signed_on is None:
        return Verdict.no("Văn bản ấy chưa ghi ngày ký trong sổ văn bản.")
    if signed_on < refused_on:
        return Verdict.no(f"Thông báo ký ngày {date_vi(signed_on)}, trước ngày từ chối {date_vi(refused_on)}.")
    return Verdict.yes()


def can_receive(told: ReceiptData, items: Sequence[Item], *, on: date, classification: str) -> Verdict:
    """At least one document; a giver unless the visit is a denunciation."""
    verdict = Verdict.yes()
    if told.received_on > on:
        verdict &= Verdict.no(f"Ngày nhận {date_vi(told.received_on)} sau hôm nay ({date_vi(on)}).")
    if not items:
        verdict &= Verdict.no("Chưa ghi tài liệu nào.")
    if any(item.pages < 1 for item in items):
        verdict &= Verdict.no("Số trang của mỗi tài liệu phải từ 1 trở lên.")
    who = (told.giver, told.giver_address, told.giver_id, told.giver_id_issued)
    if classification != Classification.DENUNCIATION and not told.giver.strip():
        verdict &= Verdict.no("Thiếu họ tên người cung cấp tài liệu.")
    return verdict & _who(classification, who)


def may_print(paper: str, day: date) -> Verdict:
    """Whether the form of `paper` ("refusal", "receipt") existed on a day."""
    try:
        criterion(PAPERS, paper, day)
    except NotInForce as before:
        return Verdict.no(f"{before} Mẫu dùng trước đó phần mềm chưa có, hãy dùng mẫu cũ.")
    return Verdict.yes()


def may_print_refusal(ground: Criterion | None, day: date) -> Verdict:
    """Mẫu 01/TCD: only where the law wants it in writing, and only since the form exists."""
    if ground is None or not ground.written:
        return Verdict.no("Trường hợp này giải thích bằng lời, không ra thông báo Mẫu 01/TCD.")
    return may_print("refusal", day)


def may_conclude(kind: str) -> Verdict:
    """The conclusion belongs to a session of a head, periodic or ad hoc."""
    if kind == SessionKind.REGULAR:
        return Verdict.no("Thông báo kết luận chỉ có ở buổi người đứng đầu tiếp, định kỳ hoặc đột xuất.")
    return Verdict.yes()


def _written_words(ground: Criterion) -> str:
    if ground.form:
        return "Trường hợp này phải ra thông báo từ chối Mẫu 01/TCD trong thời hạn luật định."
    return "Trường hợp này phải ra thông báo bằng văn bản; Mẫu 01/TCD của Nghị định 154/2026 khi đó chưa có."


def _who(classification: str, values: Sequence[str]) -> Verdict:
    if classification == Classification.DENUNCIATION and any(value.strip() for value in values):
        return Verdict.no(
            "Việc tố cáo: để trống họ tên, địa chỉ, giấy tờ; danh tính giữ trong hồ sơ niêm phong.", KEPT_SECRET
        )
    return Verdict.yes()
