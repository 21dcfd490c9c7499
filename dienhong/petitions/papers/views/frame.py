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
from dienhong.petitions.papers.accused import leads
from dienhong.petitions.papers.beforehand import verdict_on
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import is_barred
from dienhong.petitions.papers.rules import people
from dienhong.petitions.papers.states import TRANSITIONS

TITLE = "Sổ đơn thư"
BASIS = "05/2021/TT-TTCP art 6"
BARRED = "Đơn này không cho tài khoản đang dùng xem hay xử lý."
HANDLES = ("petitions.classify", "sealed.seal")
"""Whoever may do one of these handles denunciations."""


def petition_for(request: PageRequest, code: str) -> Petition:
    """The letter with all it says, for whoever may read it. Raises Http404, PermissionDenied."""
    petition = petition_known(request, code)
    if not (verdict := reading(request, petition)):
        raise PermissionDenied(" ".join(str(reason) for reason in verdict.reasons))
    return petition


def petition_known(request: PageRequest, code: str) -> Petition:
    """The letter, for whoever is not barred from it: that it exists. A page that asks by this shows nothing it says.

    Raises Http404, PermissionDenied."""
    petition: Petition = get_object_or_404(Petition, pk=code)
    if is_barred(code, request.user.pk):
        raise PermissionDenied(BARRED)
    return petition


def reading(request: PageRequest, petition: Petition) -> Verdict:
    """May the reader know what the letter says? Of one that denounces, or may, only who handles it. One query, of these only."""
    if not petition.may_denounce:
        return Verdict.yes()
    return people.can_be_read(
        petition,
        handles=handles_denunciations(request),
        given=petition.assigned_account is not None and petition.assigned_account == request.user.pk,
        leads=leads(request.user.pk, request.today),
    )


def handles_denunciations(request: PageRequest) -> bool:
    """Whether the posts held classify letters or seal identities."""
    return any(may(request, name) for name in HANDLES)


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
