"""The one table of a letter's life: its states, who must act in each, and which act leads where.

States are participles: what has been done. Overdue is none of them: it is a relation of a clock to today.
"""

from dataclasses import dataclass
from typing import ClassVar

from django.db import models


class State(models.TextChoices):
    """Where a letter stands."""

    RECEIVED = "received", "Đã tiếp nhận"
    CLASSIFIED = "classified", "Đã phân loại"
    SUPPLEMENT_ASKED = "supplement_asked", "Đã yêu cầu bổ sung"
    SPLIT = "split", "Đã tách thành đơn riêng"
    LINKED = "linked", "Đã gắn vào đơn trùng"
    INSTRUCTED = "instructed", "Đã hướng dẫn"
    TRANSFERRED = "transferred", "Đã chuyển"
    URGED = "urged", "Đã đôn đốc"
    INSPECTED = "inspected", "Đã đưa sang kiểm tra"
    RETURNED = "returned", "Đã trả lại"
    FILED = "filed", "Đã xếp lưu"
    REFUSED = "refused", "Đã từ chối thụ lý"
    ACCEPTED = "accepted", "Đã thụ lý"
    SUSPENDED = "suspended", "Đã tạm đình chỉ"
    STOPPED = "stopped", "Đã đình chỉ do rút đơn"
    SETTLED = "settled", "Đã giải quyết"
    SENT = "sent", "Đã gửi kết quả"
    CLOSED = "closed", "Đã kết thúc"


@dataclass(frozen=True, slots=True)
class Owner:
    """The post that must act: its row in the table of roles and its name in words."""

    role: str
    vi: str


OFFICER = Owner("petition_officer", "Cán bộ tiếp công dân")
CHAIR = Owner("committee_chair", "Chủ tịch UBND xã")
OFFICE = Owner("committee_office", "Văn phòng HĐND và UBND")

OWNERS: dict[State, Owner | None] = {
    State.RECEIVED: OFFICER,
    State.CLASSIFIED: OFFICER,
    State.SUPPLEMENT_ASKED: OFFICER,
    State.ACCEPTED: CHAIR,
    State.SUSPENDED: CHAIR,
    State.SETTLED: OFFICE,
    State.SENT: OFFICE,
    **dict.fromkeys(
        (
            State.SPLIT,
            State.LINKED,
            State.INSTRUCTED,
            State.TRANSFERRED,
            State.URGED,
            State.INSPECTED,
            State.RETURNED,
            State.FILED,
            State.REFUSED,
            State.STOPPED,
            State.CLOSED,
        )
    ),
}
"""Who must act in each state; nobody where the letter has come to its end."""

ENDS = frozenset(state for state, owner in OWNERS.items() if owner is None)
OPEN = frozenset(State) - ENDS
UNHANDLED = frozenset({State.RECEIVED, State.CLASSIFIED, State.SUPPLEMENT_ASKED})
IN_HAND = frozenset({State.ACCEPTED, State.SUSPENDED})
ELSEWHERE = frozenset({State.INSTRUCTED, State.TRANSFERRED, State.URGED, State.INSPECTED})
"""With somebody else: what comes of it there is told later."""
DECIDED = frozenset({State.SETTLED, State.SENT})


@dataclass(frozen=True, slots=True)
class Transition:
    """An act: from which states, and into which (None: the state stays)."""

    act: str
    vi: str
    sources: frozenset[State]
    target: State | None = None
    permission: str = "petitions.handle"

    STAYS: ClassVar[str] = "giữ nguyên"


def _row(
    act: str, vi: str, sources: frozenset[State] | set[State], target: State | None = None, may: str = ""
) -> Transition:
    return Transition(act, vi, frozenset(sources), target, f"petitions.{may or 'handle'}")


_CLASSIFY, _ACCEPT, _DECIDE = "classify", "accept", "decide"
TRANSITIONS: dict[str, Transition] = {
    row.act: row
    for row in (
        _row("correct", "Sửa", OPEN, may="correct"),
        _row("classify", "Phân loại", UNHANDLED, State.CLASSIFIED, _CLASSIFY),
        _row("ask_more", "Yêu cầu bổ sung", {State.RECEIVED, State.CLASSIFIED}, State.SUPPLEMENT_ASKED, _CLASSIFY),
        _row("name_representatives", "Ghi người đại diện", UNHANDLED | IN_HAND, may=_CLASSIFY),
        _row("split", "Tách đơn", {State.CLASSIFIED}, State.SPLIT, _CLASSIFY),
        _row("link_duplicate", "Gắn vào đơn trùng", {State.RECEIVED, State.CLASSIFIED}, State.LINKED, _CLASSIFY),
        _row("join_case", "Ghép vào vụ việc", frozenset(State), may=_CLASSIFY),
        _row("leave_case", "Tách khỏi vụ việc", frozenset(State), may=_CLASSIFY),
        _row("instruct", "Hướng dẫn", {State.CLASSIFIED}, State.INSTRUCTED),
        _row("transfer", "Chuyển đơn", {State.CLASSIFIED}, State.TRANSFERRED),
        _row("urge", "Đôn đốc", {State.CLASSIFIED}, State.URGED),
        _row("inspect", "Đưa sang kiểm tra", {State.CLASSIFIED}, State.INSPECTED),
        _row("return", "Trả lại đơn", {State.CLASSIFIED, State.SUPPLEMENT_ASKED}, State.RETURNED),
        _row("file_away", "Xếp lưu", {State.CLASSIFIED, State.SUPPLEMENT_ASKED}, State.FILED),
        _row("assign", "Giao xử lý", OPEN, may="assign"),
        _row("accept", "Thụ lý", {State.CLASSIFIED}, State.ACCEPTED, _ACCEPT),
        _row("refuse", "Không thụ lý", {State.CLASSIFIED}, State.REFUSED, _ACCEPT),
        _row("extend", "Kéo dài, gia hạn", UNHANDLED | {State.ACCEPTED}, may=_DECIDE),
        _row("hold_dialogue", "Đối thoại", {State.ACCEPTED}, may=_DECIDE),
        _row("suspend", "Tạm đình chỉ", {State.ACCEPTED}, State.SUSPENDED, _DECIDE),
        _row("resume", "Giải quyết trở lại", {State.SUSPENDED}, State.ACCEPTED, _DECIDE),
        _row("withdraw", "Rút toàn bộ", UNHANDLED | IN_HAND, State.STOPPED),
        _row("withdraw_part", "Rút một phần", UNHANDLED | IN_HAND),
        _row("keep_on", "Rút nhưng vẫn giải quyết", IN_HAND, may=_DECIDE),
        _row("decide", "Ra quyết định, kết luận, trả lời", {State.ACCEPTED}, State.SETTLED, _DECIDE),
        _row("mark_sent", "Gửi kết quả", {State.SETTLED}, State.SENT),
        _row("publish", "Công khai kết quả", DECIDED),
        _row("order_execution", "Giao thi hành", DECIDED, may=_DECIDE),
        _row("record_execution", "Ghi kết quả thi hành", DECIDED),
        _row("record_result", "Ghi kết quả của nơi nhận", ELSEWHERE),
        _row("notify", "Thông báo", frozenset(State)),
        _row("close", "Kết thúc", {State.SENT}, State.CLOSED),
        _row("reopen", "Mở lại", {State.SENT, State.CLOSED}, State.ACCEPTED),
    )
}
"""Every act on a letter after it was received. Acts that are not here do not exist."""


def acts_from(state: str) -> tuple[Transition, ...]:
    """What may be done in a state, in the order of the table."""
    return tuple(row for row in TRANSITIONS.values() if State(state) in row.sources)
