"""From a reception to the book of letters: the button of a visit that was accepted, and the letters a session brought."""

from django.urls import reverse

from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.document_field import document_links
from dienhong.page.request import PageRequest
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.papers.queries import not_barred, petitions
from dienhong.petitions.papers.views.intake import letters_from, may_become_petition, same_words


def entered_of(request: PageRequest, reception: Reception) -> dict[str, str]:
    """What the book of letters has of a session already: content → code."""
    return letters_from(reception.code, request.user.pk)


def letter_act(recording: Verdict, reception: Reception, visit: Visit, entered: dict[str, str]) -> Act | None:
    """What was accepted goes on as a letter, with what this book already knows of it; once entered, the way to it."""
    if not reception.standing or not may_become_petition(visit):
        return None
    if code := entered.get(same_words(visit.content)):
        return Act(f"Mở đơn {code}", reverse("papers:show", args=[code]))
    url = f"{reverse('papers:receive')}?tu={reception.code}&luot={visit.order}"
    return Act.under(recording, "Ghi đơn vào sổ đơn thư", url)


def letter_links(request: PageRequest, reception: Reception) -> list[dict[str, str]]:
    """The letters that were handed in at a session."""
    found = not_barred(petitions().filter(reception=reception.code), request.user.pk)
    return document_links(("đơn nộp tại buổi này", code) for code in found.values_list("code", flat=True))
