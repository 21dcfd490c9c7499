"""What every page of a letter shares: who may open it, whether an act may be done, and how an act's page is framed."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.roles import roles
from dienhong.commune.queries import local_calendar
from dienhong.law.calendar import Calendar
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.petitions.papers.beforehand import verdict_on
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import is_barred
from dienhong.petitions.papers.states import TRANSITIONS

TITLE = "Sổ đơn thư"
BASIS = "05/2021/TT-TTCP art 6"
BARRED = "Đơn này không cho tài khoản đang dùng xem hay xử lý."


def petition_for(request: PageRequest, code: str) -> Petition:
    """The letter, for whoever is not barred from it. Raises Http404, PermissionDenied."""
    petition: Petition = get_object_or_404(Petition, pk=code)
    if is_barred(code, request.user.pk):
        raise PermissionDenied(BARRED)
    return petition


def allowed(request: PageRequest, name: str) -> Verdict:
    """Whether the posts held allow it; if not, whose work it is."""
    if may(request, name):
        return Verdict.yes()
    whose = [role.vi for role in roles().values() if role.allows(name)]
    return Verdict.no(f"Việc này thuộc {', '.join(whose)}.")


def verdict_for(request: PageRequest, petition: Petition, act: str, calendar: Calendar | None = None) -> Verdict:
    """What can be said of an act before its form is filled: whose it is, that the letter stands, the table and its rule."""
    verdict = allowed(request, TRANSITIONS[act].permission)
    if verdict:
        verdict = void_verdict(petition)
    if verdict:
        verdict = verdict_on(petition, act, today=request.today, calendar=calendar or local_calendar())
    return verdict


def crumbs(petition: Petition | None = None) -> list[dict[str, str]]:
    """From the book to the letter."""
    found = [{"label": TITLE, "url": reverse("papers:list")}]
    return [*found, {"label": petition.code, "url": petition.desk_path()}] if petition else found
