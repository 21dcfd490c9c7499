"""Matters of what the book of disclosure must put together: the list of each quarter, the report to the council."""

from collections.abc import Iterator
from datetime import date

from django.urls import reverse

from dienhong.disclosure.council.queries import session_unknown, unsent
from dienhong.disclosure.council.rules import REPORT
from dienhong.disclosure.summaries.quarters import number_of
from dienhong.disclosure.summaries.queries import unmade
from dienhong.disclosure.summaries.rules import LIST
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.work.row import Matter, Reader


def papers_due(reader: Reader, today: date) -> Iterator[Matter]:
    """Four queries."""
    mine = may(reader, "disclosure.summarise")
    yield from _lists(reader, today, mine)
    yield from _reports(today, mine)


def _lists(reader: Reader, today: date, mine: bool) -> Iterator[Matter]:
    """Each quarter that is over: its list to be drawn, or drawn and not hanging everywhere. Due within the quarter after."""
    since = reader.commune.formed_on if reader.commune else today
    for quarter, kept in unmade(since, today):
        address = [quarter.year, number_of(quarter)]
        url = reverse("summaries:show", args=address)
        label, step = ("Ghi nơi đã dán", "summaries:post") if kept else ("Lập danh mục", "summaries:draw")
        words = "Niêm yết" if kept else "Lập, niêm yết"
        yield Matter(
            quarter.following().calendar_window().to_on,
            f"{words} danh mục nội dung đã công khai {quarter.label_vi}",
            kept.code if kept else quarter.key,
            url,
            cite_vi(LIST),
            Act(label, reverse(step, args=address)) if mine else Act("Xem", url),
            mine=mine,
        )


def _reports(today: date, mine: bool) -> Iterator[Matter]:
    """A report is due at its session. The law read here sets no day of the session itself: of that we only remind."""
    for kept in unsent():
        path = kept.desk_path()
        whom = "Ủy ban MTTQ" if kept.council_on else "HĐND" if kept.front_on else "HĐND và Ủy ban MTTQ"
        act = Act("Ghi đã gửi", reverse("council:sent", args=[kept.code])) if mine else Act("Xem", path)
        text = f"Gửi {whom} báo cáo về công khai, kỳ họp khai mạc ngày {date_vi(kept.session_on)}"
        yield Matter(kept.session_on, text, kept.code, path, cite_vi(REPORT), act, mine=mine)
    if mine and session_unknown(today):
        url = reverse("council:new")
        text = "Ghi ngày khai mạc kỳ họp thường lệ tới của HĐND: báo cáo về công khai tự lập theo ngày ấy"
        yield Matter(None, text, "BHD", reverse("council:list"), cite_vi(REPORT), Act("Ghi kỳ họp", url), mine=True)
