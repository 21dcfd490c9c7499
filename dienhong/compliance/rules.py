"""May this roster be opened, this duty be marked met, this subject be added? Shares are compared in whole numbers."""

from dataclasses import dataclass
from datetime import date

from dienhong.compliance.models import Duty, Roster
from dienhong.compliance.obligations import NO_ARTICLE, Obligation
from dienhong.compliance.spans import months_after
from dienhong.compliance.states import DutyState
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.law.duties import duty as duty_on
from dienhong.law.limit_table import NotInForce
from dienhong.law.periods import Window
from dienhong.law.quorums import Quorum, quorum
from dienhong.law.verdict import Reason, Verdict


@dataclass(frozen=True)
class Official:
    """A person on a roster of pledges: name, office, and the unit where the office is held."""

    name: str
    title: str = ""
    unit: str = ""


@dataclass(frozen=True)
class Meeting:
    """A conference or dialogue in numbers: who could come, who came, how the vote went."""

    entitled: int | None = None
    attended: int | None = None
    agreed: int | None = None
    disagreed: int | None = None


def basis_of(owed: Obligation) -> tuple[Reason, ...]:
    """A warning where no article is known to oblige the duty."""
    return () if owed.cite else (Reason(f"{NO_ARTICLE}."),)


def can_open(
    owed: Obligation,
    *,
    window: Window,
    as_of: date,
    on: date,
    since: date | None,
    other: Roster | None,
    subjects: int,
    basis: str,
    document_known: bool = True,
) -> Verdict:
    """A roster is drawn up on a day of its period that has come, says what it rests on, and is the only one of its days.

    `other` is a standing roster of the obligation that shares a day; `subjects` how many would stand on the list.
    """
    verdict = Verdict.yes(*basis_of(owed))
    if as_of > on:
        verdict &= Verdict.no(f"Ngày lập danh sách {date_vi(as_of)} sau hôm nay ({date_vi(on)}).")
    if as_of not in window:
        verdict &= Verdict.no(f"Ngày lập danh sách {date_vi(as_of)} nằm ngoài kỳ {window.label_vi()}.")
    if since and as_of < since:
        verdict &= Verdict.no(f"Ngày {date_vi(as_of)} trước ngày thành lập xã ({date_vi(since)}).")
    if other:
        verdict &= Verdict.no(
            f"Đã có danh sách {other.code} ({owed.short.lower()}) cho các ngày {other.window.label_vi()}; hai danh sách "
            "chung ngày thì mẫu số tính hai lần. Hãy thêm người, đơn vị còn sót vào danh sách ấy hoặc hủy nó."
        )
    if not basis.strip():
        verdict &= Verdict.no("Thiếu căn cứ lập danh sách: ghi văn bản hoặc nguồn số liệu.")
    if not document_known:
        verdict &= Verdict.no("Văn bản căn cứ không có trong sổ văn bản; hãy vào sổ văn bản trước.")
    if subjects == 0:
        who = "cán bộ, công chức nào đang giữ chức vụ" if owed.of_officials else "đơn vị nào thuộc diện"
        verdict &= Verdict.no(
            f"Không có {who} vào ngày {date_vi(as_of)}; danh sách trống thì không có mẫu số. "
            "Hãy ghi đơn vị, người giữ chức vụ ở phần “Thôn, tổ chức, đơn vị” trước."
        )
    return verdict


def can_mark_met(
    duty: Duty,
    roster: Roster,
    *,
    met_on: date,
    note: str,
    document: str,
    meeting: Meeting,
    on: date,
    document_known: bool = True,
    again: bool = False,
) -> Verdict:
    """A duty is met once, on a day that has come and belongs to the roster, with its proof; a conference with its numbers.

    `again`: a correction of one that is met already.
    """
    owed = roster.obligation
    verdict = _standing(roster)
    if duty.state == DutyState.MET and not again:
        verdict &= Verdict.no(f"{duty.code} đã ghi “{owed.met_vi.lower()}” ngày {_day(duty.met_on)}; muốn đổi hãy sửa.")
    if met_on > on:
        verdict &= Verdict.no(f"Ngày {date_vi(met_on)} sau hôm nay ({date_vi(on)}); chưa ghi là đã làm.")
    if owed.every == "year":
        verdict &= _in_period(owed, roster, met_on)
    if document and not document_known:
        verdict &= Verdict.no(f"Không có văn bản nào trong sổ mang mã {document}.")
    if owed.proof == "document" and not document:
        verdict &= Verdict.no(f"Thiếu mã văn bản chứng minh: {owed.proof_vi}.", owed.cite)
    if not document and not note.strip():
        verdict &= Verdict.no(f"Thiếu chứng cứ: {owed.proof_vi}; ghi mã văn bản hoặc mô tả.")
    if owed.quorum:
        verdict &= meeting_counts(quorum(owed.quorum, met_on), meeting)
    return verdict


