"""May this be entered, may this task be called done? No article of law obliges these books: what is refused here is what
cannot be (a day, a document that is not there) or what the house asks of every result (evidence)."""

from dataclasses import dataclass
from datetime import date

from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict

OURS, THEIRS = "out", ("in", "law")


@dataclass(frozen=True)
class Paper:
    """What the rules need to know of a standing document."""

    code: str
    cite: str
    direction: str
    signed_on: date | None


@dataclass(frozen=True)
class TaskData:
    """A task as an officer gives it, before it is an entry."""

    source: str
    title: str
    owner: str
    due_on: date


@dataclass(frozen=True)
class BriefingData:
    """A briefing as an officer tells it, before it is an entry."""

    held_on: date
    host: str
    kind: str
    participants: int
    title: str
    audience: str = "both"
    actions: str = ""


def can_receive(
    *, paper: Paper | None, issuer: str, received_on: date, on: date, since: date | None, twin: str = ""
) -> Verdict:
    """A directive is a superior's document of the register, received on a day that can be, entered once."""
    if paper is None:
        return Verdict.no("Văn bản của cấp trên chưa có trong sổ văn bản, hoặc đã hủy; hãy ghi vào sổ văn bản trước.")
    verdict = _past(received_on, "Ngày nhận", on) & _since(received_on, since)
    if paper.direction not in THEIRS:
        verdict &= Verdict.no(f"{paper.cite} là văn bản đi của xã, không phải văn bản chỉ đạo của cấp trên.")
    if paper.signed_on and received_on < paper.signed_on:
        verdict &= Verdict.no(
            f"Ngày nhận {date_vi(received_on)} trước ngày ban hành {date_vi(paper.signed_on)} của văn bản."
        )
    if not issuer.strip():
        verdict &= Verdict.no("Thiếu cơ quan chỉ đạo.")
    if twin:
        verdict &= Verdict.no(f"Văn bản này đã vào sổ chỉ đạo với mã {twin}; không ghi lần nữa.")
    return verdict


def can_localise(
    *, parent: Paper | None, received_on: date, child: Paper | None, linked: tuple[str, ...], on: date
) -> Verdict:
    """A local document made the directive concrete when it is ours, dated, and not older than what it carries out."""
    if child is None:
        return Verdict.no("Văn bản của xã chưa có trong sổ văn bản, hoặc đã hủy; hãy ghi vào sổ văn bản trước.")
    if child.direction != OURS:
        return Verdict.no(f"{child.cite} không phải văn bản đi của xã nên không cụ thể hóa được chỉ đạo này.")
    if child.code in linked:
        return Verdict.no(f"{child.cite} đã gắn với chỉ đạo này rồi.")
    if child.signed_on is None:
        return Verdict.no(f"{child.cite} chưa có ngày ban hành nên không tính được số ngày; hãy bổ sung ở sổ văn bản.")
    verdict = _past(child.signed_on, "Ngày ban hành", on)
    if parent and parent.signed_on and child.signed_on < parent.signed_on:
        verdict &= Verdict.no(
            f"Văn bản của xã ban hành ngày {date_vi(child.signed_on)}, trước văn bản của cấp trên "
            f"({date_vi(parent.signed_on)}) nên không thể cụ thể hóa văn bản ấy."
        )
    elif child.signed_on < received_on:
        verdict &= Verdict.warn(
            f"Văn bản của xã ban hành ngày {date_vi(child.signed_on)}, trước ngày nhận ghi trong sổ "
            f"({date_vi(received_on)}); hãy xem lại ngày nhận."
        )
    return verdict


def can_assign(
    told: TaskData, *, source_found: bool, source_on: date | None, since: date | None, owner_is_person: bool
) -> Verdict:
    """A task has a source that stands, a post or unit that owns it, and a term that can be kept."""
    verdict = Verdict.yes()
    if not source_found:
        verdict &= Verdict.no(f"“{told.source}” không phải chỉ đạo hay văn bản còn trong sổ; nhiệm vụ phải có nguồn.")
    if not told.title.strip():
        verdict &= Verdict.no("Thiếu nội dung nhiệm vụ.")
    if not told.owner.strip():
        verdict &= Verdict.no("Thiếu chức vụ hoặc đơn vị được giao.")
    if owner_is_person:
        verdict &= Verdict.no(
            f"“{told.owner.strip()}” là tên riêng; nhiệm vụ giao cho chức vụ hoặc đơn vị, ví dụ “Văn phòng Đảng ủy”."
        )
    if source_on and told.due_on < source_on:
        verdict &= Verdict.no(f"Hạn {date_vi(told.due_on)} trước ngày có chỉ đạo ({date_vi(source_on)}).")
    return verdict & _since(told.due_on, since)


