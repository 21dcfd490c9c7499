"""Named sets of what senders sent and said through the portal or by their receipt."""

from typing import TYPE_CHECKING

from django.db.models import Exists, OuterRef, Subquery

from dienhong.law.periods import Window
from dienhong.petitions.online.models import CitizenVerdict, CitizenWord, Judgement
from dienhong.petitions.papers.axes import Channel
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import not_barred, petitions, received_in
from dienhong.petitions.papers.states import IN_HAND

if TYPE_CHECKING:
    from django.db.models import QuerySet


def online_in(window: Window) -> "QuerySet[Petition]":
    """Letters received through the portal."""
    return received_in(window).filter(channel=Channel.ONLINE)


def answered_in(window: Window) -> "QuerySet[Petition]":
    """Letters whose result was sent to the sender: those that could be judged. Denunciations are not judged here."""
    sent = petitions().filter(sent_on__gte=window.from_on, sent_on__lte=window.to_on)
    return sent.exclude(kind="denunciation")


def answered_judged(window: Window) -> "QuerySet[Petition]":
    """Of those, the letters whose sender said something of that very answer, whenever."""
    said = CitizenVerdict.objects.filter(petition=OuterRef("pk"), decision=OuterRef("decision"))
    return answered_in(window).filter(Exists(said))


def solved_in(window: Window) -> "QuerySet[Petition]":
    """Of the letters judged in a window, those whose last word is that the matter is solved."""
    said = CitizenVerdict.objects.filter(on__gte=window.from_on, on__lte=window.to_on)
    later = said.filter(petition=OuterRef("petition"), order__gt=OuterRef("order"))
    last = said.filter(~Exists(later), judgement=Judgement.SOLVED)
    return petitions().filter(pk__in=last.values("petition"))


def judged_in(window: Window) -> "QuerySet[Petition]":
    """Letters about whose answer the sender said something, by the day of the last word; each with that word
    (`judgement`)."""
    said = CitizenVerdict.objects.filter(petition=OuterRef("pk"), on__gte=window.from_on, on__lte=window.to_on)
    found = petitions().filter(Exists(said))
    return found.annotate(judgement=Subquery(said.order_by("-order").values("judgement")[:1]))


def unseen(account_id: int | None) -> "QuerySet[Petition]":
    """Letters with words of the sender that no officer has taken note of, the oldest first."""
    waiting = CitizenWord.objects.filter(petition=OuterRef("pk"), seen_on__isnull=True).order_by("on", "order")
    found = not_barred(petitions(), account_id).filter(Exists(waiting))
    return found.annotate(
        said_on=Subquery(waiting.values("on")[:1]), said=Subquery(waiting.values("kind")[:1])
    ).order_by("said_on", "code_year", "code_number")


def reopened(account_id: int | None) -> "QuerySet[Petition]":
    """Letters in hand again because their senders rejected the answer, with the day that was said (`said_on`)."""
    said = CitizenVerdict.objects.filter(petition=OuterRef("pk"), reopened=True)
    found = not_barred(petitions(), account_id).filter(Exists(said), state__in=IN_HAND)
    return found.annotate(said_on=Subquery(said.order_by("-order").values("on")[:1])).order_by(
        "said_on", "code_year", "code_number"
    )
