"""Items out of an officer's Excel, each a draft as if typed on its form: the two checks before publication come after."""

from django.http import HttpResponse
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.disclosure import actions
from dienhong.disclosure.forms import ItemForm
from dienhong.disclosure.views.frame import TITLE
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.sheet_in import SheetPlan
from dienhong.page.sheet_page import SheetPage, sheet_page

INTRO = "Mỗi dòng thành một bản nháp trong sổ; chưa có gì được công khai. Tệp kèm theo thì thêm sau, ở trang của từng nội dung."


@permission("disclosure.record")
def new_many(request: PageRequest) -> HttpResponse:
    """Enter many drafts at once."""
    villages = list(villages_on(request.today))
    plan = SheetPlan(
        "Nội dung công khai", "cong-khai", lambda data: ItemForm(data, villages=villages, on=request.today)
    )

    def put(form: ItemForm) -> None:
        actions.draft(form.to_data(), by=actor_for(request.posts), at=request.now, files=form.uploads())

    back = reverse("disclosure:list")
    return sheet_page(request, plan, put, SheetPage(back, intro=INTRO, crumbs=[{"label": TITLE, "url": back}]))
