"""What waits for residents now, out of every register that asks them: a dialogue that takes questions, a list that may be
objected to, a demand that may be signed. The nearest last day first."""

from dataclasses import dataclass
from datetime import date

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from dienhong.dialogue.demands.queries import collecting
from dienhong.dialogue.demands.states import DemandState
from dienhong.dialogue.plans.queries import coming
from dienhong.disclosure.lists.models import PeopleList
from dienhong.disclosure.states import State
from dienhong.law.dates_vi import date_vi
from dienhong.page.frame import address
from dienhong.page.templatetags.page import hour_vi

LOOKED_AT = 10


@dataclass(frozen=True)
class Waiting:
    """One thing to do: its title, what it is, the last day (None: no last day is known), the verb and where it is done."""

    title: str
    what: str
    until: date | None
    verb: str
    url: str
    days_left: int = 0


def waiting(today: date, most: int) -> list[Waiting]:
    """The nearest `most`. Three queries."""
    found = [*_dialogues(today), *_lists(today), *_demands()]
    found.sort(key=lambda one: (one.until is None, one.until or today))
    return found[:most]


def _dialogues(today: date) -> list[Waiting]:
    found = []
    for one in coming(today)[:LOOKED_AT]:
        if one.takes_questions(today):
            until = one.questions_until or one.planned_on
            what = _("Đối thoại %(when)s") % {"when": f"{hour_vi(one.begins)}, {date_vi(one.planned_on)}"}
            url = reverse("talk:ask", args=[one.code])
            found.append(Waiting(one.title, what, until, _("Hỏi trước"), url, (until - today).days))
    return found


def _lists(today: date) -> list[Waiting]:
    """Lists of people that hang now: whoever sees a mistake says so until they are taken down."""
    if not address("disclosed:list"):
        return []
    lists = PeopleList.objects.filter(
        down_on__gt=today,
        taken_down_on__isnull=True,
        version__number=F("version__item__shown"),
        version__item__state=State.PUBLISHED,
        version__item__voided_at__isnull=True,
    ).select_related("version__item")
    found = []
    for one in lists.order_by("down_on", "id")[:LOOKED_AT]:
        item, until = one.version.item, one.down_on
        if until is not None:
            url = reverse("disclosed:item", args=[item.code])
            what = _("Danh sách đang lấy ý kiến")
            found.append(Waiting(item.title, what, until, _("Góp ý"), url, (until - today).days))
    return found


def _demands() -> list[Waiting]:
    found = []
    for one in collecting().filter(state=DemandState.COLLECTING).order_by("-opened_on")[:LOOKED_AT]:
        url = reverse("talk:demand", args=[one.code])
        found.append(Waiting(one.subject, _("Cử tri yêu cầu đối thoại, đang lấy chữ ký"), None, _("Đọc"), url))
    return found
