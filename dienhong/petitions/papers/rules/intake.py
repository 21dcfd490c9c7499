"""May this letter be entered, classified so, split, linked? By its content and never by its title."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dienhong.law.certainty import Certainty
from dienhong.law.criteria import criteria
from dienhong.law.dates_vi import date_vi
from dienhong.law.limit_table import NotInForce
from dienhong.law.verdict import Reason, Verdict
from dienhong.petitions.papers.axes import PLEAS, Channel, Competence, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.grounds import DENUNCIATIONS, RECEPTION, against, known

CONDITIONS = {
    Content.COMPLAINT: "petitions.eligibility.complaint",
    Content.DENUNCIATION: "petitions.eligibility.denunciation",
    Content.RECOMMENDATION: "petitions.eligibility.feedback",
    Content.FEEDBACK: "petitions.eligibility.feedback",
}
INELIGIBLE = "petitions.ineligible"
INFORMED = "petitions.eligibility.anonymous"
"""What makes a denunciation that is none by its form (no name, no signature) worth a check: Law 25/2018 art. 25 k 2."""
UNSIGNED = {Channel.ONLINE: "qua cổng", Channel.PHONE: "qua điện thoại"}
"""The ways by which nobody can sign: what a letter on paper has to bear is told there and not insisted on."""
ON_PAPER = ("signed", "sender", "dated")
CLASSIFYING = "05/2021/TT-TTCP art 6"
SECRET = f"{DENUNCIATIONS} art 9"


@dataclass(frozen=True)
class PersonData:
    """One of those who signed."""

    full_name: str
    address: str = ""
    represents: bool = False


@dataclass(frozen=True)
class PetitionData:
    """A letter as an officer tells it, before it is an entry."""

    received_on: date
    channel: str
    content: str
    titled: str = ""
    sent_on_by: str = ""
    reception: str = ""
    written_on: date | None = None
    sender_name: str = ""
    sender_address: str = ""
    id_number: str = ""
    contact: str = ""
    respondent: str = ""
    village: str = ""
    field: str = ""
    people_count: int = 1
    originals: bool = False

    @property
    def names_sender(self) -> bool:
        return any((self.sender_name, self.sender_address, self.id_number, self.contact))


@dataclass(frozen=True)
class ClassificationData:
    """The five axes as an officer found them. Axes D and E are on the letter: how many signed, whether originals came."""

    kind: str
    eligible: bool | None = None
    conditions: tuple[str, ...] = ()
    grounds: tuple[str, ...] = ()
    competence: str = ""
    competent_body: str = ""
    settled_before: str = "never"
    names_leaders: bool = False
    people_count: int | None = None
    originals: bool | None = None
    words: str = ""


@dataclass(frozen=True)
class PartData:
    """One of several contents of a mixed letter, as a letter of its own."""

    kind: str
    content: str
    respondent: str = ""
    field: str = field(default="")


def can_receive(
    told: PetitionData, *, kind: str, signatories: Sequence[PersonData], today: date, since: date | None, met: bool
) -> Verdict:
    """A letter came on a day that can be, says something, and tells who sent it unless it is a denunciation.

    `kind` is what it was classified as, '' before. `met`: the reception it was handed in at is in its book.
    """
    verdict = Verdict.yes()
    if told.received_on > today:
        verdict &= Verdict.no(f"Ngày nhận {date_vi(told.received_on)} sau hôm nay ({date_vi(today)}).")
    if since and told.received_on < since:
        verdict &= Verdict.no(
            f"Ngày {date_vi(told.received_on)} trước ngày thành lập xã ({date_vi(since)}); đơn đó thuộc sổ của đơn vị cũ."
        )
    if told.written_on and told.written_on > told.received_on:
        verdict &= Verdict.no(f"Ngày viết đơn {date_vi(told.written_on)} sau ngày nhận {date_vi(told.received_on)}.")
    if not told.content.strip():
        verdict &= Verdict.no("Thiếu tóm tắt nội dung đơn.")
    if told.people_count < 1 or len(signatories) > told.people_count:
        verdict &= Verdict.no("Số người ký phải từ 1 trở lên và không ít hơn số người đã kể tên.")
    if told.reception and not met:
        verdict &= Verdict.no(f"Buổi tiếp {told.reception} không có trong sổ tiếp công dân, hoặc đã hủy.")
    if Content.DENUNCIATION in (kind, told.titled):
        verdict &= no_identity(told.names_sender or bool(signatories))
        if told.channel == Channel.ONLINE:
            verdict &= against(
                "Tố cáo chỉ bằng đơn hoặc trình bày trực tiếp; nội dung gửi qua mạng xử lý như thông tin có nội dung tố cáo.",
                f"{DENUNCIATIONS} art 22",
                Certainty.INFERENCE,
            )
    elif told.channel in (Channel.PRESS, Channel.AGENCY, Channel.ELECTED) and not told.sent_on_by.strip():
        verdict &= Verdict.warn("Chưa ghi nơi chuyển đơn đến; nơi ấy được báo kết quả.")
    return verdict


def no_identity(named: bool) -> Verdict:
    """Who denounces is not kept in this book at all: that is the sealed book's, by the code of the letter."""
    if not named:
        return Verdict.yes()
    return Verdict.no(
        "Không ghi họ tên, địa chỉ, giấy tờ, cách liên hệ, danh sách người ký của đơn tố cáo vào sổ này; hãy để trống "
        "và giữ danh tính trong sổ niêm phong, theo mã đơn.",
        SECRET,
    )