def can_finish(
    *,
    done_on: date,
    evidence: str,
    evidence_document: str,
    document_found: bool,
    done_before: date | None,
    source_on: date | None,
    on: date,
) -> Verdict:
    """A task is done once, on a day that can be, and with evidence."""
    if done_before:
        return Verdict.no(f"Nhiệm vụ này đã ghi xong ngày {date_vi(done_before)}; muốn ghi lại hãy mở lại trước.")
    verdict = _past(done_on, "Ngày xong", on)
    if source_on and done_on < source_on:
        verdict &= Verdict.no(f"Ngày xong {date_vi(done_on)} trước ngày có chỉ đạo ({date_vi(source_on)}).")
    if not evidence.strip() and not evidence_document:
        verdict &= Verdict.no("Chưa có chứng cứ: hãy ghi kết quả cụ thể, hoặc dẫn một văn bản. Nhiệm vụ vẫn để mở.")
    if evidence_document and not document_found:
        verdict &= Verdict.no(f"Văn bản {evidence_document} ghi làm chứng cứ không còn trong sổ văn bản.")
    return verdict


def can_postpone(
    *, done_on: date | None, due_on: date, new_on: date | None = None, reason: str = "", decided_on: date, on: date
) -> Verdict:
    """Only what is not done, to a later term, with a reason. `new_on` None: asked before the form."""
    if done_on is not None:
        return Verdict.no(f"Nhiệm vụ đã ghi xong ngày {date_vi(done_on)}; không lùi hạn nữa.")
    verdict = _past(decided_on, "Ngày lùi hạn", on)
    if decided_on > due_on:
        verdict &= Verdict.warn(f"Lùi hạn khi đã quá hạn {date_vi(due_on)}; sổ ghi rõ điều đó.")
    if new_on is None:
        return verdict
    if new_on <= due_on:
        verdict &= Verdict.no(f"Hạn mới {date_vi(new_on)} không sau hạn đang có {date_vi(due_on)}.")
    if not reason.strip():
        verdict &= Verdict.no("Lùi hạn thì phải ghi lý do; hạn cũ vẫn giữ trong sổ.")
    return verdict


def can_move_term(*, due_on: date, new_on: date, postponed: bool, on: date) -> Verdict:
    """A correction may fix a term typed wrong; a term that passed or was put off moves by putting off, with a reason."""
    if new_on != due_on and (postponed or due_on < on):
        return Verdict.no("Hạn đã qua hoặc đã lùi: đổi hạn thì dùng “Lùi hạn”, có lý do; hạn cũ vẫn giữ trong sổ.")
    return Verdict.yes()


def can_reopen(*, done_on: date | None, reason: str | None = None) -> Verdict:
    """Only what was done is opened again, with a reason. `reason` None: asked before the form, when nobody wrote yet."""
    if done_on is None:
        return Verdict.no("Nhiệm vụ chưa ghi xong nên không có gì để mở lại.")
    if reason is not None and not reason.strip():
        return Verdict.no("Chưa ghi lý do mở lại; nhiệm vụ giữ nguyên.")
    return Verdict.yes()


def can_brief(told: BriefingData, *, on: date, since: date | None, twin: str = "") -> Verdict:
    """A briefing is entered after it was held, with somebody in the room."""
    verdict = Verdict.yes()
    if told.held_on > on:
        verdict &= Verdict.no(f"Buổi giao ban ngày {date_vi(told.held_on)} chưa diễn ra; sổ chỉ ghi buổi đã họp.")
    verdict &= _since(told.held_on, since)
    if told.participants < 1:
        verdict &= Verdict.no("Số người dự phải từ 1 trở lên.")
    if not told.title.strip():
        verdict &= Verdict.no("Thiếu nội dung giao ban.")
    if twin:
        verdict &= Verdict.no(f"Buổi giao ban này đã có trong sổ với mã {twin}; không ghi lần nữa.")
    return verdict


def _past(day: date, words: str, on: date) -> Verdict:
    return Verdict.yes() if day <= on else Verdict.no(f"{words} {date_vi(day)} sau hôm nay ({date_vi(on)}).")


def _since(day: date, since: date | None) -> Verdict:
    if since is None or day >= since:
        return Verdict.yes()
    return Verdict.no(
        f"Ngày {date_vi(day)} trước ngày thành lập xã ({date_vi(since)}); việc đó thuộc sổ của đơn vị cũ."
    )
