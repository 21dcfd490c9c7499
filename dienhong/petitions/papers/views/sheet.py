"""The letters of a period out of an officer's Excel, each entered by the same act as a letter typed on its form."""

from django.http import HttpResponse
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.sheet_in import SheetPlan
from dienhong.page.sheet_page import SheetPage, sheet_page
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.forms.intake import PetitionForm
from dienhong.petitions.papers.views.frame import crumbs
from dienhong.petitions.papers.views.intake import WITHOUT_IDENTITY


@permission("petitions.record")
def receive_many(request: PageRequest) -> HttpResponse:
    """Enter many letters at once; each is classified afterwards, one by one, as the law wants."""
    villages = [unit.name for unit in villages_on(request.today)]
    plan = SheetPlan("Đơn thư", "don-thu", lambda data: PetitionForm(data, villages=villages))

    def put(form: PetitionForm) -> None:
        actions.receive(form.to_data(), by=actor_for(request.posts), at=request.now)

    page = SheetPage(reverse("papers:list"), intro=WITHOUT_IDENTITY, crumbs=crumbs())
    return sheet_page(request, plan, put, page)
