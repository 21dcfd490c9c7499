"""Việc hôm nay: one table, the nearest day first; how each of the law's days was computed is one link away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.work.gathering import matters_for
from dienhong.work.row import groups


@permission("desk.read")
@require_safe
def desk(request: PageRequest) -> HttpResponse:
    """?cach-tinh=CODE shows the clock of a matter under the table."""
    matters = list(matters_for(request, local_calendar()))
    asked = request.GET.get("cach-tinh", "")
    explained = next((one for one in matters if one.clock and one.code == asked), None)
    context = {
        "groups": groups(matters, request.today),
        "explained": explained,
        "due": explained.clock if explained else None,
        "today": request.today,
    }
    return render(request, "web/desk/today.html", context)