def meeting_counts(law: Quorum, meeting: Meeting) -> Verdict:
    """Whether enough came and enough agreed; the missing or impossible number is named."""
    entitled, attended = meeting.entitled, meeting.attended
    if not entitled or attended is None:
        return Verdict.no(f"Thiếu số {law.entitled_vi} hoặc số người dự; không tính được điều kiện hợp lệ.", law.cite)
    if attended > entitled:
        return Verdict.no(f"Số người dự ({attended}) nhiều hơn số {law.entitled_vi} ({entitled}).")
    verdict = Verdict.yes()
    if not law.present.reached(attended, entitled):
        verdict &= _by_law(
            law,
            f"Có {attended}/{entitled} người dự, chưa đủ {law.present.label_vi} (cần từ {law.present.fewest(entitled)} "
            "người): cuộc này không hợp lệ nên không ghi là đã làm.",
        )
    if law.passes is None:
        return verdict
    agreed, disagreed = meeting.agreed, meeting.disagreed or 0
    if agreed is None:
        return verdict & Verdict.no("Thiếu số người tán thành nghị quyết.", law.cite)
    if agreed + disagreed > attended:
        return verdict & Verdict.no(
            f"Số tán thành và không tán thành ({agreed + disagreed}) nhiều hơn số dự ({attended})."
        )
    if not law.passes.reached(agreed, attended):
        verdict &= _by_law(
            law,
            f"Có {agreed}/{attended} người dự tán thành, chưa đủ {law.passes.label_vi} (cần từ "
            f"{law.passes.fewest(attended)} người): nghị quyết không thông qua.",
        )
    return verdict


def _by_law(law: Quorum, text: str) -> Verdict:
    """A refusal by a share of the law; a share that is only recalled or inferred warns."""
    if law.certainty.may_block:
        return Verdict.no(text, law.cite, law.certainty)
    return Verdict.warn(text, law.cite, law.certainty)


def can_unmark(duty: Duty, roster: Roster, *, reason: str) -> Verdict:
    """What was entered as met goes back to due with a reason."""
    verdict = _standing(roster)
    if duty.state != DutyState.MET:
        verdict &= Verdict.no(f"{duty.code} chưa ghi là đã làm.")
    if not reason.strip():
        verdict &= Verdict.no("Thiếu lý do bỏ ghi; bản ghi giữ nguyên.")
    return verdict


def can_add(roster: Roster, *, listed: Duty | None, fits: bool, reason: str) -> Verdict:
    """A subject that was missed is added once, belongs on the list on its day, and the reason is kept."""
    verdict = _standing(roster)
    if listed:
        verdict &= Verdict.no(f"Đã có trong danh sách {roster.code} với mã {listed.code}; không thêm lần nữa.")
    if not fits:
        verdict &= Verdict.no(
            f"Đối tượng này không thuộc diện của danh sách ({roster.obligation.short.lower()}) vào ngày "
            f"{date_vi(roster.as_of)}."
        )
    if not reason.strip():
        verdict &= Verdict.no("Thiếu lý do thêm: vì sao khi lập danh sách đã sót.")
    return verdict


def stranger(roster: Roster, person: str, *, total: int, waiting: tuple[str, ...], near: tuple[str, ...]) -> Verdict:
    """The refusal of a pledge by someone who is not on the roster: who may be meant, and how to add who was missed."""
    words = [
        f"“{person}” không có trong danh sách {roster.code} lập tại ngày {date_vi(roster.as_of)} "
        f"({count_vi(total)} người); chưa ghi cam kết nào."
    ]
    if near:
        words.append(f"Tên gần giống trong danh sách: {', '.join(near)}.")
    if waiting:
        words.append(f"Chưa ký: {', '.join(waiting)}.")
    words.append(
        "Nếu người này thuộc diện phải ký mà khi lập danh sách đã sót, hãy dùng “Thêm đối tượng còn sót” rồi ghi lại."
    )
    return Verdict.no(" ".join(words))


def _standing(roster: Roster) -> Verdict:
    if roster.standing:
        return Verdict.yes()
    return Verdict.no(f"Danh sách {roster.code} đã hủy ({roster.void_reason}); không ghi tiếp vào danh sách này.")


def _in_period(owed: Obligation, roster: Roster, met_on: date) -> Verdict:
    if met_on < roster.from_on:
        return Verdict.no(f"Ngày {date_vi(met_on)} trước kỳ của danh sách ({roster.window.label_vi()}).")
    last, cite, words = roster.to_on, "", ""
    if owed.duty:
        try:
            frequency = duty_on(owed.duty, met_on)
        except NotInForce:
            return Verdict.yes()
        if frequency.within_months:
            last, cite = months_after(roster.to_on, frequency.within_months), frequency.cite
            words = f", kể cả {count_vi(frequency.within_months)} tháng đầu của năm công tác tiếp theo"
    if met_on > last:
        return Verdict.no(
            f"Ngày {date_vi(met_on)} sau kỳ của danh sách ({roster.window.label_vi()}{words}); hãy ghi vào danh sách "
            "của kỳ sau.",
            cite,
        )
    return Verdict.yes()


def _day(day: date | None) -> str:
    return date_vi(day) if day else "chưa rõ"
