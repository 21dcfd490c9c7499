"""What senders sent and nobody has dealt with: letters from the portal, words added, answers rejected. Clocks are told
elsewhere, from a week before their day."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from dienhong.deadlines.queries import owed
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.petitions.online.models import WordKind
from dienhong.petitions.online.queries import reopened, unread, unseen
from dienhong.petitions.papers.states import CHAIR
from dienhong.work.row import SOON, Matter, Reader
from dienhong.work.which import which

SHOWN = 200
AHEAD = timedelta(days=120)


def letters(reader: Reader) -> Iterator[Matter]:
    """One matter for each thing sent. Four queries. Who may have nothing to do with a letter is told nothing of it."""
    accounts = {post.account_id for post in reader.posts}
    account = next(iter(accounts), None)
    handles = may(reader, "petitions.handle")
    leads = any(post.role == CHAIR.role for post in reader.posts)
    new = list(unread(account)[:SHOWN])
    due = _due_days((one.code for one in new), reader)
    soon = reader.today + timedelta(days=SOON)
    for one in new:
        if (day := due.get(one.code)) and day <= soon:
            continue  # its clock tells it by now
        text = f"Đơn mới gửi qua cổng ngày {date_vi(one.received_on)}, chờ phân loại"
        yield Matter(
            day,
            text,
            one.code,
            one.desk_path(),
            "Đơn gửi qua cổng",
            Act("Mở đơn", one.desk_path()),
            mine=handles,
            of=which(one),
        )
    for one in unseen(account)[:SHOWN]:
        path = one.desk_path()
        what = "Người gửi xin rút đơn" if one.said == WordKind.WITHDRAWAL else "Người gửi bổ sung"  # type: ignore[attr-defined]
        text = f"{what} ngày {date_vi(one.said_on)}"  # type: ignore[attr-defined]
        act = Act("Xem lời người gửi", f"{path}#loi-nguoi-gui")
        yield Matter(None, text, one.code, path, "Người gửi thấy đã xem hay chưa", act, mine=handles, of=which(one))
    for one in reopened(account)[:SHOWN]:
        path = one.desk_path()
        text = f"Người gửi chưa đồng ý với kết quả, đơn mở lại ngày {date_vi(one.said_on)}"  # type: ignore[attr-defined]
        yield Matter(
            None,
            text,
            one.code,
            path,
            "Ý kiến của người gửi",
            Act("Mở đơn", path),
            mine=handles or leads,
            of=which(one),
        )


def _due_days(codes: Iterable[str], reader: Reader) -> dict[str, date]:
    """The nearest day of each letter."""
    found: dict[str, date] = {}
    for one in owed(reader.today, until=reader.today + AHEAD).filter(code__in=list(codes)):
        found.setdefault(one.code, one.due_on)
    return found
