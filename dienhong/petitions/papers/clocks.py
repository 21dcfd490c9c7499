"""Which act starts which clock of a letter, which act stops it, which lets it fall: one table, applied inside the acts."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dienhong.commune.queries import local_calendar
from dienhong.deadlines import actions as deadlines
from dienhong.deadlines.models import Deadline
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import NotInForce, limit
from dienhong.petitions.papers.axes import PLEAS, Channel, Competence, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import CHAIR, OFFICE, OFFICER, Owner, State

COMPLAINT, DENUNCIATION = "petitions.complaint", "petitions.denunciation"


@dataclass(frozen=True, slots=True)
class Clock:
    """A clock of a letter: its key within the letter, who owes, and the acts that stop it."""

    key: str
    owner: Owner
    stops: tuple[str, ...]
    stops_vi: str


CLOCKS: dict[str, Clock] = {
    clock.key: clock
    for clock in (
        Clock("accept", CHAIR, ("accept", "refuse"), "thụ lý hoặc thông báo không thụ lý"),
        Clock("check", OFFICER, ("accept", "refuse", "inspect"), "thụ lý, không thụ lý tố cáo, hoặc đưa sang kiểm tra"),
        Clock("transfer", OFFICER, ("transfer", "instruct"), "chuyển tố cáo đến nơi có thẩm quyền"),
        Clock("reply", CHAIR, ("decide", "refuse", "instruct", "transfer", "urge", "return", "notify"), "trả lời"),
        Clock(
            "first_reply",
            OFFICER,
            ("accept", "refuse", "decide", "instruct", "transfer", "inspect", "urge", "return", "notify"),
            "trả lời, thông báo cho người đến nộp đơn tại buổi tiếp",
        ),
        Clock("press_reply", OFFICE, ("transfer", "inspect", "refuse", "notify"), "thông báo cho nơi đã chuyển tố cáo"),
        Clock("told_denouncer", OFFICE, ("notify",), "thông báo thụ lý cho người tố cáo"),
        Clock("told_accused", OFFICE, ("notify",), "thông báo nội dung tố cáo cho người bị tố cáo"),
        Clock("settle", CHAIR, ("decide",), "ra quyết định giải quyết, kết luận"),
        Clock("decision_sent", OFFICE, ("mark_sent",), "gửi quyết định giải quyết"),
        Clock("conclusion_sent", OFFICE, ("mark_sent",), "gửi kết luận"),
        Clock("conclusion_acted", CHAIR, ("order_execution", "notify"), "xử lý kết luận"),
        Clock("published", OFFICE, ("publish",), "công khai kết luận"),
        Clock("handling_told", OFFICE, ("notify",), "thông báo kết quả xử lý"),
        Clock("result_told", OFFICE, ("mark_sent", "notify"), "báo kết quả cho nơi đã chuyển đơn"),
        Clock("suspension_sent", OFFICE, ("notify",), "gửi quyết định tạm đình chỉ"),
        Clock("resumption_sent", OFFICE, ("notify",), "gửi quyết định giải quyết trở lại"),
        Clock("stop_sent", OFFICE, ("notify",), "gửi quyết định đình chỉ"),
    )
}
ENTRY = ("accept", "check", "transfer", "reply", "first_reply", "press_reply")
"""The clocks that run from the day a letter was received."""
ANSWERS = ("reply", "first_reply")
"""The clocks of an answer to the sender: what was said, or in which paper, is written down."""
OUTLIVES = ("handling_told", "stop_sent", "suspension_sent", "resumption_sent", "press_reply", "first_reply", "reply")
"""What is still owed to somebody after a letter came to an end without a settlement."""


def wanted(petition: Petition) -> dict[str, str]:
    """Key → limit of the clocks that run from the receipt of a letter, by what is known of it so far.

    Until its content was read the title is believed: a letter nobody has classified is watched too.
    """
    kind = petition.kind or petition.titled
    known = bool(petition.competence)
    ours = not known or petition.competence == Competence.OURS
    found: dict[str, str] = {}
    # Of several contents nobody has taken apart yet, the strictest is watched: one of them may be a complaint, one a plea.
    if kind in (Content.COMPLAINT, Content.MIXED) and ours:
        found["accept"] = f"{COMPLAINT}.accept"
    if kind == Content.DENUNCIATION:
        found["check" if ours else "transfer"] = f"{DENUNCIATION}.{'check_conditions' if ours else 'transfer'}"
        if petition.channel in (Channel.PRESS, Channel.AGENCY):
            found["press_reply"] = f"{DENUNCIATION}.press_reply"
    if kind in PLEAS or (kind == Content.MIXED and not petition.reception):
        found["reply"] = "petitions.feedback.reply"
    elif petition.reception:
        found["first_reply"] = "petitions.reception.reply"
    return found


def fit_entry(petition: Petition, *, on: date, at: datetime) -> None:
    """Let the clocks that run from receipt be those of what the letter is now: open, restart, or let fall."""
    needed = wanted(petition)
    have = {clock.key: clock for clock in Deadline.objects.filter(code=petition.code, key__in=ENTRY)}
    gone = [key for key, clock in have.items() if clock.is_open and key not in needed]
    deadlines.drop(petition.code, on=on, keys=gone, why="phân loại lại: đơn không có hạn này")
    for key, limit_id in needed.items():
        if key not in have:
            start(petition, key, limit_id, on=petition.received_on, at=at)
        elif have[key].dropped_on is not None:
            deadlines.reopen(petition.code, key)
        elif have[key].is_open and have[key].start_on != petition.received_on:
            deadlines.restart(petition.code, key, start=petition.received_on, calendar=local_calendar())


def start(petition: Petition, key: str, limit_id: str, *, on: date, at: datetime, times: int = 0) -> None:
    """Start a clock; a day for which the law's data have no limit gives none, and the letter says so.

    `times` numbers clocks that may come again (the second suspension of a letter).
    """
    clock = CLOCKS[key]
    name = f"{key}_{times}" if times > 1 else key
    try:
        deadlines.open_deadline(
            petition.code,
            name,
            limit_id,
            start=on,
            owner=clock.owner.vi,
            owner_role=clock.owner.role,
            stops_by=clock.stops_vi,
            at=at,
            calendar=local_calendar(),
        )
    except NotInForce:
        words = f"{limit(limit_id).vi}: dữ liệu luật không có hạn cho ngày {date_vi(on)}."
        if words not in petition.unclocked:
            petition.unclocked = f"{petition.unclocked} {words}".strip()[:1000]


def stop(petition: Petition, act: str, *, on: date, keys: Sequence[str] | None = None) -> None:
    """Meet every open clock that this act stops; of `keys` only, when given (what was told, and to whom)."""
    for clock in Deadline.objects.filter(code=petition.code, met_on__isnull=True, dropped_on__isnull=True):
        row = CLOCKS[base(clock.key)]
        named = keys is None or clock.key in keys
        if act in row.stops and named and clock.start_on <= on:
            deadlines.meet(petition.code, clock.key, on=on)


def let_fall(petition: Petition, *, on: date, why: str, but: Iterable[str] = ()) -> None:
    """Drop what is open, but for what is still owed to somebody."""
    spared = {*but}
    keys = [
        clock.key
        for clock in Deadline.objects.filter(code=petition.code, met_on__isnull=True, dropped_on__isnull=True)
        if base(clock.key) not in spared
    ]
    deadlines.drop(petition.code, on=on, keys=keys, why=why)


def base(key: str) -> str:
    """The row of the table a clock belongs to: "suspension_sent_2" is the second "suspension_sent"."""
    head, _, tail = key.rpartition("_")
    return head if tail.isdigit() else key


def settle_limit(petition: Petition) -> str:
    """The limit of settling, from the day of acceptance; '' where the law gives none (recommendations, feedback)."""
    if petition.kind == Content.COMPLAINT:
        return f"{COMPLAINT}.settle_remote" if petition.remote else f"{COMPLAINT}.settle"
    return f"{DENUNCIATION}.settle" if petition.kind == Content.DENUNCIATION else ""


def open_notice(petition: Petition) -> list[Deadline]:
    """The open clocks that a notice stops, the nearest first. Of a letter nobody has read there is nothing to answer yet."""
    found = Deadline.objects.filter(code=petition.code, met_on__isnull=True, dropped_on__isnull=True)
    unread = {"reply"} if petition.state == State.RECEIVED else set()
    return [
        clock
        for clock in found.order_by("due_on", "id")
        if "notify" in CLOCKS[base(clock.key)].stops and base(clock.key) not in unread
    ]
