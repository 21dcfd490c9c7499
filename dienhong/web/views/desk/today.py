"""Việc hôm nay: one table, the nearest day first; how each of the law's days was computed is one link away."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.work.gathering import matters_for
from dienhong.work.row import groups, on_desk
from dienhong.work.whose import is_own

OWN = "cua-toi"


@permission("desk.read")
@require_safe
def desk(request: PageRequest) -> HttpResponse:
    """?cach-tinh=CODE shows the clock of a matter under the table; ?xem=cua-toi only what the reader's posts do themselves."""
    every = list(matters_for(request, local_calendar()))
    own = [one for one in every if is_own(one, request)]
    only_own = request.GET.get("xem") == OWN
    matters = own if only_own else every
    asked = request.GET.get("cach-tinh", "")
    explained = next((one for one in matters if one.clock and one.code == asked), None)
    context = {
        "groups": groups(matters, request.today, f"xem={OWN}&" if only_own else ""),
        "explained": explained,
        "due": explained.clock if explained else None,
        "today": request.today,
        "only_own": only_own,
        "views": [
            {"label": f"Của tôi · {on_desk(own, request.today)}", "url": f"?xem={OWN}", "current": only_own},
            {"label": f"Cả xã · {on_desk(every, request.today)}", "url": request.path, "current": not only_own},
        ],
    }
    return render(request, "web/desk/today.html", context)
