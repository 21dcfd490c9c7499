"""Taking a letter up, giving it more time, meeting the complainant, deciding, and following what was decided."""

from collections.abc import Sequence
from datetime import date

from dienhong.law.calendar import Calendar
from dienhong.law.criteria import criteria
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import NotInForce, due
from dienhong.law.thresholds import UnknownThreshold, threshold
from dienhong.law.verdict import Verdict
from dienhong.petitions.papers.axes import PLEAS, Competence, Content, Outcome
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.grounds import COMPLAINTS, DENUNCIATIONS, against, known, read_for
from dienhong.petitions.papers.rules.intake import settled_by_law

NOT_ACCEPTED = "petitions.complaint.not_accepted"
ACCEPTANCE = "petitions.denunciation.acceptance"
COMPLEX = {Content.COMPLAINT: "petitions.complaint.complex", Content.DENUNCIATION: "petitions.denunciation.complex"}
MINUTES = "155/2026/NĐ-CP art 11"
LEAST_COPIES = 3
"""Minutes of a dialogue, form 14: whoever took part, the complainant and the file each have one."""


def can_accept(petition: Petition, *, document: bool, day: date) -> Verdict:
    """What is fit to be handled and ours is taken up; complaints and denunciations by a paper."""
    verdict = _ours(petition)
    verdict &= settled_by_law(petition, day)
    if not petition.eligible:
        verdict &= Verdict.no("Đơn chưa phân loại là đủ điều kiện xử lý nên chưa thụ lý được.")
    if not document and petition.kind not in PLEAS:
        verdict &= Verdict.no("Chưa dẫn văn bản thụ lý trong sổ văn bản.")
    if petition.names_leaders:
        verdict &= Verdict.warn("Tố cáo Chủ tịch, Phó Chủ tịch UBND xã: người giải quyết là cấp trên.")
    return verdict


def can_refuse(petition: Petition, *, grounds: Sequence[str], document: bool, reason: str, day: date) -> Verdict:
    """Not taken up, on a ground of the law and in writing."""
    verdict = _ours(petition)
    if not document:
        grade = read_for(COMPLAINTS, day)
        verdict &= against("Không thụ lý thì nêu lý do bằng văn bản.", f"{COMPLAINTS} art 11", grade)
    if petition.kind == Content.COMPLAINT:
        return verdict & known(NOT_ACCEPTED, grounds, day, needed="Chưa chọn căn cứ không thụ lý khiếu nại.")
    if petition.kind == Content.DENUNCIATION:
        return verdict & known(ACCEPTANCE, grounds, day, needed="Chưa chọn điều kiện thụ lý tố cáo còn thiếu.")
    return verdict if reason.strip() else verdict & Verdict.no("Chưa ghi lý do không thụ lý.")


def can_extend(petition: Petition, *, to_limit: str, grounds: Sequence[str], document: bool, day: date) -> Verdict:
    """More time rests on what makes the case complex, written down in a paper of the file."""
    if not document:
        return Verdict.no("Kéo dài, gia hạn phải bằng văn bản: chưa dẫn văn bản trong sổ văn bản.")
    if to_limit.endswith(".check_conditions_elsewhere"):
        return Verdict.yes()
    if petition.kind not in COMPLEX:
        return Verdict.no("Chỉ khiếu nại, tố cáo có thời hạn giải quyết kéo dài được theo luật.")
    list_id = COMPLEX[Content(petition.kind)]
    needed = f"{list_id.rpartition('.')[0]}.{'special' if to_limit.endswith('_special') else 'complex'}"
    listed = criteria_of(petition, day)
    verdict = known(list_id, grounds, day, needed="Chưa chọn tiêu chí làm cho vụ việc phức tạp." if listed else "")
    try:
        least = threshold(needed, day)
    except UnknownThreshold:
        return verdict & Verdict.warn("Luật ngày ấy chưa có tiêu chí phức tạp; hãy ghi rõ lý do trong văn bản.")
    if len(set(grounds)) < least.at_least:
        words = f"Cần từ {least.at_least} tiêu chí phức tạp trở lên; mới có {len(set(grounds))}."
        verdict &= against(words, least.cite, least.certainty)
    return verdict


def can_meet_complainant(
    petition: Petition, *, noticed_on: date, held_on: date, copies: int, document: bool, calendar: Calendar
) -> Verdict:
    """A dialogue happened with its minutes. Notice too short or too few copies is told: what was held was held."""
    if petition.kind != Content.COMPLAINT:
        return Verdict.no("Chỉ khiếu nại có buổi đối thoại với người khiếu nại.", f"{COMPLAINTS} art 30")
    if not document:
        return Verdict.no("Chưa dẫn biên bản đối thoại trong sổ văn bản.", MINUTES)
    if noticed_on > held_on:
        return Verdict.no("Ngày báo trước sau ngày đối thoại.")
    verdict = Verdict.yes()
    try:
        latest = due("petitions.complaint.dialogue_notice", held_on, calendar=calendar)
    except NotInForce as gap:
        return Verdict.warn(str(gap))
    if noticed_on > latest.due:
        words = f"Báo trước ngày {date_vi(noticed_on)} là chậm: chậm nhất {date_vi(latest.due)}."
        verdict &= Verdict.warn(words, latest.cite, latest.certainty)
    if copies < LEAST_COPIES:
        verdict &= Verdict.warn(f"Biên bản đối thoại lập ít nhất {LEAST_COPIES} bản; mới có {copies}.", MINUTES)
    return verdict


