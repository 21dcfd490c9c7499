"""May this dialogue be planned, announced, opened, called off? Art. 43 of Law 72/2025 binds the conference of the people's
committee and a dialogue that voters demanded; for others its days are told, and refuse nothing."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time

from dienhong.dialogue.plans.states import PlanState
from dienhong.dialogue.states import DialogueKind, Level
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import Due, NotInForce, due
from dienhong.law.verdict import Certainty, Reason, Verdict

READ_BY_ALL = ("title", "content", "place", "attending", "front_digest", "co_chair")
NOTICE = "dialogue.conference.notice"
NOT_OPEN = "Cuộc này đã tổ chức hoặc đã báo không tổ chức."


@dataclass(frozen=True)
class PlanData:
    """A planned dialogue as an officer tells it."""

    planned_on: date
    begins: time
    kind: str
    hosts: str
    title: str
    content: str
    place: str
    attending: str
    level: str = Level.COMMUNE
    co_chair: str = ""
    party_invited: bool = False
    villages: tuple[str, ...] = ()
    questions_until: date | None = None
    front_digest: str = ""
    plan: str = ""
    demand: str = ""


@dataclass(frozen=True)
class Known:
    """What the house knows around it: today, the villages of that day, whether the cited document stands, the words against
    citing that demand ('' for none), and the code of another standing plan that says the same."""

    on: date
    villages: Collection[str] = ()
    document_found: bool = True
    against_demand: str = ""
    twin: str = ""


def can_plan(told: PlanData, known: Known) -> Verdict:
    """Everything that the notice must tell is there, and the day is not over."""
    verdict = Verdict.yes()
    wanted = (("tên cuộc đối thoại", told.title), ("nội dung", told.content), ("địa điểm", told.place))
    for words, value in (*wanted, ("cách dự", told.attending)):
        if not value.strip():
            verdict &= Verdict.no(f"Thiếu {words}: thông báo phải có đủ thời gian, địa điểm, nội dung, cách dự.")
    if told.planned_on < known.on:
        verdict &= Verdict.no(f"Ngày {date_vi(told.planned_on)} đã qua; cuộc đã tổ chức thì ghi vào sổ đối thoại.")
    if told.level == Level.VILLAGE and not told.villages:
        verdict &= Verdict.no("Đối thoại tại thôn, cụm thôn thì phải chọn ít nhất một thôn tham gia.")
    unknown = [code for code in told.villages if code not in known.villages]
    if unknown:
        verdict &= Verdict.no(f"Không có thôn nào mang mã {', '.join(unknown)} vào ngày {date_vi(told.planned_on)}.")
    if told.questions_until and told.questions_until > told.planned_on:
        verdict &= Verdict.no("Ngày cuối nhận câu hỏi không thể sau ngày đối thoại.")
    if told.plan and not known.document_found:
        verdict &= Verdict.no(f"Sổ văn bản không có {told.plan} hoặc văn bản ấy đã hủy.")
    if known.against_demand:
        verdict &= Verdict.no(known.against_demand)
    if known.twin:
        verdict &= Verdict.no(f"Cuộc này đã có trong kế hoạch với mã {known.twin}.")
    return verdict


def notice_clock(planned_on: date) -> Due | None:
    """The last day to announce it; None before the law's article was in force."""
    try:
        return due(NOTICE, planned_on)
    except NotInForce:
        return None


def is_bound(kind: str, demand: str) -> bool:
    """Whether art. 43 asks for the notice: the conference with the people, and a dialogue that voters demanded."""
    return kind == DialogueKind.CONFERENCE or bool(demand)


def can_announce(*, state: str, kind: str, demand: str, planned_on: date, announced_on: date, on: date) -> Verdict:
    """Once, before the day. Too late for the law it is refused when the law asks it of this kind of dialogue, else told."""
    if state != PlanState.DRAFT:
        return Verdict.no(NOT_OPEN if state != PlanState.ANNOUNCED else "Cuộc này đã thông báo rồi.")
    if announced_on > on:
        return Verdict.no(f"Ngày thông báo {date_vi(announced_on)} sau hôm nay ({date_vi(on)}).")
    if announced_on > planned_on:
        return Verdict.no(f"Ngày thông báo {date_vi(announced_on)} sau ngày đối thoại {date_vi(planned_on)}.")
    return in_time(kind, demand, planned_on, announced_on)


def can_correct(*, state: str, announced: bool, moves: bool) -> Verdict:
    """What is announced keeps its hour and place: who read them would come in vain."""
    if state not in (PlanState.DRAFT, PlanState.ANNOUNCED):
        return Verdict.no(NOT_OPEN)
    if announced and moves:
        return Verdict.no(
            "Đã thông báo ngày, giờ, địa điểm này: muốn đổi thì báo không tổ chức, có lý do, rồi lập cuộc mới."
        )
    return Verdict.yes()


def can_open(*, state: str, planned_on: date, on: date) -> Verdict:
    """The hall opens on its day or later, when the notice was given."""
    if state == PlanState.DRAFT:
        return Verdict.no("Chưa ghi đã thông báo cuộc này cho Nhân dân; hãy ghi thông báo trước.")
    if state != PlanState.ANNOUNCED:
        return Verdict.no(NOT_OPEN)
    if on < planned_on:
        return Verdict.no(f"Chưa đến ngày {date_vi(planned_on)}; hội trường mở vào ngày đối thoại.")
    return Verdict.yes()


def can_call_off(*, state: str, reason: str) -> Verdict:
    """Only what was not held, with the reason that everybody reads."""
    verdict = Verdict.yes() if state in (PlanState.DRAFT, PlanState.ANNOUNCED) else Verdict.no(NOT_OPEN)
    return (
        verdict if reason.strip() else verdict & Verdict.no("Không tổ chức thì phải ghi lý do; Nhân dân đọc lý do này.")
    )


def in_time(kind: str, demand: str, planned_on: date, announced_on: date) -> Verdict:
    """Whether the notice was early enough: refused when the law asks it of this kind of dialogue, else told."""
    clock = notice_clock(planned_on)
    if clock is None or announced_on <= clock.due:
        return Verdict.yes()
    words = (
        f"Thông báo ngày {date_vi(announced_on)} là muộn: phải thông báo chậm nhất ngày {date_vi(clock.due)}, trước ngày "
        f"tổ chức ít nhất {clock.days} ngày."
    )
    if is_bound(kind, demand) and clock.certainty.may_block:
        return Verdict.no(f"{words} Hãy dời ngày tổ chức.", clock.cite, clock.certainty)
    certainty = clock.certainty if is_bound(kind, demand) else Certainty.INFERENCE
    return Verdict.yes(Reason(words, clock.cite, certainty))
