"""The page of an address that leads nowhere: a search, the six doors and the way to one's petition instead of a dead end."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from dienhong.page.frame import address
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.doors import DOORS


@public_view
def not_found(request: PageRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same answer whether the thing is absent or closed to the reader. It shows nothing of the request."""
    doors = [{"label": _(door.principle.label_vi), "url": reverse("web:principle", args=[door.slug])} for door in DOORS]
    ways = ((_("Về trang đầu"), "web:home"), (_("Theo dõi đơn"), "online:follow"))
    links = [{"label": label, "url": url} for label, name in ways if (url := address(name))]
    return render(request, "web/public/not_found.html", {"status": 404, "doors": doors, "links": links}, status=404)
