"""Letters that wait for somebody's next act, words that senders added, answers they rejected, what was given to one account.
Clocks are told elsewhere, from a week before their day."""

from collections.abc import Iterable, Iterator
from datetime import timedelta

from dienhong.deadlines.models import Deadline
from dienhong.deadlines.queries import owed
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.petitions.online.models import WordKind
from dienhong.petitions.online.queries import reopened, unseen
from dienhong.petitions.papers.axes import Channel, Content
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import given_to, next_hand, not_barred, waiting
from dienhong.petitions.papers.rules.intake import CLASSIFYING
from dienhong.petitions.papers.states import CHAIR, DECIDED, OFFICE, OFFICER, State
from dienhong.work.row import SOON, Matter, Reader
from dienhong.work.which import which

SHOWN = 200
AHEAD = timedelta(days=120)


def letters(reader: Reader) -> Iterator[Matter]:
    """One matter for each letter that waits. Four queries. Who may have nothing to do with a letter is told nothing of it."""
    accounts = {post.account_id for post in reader.posts}
    account = next(iter(accounts), None)
    roles = {post.role for post in reader.posts}
    handles = may(reader, "petitions.handle")
    turn = [
        one for one in not_barred(waiting(_states(roles, handles=handles)), account)[:SHOWN] if _is_turn(one, roles)
    ]
    again = list(reopened(account)[:SHOWN])
    known = {one.pk for one in turn}
    given = [one for one in not_barred(given_to(account), account)[:SHOWN] if one.pk not in known] if account else []
    due = _next_clocks((one.code for one in (*turn, *again, *given)), reader)
    soon = reader.today + timedelta(days=SOON)
    for one in turn:
        clock = due.get(one.code)
        if clock and clock.due_on <= soon and clock.owner_role in roles:
            continue  # its clock tells it by now
        if clock and one.state == State.SENT:
            continue  # not to be closed while something is owed
        text, cite = _said(one)
        yield _matter(one, clock, text, cite, mine=True)
    for one in unseen(account)[:SHOWN]:
        path = one.desk_path()
        what = "Người gửi xin rút đơn" if one.said == WordKind.WITHDRAWAL else "Người gửi bổ sung"  # type: ignore[attr-defined]
        text = f"{what} ngày {date_vi(one.said_on)}"  # type: ignore[attr-defined]
        act = Act("Xem lời người gửi", f"{path}#loi-nguoi-gui")
        yield Matter(None, text, one.code, path, "Người gửi thấy đã xem hay chưa", act, mine=handles, of=which(one))
    for one in again:
        text = f"Người gửi chưa đồng ý với kết quả, đơn mở lại ngày {date_vi(one.said_on)}"  # type: ignore[attr-defined]
        yield _matter(one, due.get(one.code), text, "Ý kiến của người gửi", mine=handles or CHAIR.role in roles)
    for one in given:
        clock = due.get(one.code)
        if clock is None or clock.due_on > soon or clock.owner_role not in roles:
            yield _matter(one, clock, "Xử lý đơn được giao", "Giao xử lý", mine=True)


def _states(roles: set[str], *, handles: bool) -> list[State]:
    """Where a letter waits for this reader: whoever handles letters may classify one for the post that owes it."""
    asked = {State.RECEIVED: handles, State.CLASSIFIED: bool({OFFICER.role, CHAIR.role} & roles)}
    return [state for state, here in {**asked, **dict.fromkeys(DECIDED, OFFICE.role in roles)}.items() if here]


def _is_turn(one: Petition, roles: set[str]) -> bool:
    """Of the classified: the chair's, or whoever passes them on."""
    hand = next_hand(one)
    return one.state != State.CLASSIFIED or (hand is not None and hand.role in roles)


def _said(one: Petition) -> tuple[str, str]:
    """What waits, and its ground."""
    came = date_vi(one.received_on)
    if one.state == State.RECEIVED:
        if one.channel == Channel.ONLINE:
            return f"Đơn mới gửi qua cổng ngày {came}, chờ phân loại", "Đơn gửi qua cổng"
        return f"Đơn nhận ngày {came}, chờ phân loại", cite_vi(CLASSIFYING)
    if one.state == State.CLASSIFIED:
        if one.kind == Content.MIXED:
            return "Đơn có nhiều nội dung, chờ tách", cite_vi(CLASSIFYING)
        if next_hand(one) == CHAIR:
            return "Đơn đủ điều kiện, chờ thụ lý", cite_vi(CLASSIFYING)
        return "Đơn đã phân loại, chờ chuyển, hướng dẫn, giao hoặc trả lại", cite_vi(CLASSIFYING)
    sent = one.state == State.SENT
    return ("Đã gửi kết quả, chờ kết thúc đơn" if sent else "Đã giải quyết, chờ gửi kết quả"), "Sổ đơn thư"


def _matter(one: Petition, clock: Deadline | None, text: str, cite: str, *, mine: bool) -> Matter:
    path = one.desk_path()
    due_on = clock.due_on if clock else None
    return Matter(due_on, text, one.code, path, cite, Act("Mở đơn", path), mine=mine, of=which(one))


def _next_clocks(codes: Iterable[str], reader: Reader) -> dict[str, Deadline]:
    """The nearest clock of each letter."""
    found: dict[str, Deadline] = {}
    for one in owed(reader.today, until=reader.today + AHEAD).filter(code__in=set(codes)):
        found.setdefault(one.code, one)
    return found