def can_classify(told: ClassificationData, *, petition: Petition, day: date, named: bool) -> Verdict:
    """Each axis for itself; axis B by the law's list of that day. `named`: this book holds somebody's identity for it."""
    if told.kind not in Content.values:
        return Verdict.no("Chưa chọn loại đơn theo nội dung.", CLASSIFYING)
    verdict = no_identity(named) if told.kind == Content.DENUNCIATION else Verdict.yes()
    if petition.titled and petition.titled != told.kind:
        verdict &= Verdict.warn(
            f"Đơn tự gọi là {petition.get_titled_display().lower()} nhưng nội dung là "
            f"{Content(told.kind).label.lower()}: xử lý theo nội dung.",
            f"{CLASSIFYING} k 1",
        )
    if told.kind == Content.MIXED:
        return verdict & Verdict.warn("Đơn có nhiều nội dung khác nhau: tách thành từng đơn rồi xử lý riêng.")
    if told.eligible is None or told.competence not in Competence.values:
        return verdict & Verdict.no("Chưa chọn đủ điều kiện hay không, hoặc chưa chọn thẩm quyền.", CLASSIFYING)
    if told.competence != Competence.OURS and not told.competent_body.strip():
        verdict &= Verdict.no("Không thuộc thẩm quyền của xã thì ghi rõ cơ quan nào có thẩm quyền.")
    if told.names_leaders and told.competence == Competence.OURS:
        verdict &= against(
            "Tố cáo Chủ tịch, Phó Chủ tịch UBND xã thuộc thẩm quyền cấp trên; không giải quyết ở xã.",
            f"{DENUNCIATIONS} art 12 k 1",
            Certainty.INFERENCE,
        )
    return verdict & (
        _fit(told, petition, day)
        if told.eligible
        else known(INELIGIBLE, told.grounds, day, needed="Chưa ghi lý do đơn không đủ điều kiện xử lý.")
    )


def _fit(told: ClassificationData, petition: Petition, day: date) -> Verdict:
    """Fit to be handled means every condition of the law's list. The list speaks of a letter: a recommendation or feedback
    through the portal or by telephone has no signature, and may have no name. What denounces without a name or a signature
    has a second way: every condition of article 25, which opens a check or a transfer and no settlement."""
    list_id = CONDITIONS[Content(told.kind)]
    if told.grounds:
        return Verdict.no("Đã chọn đủ điều kiện thì không ghi lý do không đủ điều kiện.")
    try:
        items = criteria(list_id, day)
    except NotInForce as gap:
        return Verdict.warn(str(gap))
    if is_information(told.kind, told.conditions, day):
        return Verdict.yes(_as_information(day))
    verdict = known(list_id, [key for key in told.conditions if key not in _keys(INFORMED, day)], day)
    for item in items:
        if item.key in told.conditions:
            continue
        if item.key in ON_PAPER and (way := unsigned(petition, told.kind)):
            words = f"Gửi {way} nên không có: {item.vi[:1].lower()}{item.vi[1:]}. Vẫn xử lý được."
            verdict &= Verdict.yes(Reason(words, item.cite, Certainty.INFERENCE))
        else:
            verdict &= against(f"Chưa đủ điều kiện: {item.vi[:1].lower()}{item.vi[1:]}.", item.cite, item.certainty)
    return verdict


