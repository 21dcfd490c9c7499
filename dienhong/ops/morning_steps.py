"""The steps of a morning, in their order. Each is idempotent by itself: whoever does it again, does nothing twice."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings

from dienhong.commune.models import Commune
from dienhong.commune.queries import local_calendar
from dienhong.law.dates_vi import number_vi
from dienhong.notices import queries
from dienhong.notices.delivery import Delivered, deliver
from dienhong.ops import cleaning, lists_over, papers_due, reaping, recounting, reminders, weekly
from dienhong.ops.times import Times
from dienhong.records import leftovers
from dienhong.records.heads import append_head, present_head


@dataclass(frozen=True)
class Now:
    """What a step works with: the commune and a look at the clocks."""

    commune: Commune
    look: Callable[[], Times]


@dataclass(frozen=True)
class Step:
    """`do` does it and says in Vietnamese what was done; `plan` says what would be, and writes nothing."""

    key: str
    vi: str
    do: Callable[[Now], str]
    plan: Callable[[Now], str]


def reap(now: Now) -> str:
    """Background tasks whose worker died."""
    done = reaping.reap(now.look().wall)
    return f"đưa lại hàng đợi {number_vi(done.again)} việc, bỏ {number_vi(done.given_up)} việc"


def plan_reap(now: Now) -> str:
    """How many such tasks there are."""
    return f"có {number_vi(reaping.abandoned(now.look().wall).count())} việc bỏ dở"


def clean(now: Now) -> str:
    """What the program kept for its own use and needs no more."""
    files = leftovers.sweep()
    left = f", {number_vi(files)} tệp do việc bị ngắt để lại" if files else ""
    return f"xóa {number_vi(cleaning.clean(now.look()))} dòng đã hết hạn giữ{left}"


def plan_clean(now: Now) -> str:
    """How many rows that are, by model."""
    found = [f"{model} {number_vi(count)}" for model, count in cleaning.old(now.look())]
    return f"sẽ xóa {', '.join(found)}" if found else "không có gì hết hạn giữ"


def count_again(now: Now) -> str:
    """Clocks under a calendar that has changed since they were opened."""
    return f"{number_vi(recounting.recount_all(now.look().at))} thời hạn đổi ngày theo lịch nghỉ mới"


def plan_count_again(now: Now) -> str:
    """Which clocks those are."""
    told = [one.told for one in recounting.moved(local_calendar())]
    return "; ".join(told) if told else "không thời hạn nào đổi ngày"


def head(now: Now) -> str:
    """The head of the history chain, kept outside the database. Raises OSError."""
    kept = append_head(settings.HEADS, now.look().wall)
    return f"sự kiện {number_vi(kept.seq)}, dấu {kept.hash[:12]}, vào {settings.HEADS}"


def plan_head(now: Now) -> str:
    """The head as it is now."""
    present = present_head(now.look().wall)
    return f"sự kiện {number_vi(present.seq)}, dấu {present.hash[:12]}, sẽ vào {settings.HEADS}"


def take_down(now: Now) -> str:
    """Lists with people in them whose time is over: nobody reads them any more, and their names are erased."""
    done = lists_over.take_down(now.look().at)
    down = f"gỡ {number_vi(done.down)} danh sách có tên người hết thời gian công khai"
    told = f"{down}, xóa tên {number_vi(done.erased)} danh sách"
    return f"{told}, gỡ tệp danh sách ở {number_vi(done.files)} mục" if done.files else told


def plan_take_down(now: Now) -> str:
    """How many such lists there are."""
    down, held = lists_over.waiting(now.look().today)
    return f"{number_vi(down)} danh sách hết thời gian, {number_vi(held)} danh sách đã gỡ còn tên"


def put_together(now: Now) -> str:
    """The lists of quarters that are over, the report to a session that is near, items whose source changed."""
    done = papers_due.put_together(now.commune, now.look().at)
    return (
        f"lập {number_vi(done.lists)} danh mục quý, đếm lại {number_vi(done.reports)} báo cáo HĐND, đánh dấu "
        f"{number_vi(done.flagged)} nội dung có văn bản gốc thay đổi"
    )


def plan_put_together(now: Now) -> str:
    """How many of each."""
    due = papers_due.waiting(now.commune, now.look().today)
    return (
        f"{number_vi(due.lists)} danh mục quý chưa lập, {number_vi(due.reports)} báo cáo HĐND sắp đến kỳ họp, "
        f"{number_vi(due.flagged)} nội dung có văn bản gốc thay đổi"
    )


def remind(now: Now) -> str:
    """Letters about what is due."""
    done = reminders.remind(now.commune, now.look().at)
    wrong = f"; địa chỉ thư chưa đúng: {'; '.join(done.unaddressed)}" if done.unaddressed else ""
    return f"{number_vi(done.letters)} thư nhắc hạn trong ngày{wrong}"


def plan_remind(now: Now) -> str:
    """To which posts letters would go."""
    posts = [one.to.post for one in reminders.reminders(now.commune, now.look().today)]
    return f"{number_vi(len(posts))} thư: {'; '.join(posts)}" if posts else "không ai có việc đến hạn"


def write_weekly(now: Now) -> str:
    """The weekly letter to followers."""
    return f"{number_vi(weekly.write(now.look().at))} thư tuần cho người theo dõi"


def plan_weekly(now: Now) -> str:
    """Of which week."""
    return f"tuần {weekly.week_before(now.look().today).label_vi()}"


def send(now: Now) -> str:
    """The outbox."""
    return delivered_vi(deliver_all(lambda: now.look().wall))


def plan_send(now: Now) -> str:
    """How many letters are due."""
    return f"{number_vi(queries.due(now.look().wall).count())} thư chờ gửi"


def deliver_all(wall: Callable[[], datetime]) -> Delivered:
    """Rounds of the outbox until nothing is due now, or the mail server does not answer."""
    sent = again = failed = 0
    while True:
        round_ = deliver(wall())
        sent, again, failed = sent + round_.sent, again + round_.again, failed + round_.failed
        if not round_.left:
            return Delivered(sent, again, failed)


def delivered_vi(done: Delivered) -> str:
    """What became of the letters, in words."""
    told = f"gửi {number_vi(done.sent)} thư, {number_vi(done.again)} thư sẽ thử lại"
    return f"{told}, {number_vi(done.failed)} thư chưa đến được" if done.failed else told


STEPS = (
    Step("reap", "Việc nền bỏ dở", reap, plan_reap),
    Step("clean", "Dọn dẹp", clean, plan_clean),
    Step("recount", "Tính lại thời hạn", count_again, plan_count_again),
    Step("lists", "Danh sách có tên người", take_down, plan_take_down),
    Step("papers", "Danh mục, báo cáo công khai", put_together, plan_put_together),
    Step("head", "Mốc lịch sử", head, plan_head),
    Step("remind", "Nhắc hạn", remind, plan_remind),
    Step("weekly", "Thư tuần", write_weekly, plan_weekly),
    Step("deliver", "Gửi thông báo", send, plan_send),
)
