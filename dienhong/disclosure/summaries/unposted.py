"""Items whose paper was not noted in every place the law names: as the desk's grid of proofs reads them."""

from collections import defaultdict
from datetime import date

from dienhong.commune.queries import villages_on
from dienhong.disclosure.models import Item, Posting
from dienhong.disclosure.proofs.grid import lacking
from dienhong.disclosure.requirements import POSTING, asked_of
from dienhong.disclosure.states import State
from dienhong.disclosure.summaries.reported import Unposted
from dienhong.law.calendar import Calendar
from dienhong.law.periods import Window


def unposted(window: Window, calendar: Calendar) -> list[Unposted]:
    """Of the items first told in the window and public still, as it is noted by the window's last day."""
    found = Item.objects.standing().filter(state=State.PUBLISHED, published_on__range=(window.from_on, window.to_on))
    items = list(found.order_by("code_year", "code_number"))
    papers: dict[str, list[Posting]] = defaultdict(list)
    for paper in Posting.objects.filter(item__in=found, from_on__lte=window.to_on):
        papers[paper.item_id].append(paper)
    villages: dict[date, list[str]] = {}
    lines = []
    for item in items:
        told_on = item.published_on or window.to_on
        if told_on not in villages:
            villages[told_on] = list(villages_on(told_on).values_list("code", flat=True))
        asked = asked_of(item.content, item.sector, item.starts_on, told_on).of(POSTING)
        wanted, missing = lacking(item, papers[item.code], asked, villages[told_on], window.to_on, calendar)
        if missing:
            lines.append(Unposted(item.code, len(missing), len(wanted)))
    return lines