def can_suspend(*, document: bool, reason: str) -> Verdict:
    """Suspended and taken up again each by its own paper."""
    if not document:
        return Verdict.no("Chưa dẫn quyết định trong sổ văn bản.")
    return Verdict.yes() if reason.strip() else Verdict.no("Chưa ghi lý do.")


def can_decide(
    petition: Petition, *, document: bool, signed_on: date | None, outcome: str, differs: bool, met: bool, day: date
) -> Verdict:
    """Settled by a paper of the register, in the law's words. `differs`: what was verified is not what was asked for;
    then a complainant must have been met first (`met`)."""
    if not document:
        return Verdict.no("Chưa dẫn quyết định, kết luận hoặc văn bản trả lời trong sổ văn bản.")
    verdict = Verdict.yes()
    if outcome not in Outcome.values or (outcome == Outcome.ANSWERED) != (petition.kind in PLEAS):
        verdict &= Verdict.no(
            "Kết quả: khiếu nại, tố cáo đúng, đúng một phần hoặc sai; kiến nghị, phản ánh đã trả lời."
        )
    if signed_on and signed_on != day:
        verdict &= Verdict.no(f"Văn bản ký ngày {date_vi(signed_on)}, khác ngày giải quyết {date_vi(day)}.")
    if petition.kind == Content.COMPLAINT and differs and not met:
        verdict &= against(
            "Yêu cầu của người khiếu nại khác kết quả xác minh: phải đối thoại trước khi ra quyết định.",
            f"{COMPLAINTS} art 30 k 1",
            read_for(COMPLAINTS, day),
        )
    return verdict


def can_execute(*, what: str, owner: str, due_on: date, day: date) -> Verdict:
    """Something is ordered of somebody by a day."""
    if not what.strip() or not owner.strip():
        return Verdict.no("Ghi việc phải thi hành và nơi thi hành.")
    return Verdict.yes() if due_on >= day else Verdict.no("Hạn thi hành trước ngày giao.")


def can_finish(*, done_before: date | None, evidence: str, document: str, found: bool) -> Verdict:
    """Done once, with evidence: words or a paper of the register."""
    if done_before:
        return Verdict.no(f"Việc này đã ghi xong ngày {date_vi(done_before)}.")
    if not evidence.strip() and not document:
        return Verdict.no("Chưa có chứng cứ: ghi kết quả cụ thể hoặc dẫn văn bản.")
    return Verdict.yes() if found or not document else Verdict.no(f"Văn bản {document} không còn trong sổ văn bản.")


def can_notify(*, answers: bool, shown: bool) -> Verdict:
    """An answer to the sender (`answers`) says what was answered or in which paper (`shown`); other notices need not."""
    if answers and not shown:
        return Verdict.no(
            "Đã trả lời người gửi thì dẫn văn bản, hoặc ghi ở “Hình thức, nơi nhận”: trả lời ai, bằng cách nào, nói gì."
        )
    return Verdict.yes()


def can_close(petition: Petition, *, waiting: int, owed: Sequence[str], shown: bool, day: date) -> Verdict:
    """A letter is closed when what was decided was carried out, nothing is owed, what the law publishes is public, and it is
    shown (`shown`): evidence of what was done, or the written reason why there is nothing to do."""
    verdict = Verdict.no(f"Còn {waiting} việc thi hành chưa xong.") if waiting else Verdict.yes()
    if not shown:
        verdict &= Verdict.no(
            "Kết thúc phải có chứng cứ: ghi đã làm xong việc gì, dẫn văn bản, hoặc kèm ảnh việc đã làm; không có việc phải "
            "làm thì ghi lý do theo luật."
        )
    if owed:
        verdict &= Verdict.no(f"Còn việc phải làm: {', '.join(owed)}.")
    if petition.kind == Content.DENUNCIATION and petition.published_on is None:
        grade = read_for(DENUNCIATIONS, day)
        verdict &= against("Kết luận nội dung tố cáo chưa công khai.", f"{DENUNCIATIONS} art 40", grade)
    return verdict


def can_reopen(petition: Petition, *, times: int, words: str) -> Verdict:
    """A rejected answer to a recommendation or feedback opens the letter again, once. Against the decision on a complaint
    or the conclusion on a denunciation the law has ways of its own."""
    if petition.kind == Content.COMPLAINT:
        return Verdict.no(
            "Không đồng ý với quyết định giải quyết thì khiếu nại lần hai hoặc khởi kiện.", f"{COMPLAINTS} art 33"
        )
    if petition.kind not in PLEAS:
        return Verdict.no("Chỉ đơn kiến nghị, phản ánh mở lại được theo ý kiến của người gửi.")
    if times:
        return Verdict.no(
            "Đơn này đã mở lại một lần; nếu vẫn chưa đồng ý, hãy gặp Chủ tịch UBND xã tại buổi tiếp công dân."
        )
    return (
        Verdict.yes() if words.strip() else Verdict.no("Ghi rõ điều gì chưa được giải quyết thì mới mở lại được đơn.")
    )


def criteria_of(petition: Petition, day: date) -> tuple[str, ...]:
    """Keys that the law lists as making such a case complex; none where it has no list for the day."""
    if petition.kind not in COMPLEX:
        return ()
    try:
        return tuple(item.key for item in criteria(COMPLEX[Content(petition.kind)], day))
    except NotInForce:
        return ()


def _ours(petition: Petition) -> Verdict:
    if petition.kind == Content.MIXED or not petition.kind:
        return Verdict.no("Đơn có nhiều nội dung thì tách trước, rồi xử lý từng đơn.")
    if petition.competence != Competence.OURS:
        return Verdict.no("Đơn đã phân loại không thuộc thẩm quyền của xã nên không thụ lý ở đây.")
    return Verdict.yes()
