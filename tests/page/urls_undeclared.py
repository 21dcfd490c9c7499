"""Addresses for a test: the program's own, a view that forgot to declare itself, and two that fail."""

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views import View

from dienhong.config.urls import handler400, handler403, handler404, handler500
from dienhong.config.urls import urlpatterns as ours
from dienhong.page.permissions import permission, public_view

PLANTED = "Nguyễn Thị Bí Danh 031090004438"


def forgotten(request: HttpRequest) -> HttpResponse:
    """Says nothing of who may see it."""
    return HttpResponse("lộ")


class Forgotten(View):
    """A class says nothing either."""

    def get(self, request: HttpRequest) -> HttpResponse:
        """What nobody may see."""
        return HttpResponse("lộ")


@public_view
def broken(request: HttpRequest) -> HttpResponse:
    """Fails with somebody's words in the message."""
    raise ValueError(PLANTED)


@permission("nobody.has_this")
def nobodys(request: HttpRequest) -> HttpResponse:
    """Needs what no role has."""
    return HttpResponse("lộ")


urlpatterns = [
    path("quen/", forgotten),
    path("quen-lop/", Forgotten.as_view()),
    path("hong/", broken),
    path("khong-cua-ai/", nobodys),
    *ours,
]
__all__ = ["handler400", "handler403", "handler404", "handler500", "urlpatterns"]