def unsigned(petition: Petition, kind: str) -> str:
    """By which way a recommendation or feedback came that nobody can sign; '' for every other letter."""
    return UNSIGNED.get(Channel(petition.channel), "") if kind in PLEAS else ""


def is_information(kind: str, conditions: Sequence[str], day: date) -> bool:
    """Whether what denounces is fit by article 25 only: all of its conditions, and not all of a signed denunciation's."""
    if kind != Content.DENUNCIATION:
        return False
    informed, whole = _keys(INFORMED, day), _keys(CONDITIONS[Content.DENUNCIATION], day)
    return bool(informed) and informed <= {*conditions} and not whole <= {*conditions}


def settled_by_law(petition: Petition, day: date) -> Verdict:
    """A denunciation fit by article 25 only is checked or passed on; it is not taken up under the Law on Denunciations."""
    if not is_information(petition.kind, petition.conditions.split(), petition.classified_on or day):
        return Verdict.yes()
    reason = _as_information(petition.classified_on or day)
    return against(reason.text, reason.cite, reason.certainty)


def _as_information(day: date) -> Reason:
    item = criteria(INFORMED, day)[0]
    words = (
        "Thông tin có nội dung tố cáo, đủ ba điều kiện: kiểm tra hoặc chuyển, không thụ lý giải quyết theo Luật Tố cáo."
    )
    return Reason(words, item.cite, item.certainty)


def _keys(list_id: str, day: date) -> set[str]:
    try:
        return {item.key for item in criteria(list_id, day)}
    except NotInForce:
        return set()


def can_split(parts: Sequence[PartData], *, petition: Petition) -> Verdict:
    """Only a mixed letter is split, into two or more of which each is one thing."""
    if petition.kind != Content.MIXED:
        return Verdict.no("Chỉ tách đơn đã phân loại là có nhiều nội dung khác nhau.", f"{RECEPTION} art 25 k 3")
    if len(parts) < 2:
        return Verdict.no("Tách đơn thì từ hai đơn trở lên.")
    if any(part.kind not in Content.values or part.kind == Content.MIXED or not part.content.strip() for part in parts):
        return Verdict.no("Mỗi đơn tách ra có một loại nội dung và lời tóm tắt riêng.")
    return Verdict.yes()


def can_link(*, petition: Petition, first: Petition | None, same_person: bool) -> Verdict:
    """A duplicate is a second letter of the same person about the same thing; of denunciations nobody knows the sender."""
    if first is None:
        return Verdict.no("Đơn được coi là trùng không có trong sổ, hoặc đã hủy.")
    if first.code == petition.code or first.duplicate_of:
        return Verdict.no(f"Hãy gắn vào đơn gốc, không phải {first.code}.")
    if (first.received_on, first.code_year, first.code_number) > (
        petition.received_on,
        petition.code_year,
        petition.code_number,
    ):
        return Verdict.no(f"{first.code} đến sau đơn này; đơn đến sau mới là đơn trùng.")
    if petition.kind and first.kind and _family(petition.kind) != _family(first.kind):
        return Verdict.no("Hai đơn khác loại nội dung nên không trùng nhau; cùng vụ việc thì dùng “Ghép vào vụ việc”.")
    if not same_person:
        return Verdict.no(
            "Người gửi hai đơn khác nhau, hoặc không rõ có cùng một người không: đơn trùng là của cùng một người về cùng nội "
            "dung. Dùng “Ghép vào vụ việc”: mỗi đơn giữ hạn và câu trả lời của mình."
        )
    return Verdict.yes()


def can_join(*, petition: Petition, first: Petition | None) -> Verdict:
    """Letters of one matter bear the code of its first."""
    if first is None:
        return Verdict.no("Đơn đầu của vụ việc không có trong sổ, hoặc đã hủy.")
    if first.code == petition.code or first.case == petition.case:
        return Verdict.no("Hai đơn đã cùng một vụ việc.")
    return Verdict.yes()


def can_leave(*, petition: Petition, followers: int) -> Verdict:
    """A letter leaves the matter of another; the first letter of a matter that has more cannot."""
    if petition.duplicate_of:
        return Verdict.no(f"Đơn này trùng với {petition.duplicate_of} nên ở cùng vụ việc.")
    if petition.case == petition.code:
        return Verdict.no("Đơn này là đơn đầu của vụ việc." if followers else "Đơn này không ghép với đơn nào.")
    return Verdict.yes()


def _family(kind: str) -> str:
    return "plea" if kind in PLEAS else kind
