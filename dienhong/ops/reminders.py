"""One letter a day to each officer who has an address: what the post has to do that is overdue, due today, or due soon."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from dienhong.accounts.backends import may_sign_in
from dienhong.accounts.models import Account, Post
from dienhong.commune.models import Commune
from dienhong.commune.queries import local_calendar
from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.law.verdict import Refused
from dienhong.notices.actions import Recipient, put
from dienhong.ops.letter_lines import AHEAD, Line, Officer, lines_for

# A letter stays readable; the desk shows the rest.
MOST_LINES = 50


@dataclass(frozen=True)
class Reminder:
    """The letter for one account on one day."""

    key: str
    to: Recipient
    subject: str
    body: str


def reminders(commune: Commune, day: date) -> Iterator[Reminder]:
    """A letter for each account that has an address, a post today and something to do; none for the others."""
    calendar = local_calendar()
    for account, posts in _holders(day):
        due = _sorted(Officer(posts, day, commune), calendar)
        if due:
            yield _reminder(commune, day, account, posts, due)


@dataclass(frozen=True)
class Reminded:
    """Letters of the day, and the posts whose address is none."""

    letters: int
    unaddressed: tuple[str, ...]


def remind(commune: Commune, at: datetime) -> Reminded:
    """Put today's letters into the outbox. Idempotent: one key an account and a day."""
    letters, unaddressed = 0, []
    for one in reminders(commune, at.date()):
        try:
            put(one.key, to=one.to, subject=one.subject, body=one.body, at=at)
            letters += 1
        except Refused:  # one wrong address keeps nobody else from being told
            unaddressed.append(one.to.post)
    return Reminded(letters, tuple(unaddressed))


def _holders(day: date) -> Iterator[tuple[Account, list[Post]]]:
    held = Post.objects.held_on(day).exclude(account__email="").select_related("account")
    posts: dict[Account, list[Post]] = {}
    for post in held.order_by("account_id", "from_on", "id"):
        if may_sign_in(post.account):
            posts.setdefault(post.account, []).append(post)
    yield from posts.items()


def _sorted(officer: Officer, calendar: Calendar) -> list[Line]:
    return sorted(lines_for(officer, calendar), key=lambda one: (one.due_on, one.code, one.text))


def _reminder(commune: Commune, day: date, account: Account, posts: Sequence[Post], due: Sequence[Line]) -> Reminder:
    titles = "; ".join(dict.fromkeys(post.title for post in posts))
    place = commune.full_name
    parts = (
        ("quá hạn", [one for one in due if one.due_on < day]),
        ("đến hạn hôm nay", [one for one in due if one.due_on == day]),
        (f"đến hạn trong {AHEAD.days} ngày tới", [one for one in due if one.due_on > day]),
    )
    told = ", ".join(f"{number_vi(len(ones))} việc {words}" for words, ones in parts if ones)
    sections = "\n\n".join(_section(words, ones, day) for words, ones in parts if ones)
    return Reminder(
        key=f"remind/{account.pk}/{day.isoformat()}",
        to=Recipient(account.email, titles[:120], posts[0].role),
        subject=f"{place[0].upper()}{place[1:]}, ngày {date_vi(day)}: {told}",
        body=f"Kính gửi: {titles}\n\n{sections}\n\nMở Diên Hồng, mục “Việc hôm nay”, để xem từng việc.\n"
        "Thư này do máy gửi; xin không trả lời.\n",
    )


def _section(words: str, due: Sequence[Line], day: date) -> str:
    lines = [f"{words[0].upper()}{words[1:]} ({number_vi(len(due))})", *(_line(one, day) for one in due[:MOST_LINES])]
    if len(due) > MOST_LINES:
        lines.append(f"- và {number_vi(len(due) - MOST_LINES)} việc nữa, xem ở bàn làm việc")
    return "\n".join(lines)


def _line(one: Line, day: date) -> str:
    late = (day - one.due_on).days
    when = f"hạn {date_vi(one.due_on)}" + (f", quá {number_vi(late)} ngày" if late > 0 else "")
    return f"- {one.code}: {one.text}; {when}" + (f" ({one.ground})" if one.ground else "")
