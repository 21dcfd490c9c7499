"""Error pages: what happened, what was kept, what to do. They show nothing of the request."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from dienhong.page.permissions import public_view


@public_view
def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """400."""
    return render(request, "page/error.html", {"status": 400}, status=400)


@public_view
def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """403: signed in, but the posts held do not allow it."""
    return render(request, "page/error.html", {"status": 403}, status=403)


@public_view
def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """404: the same answer whether the thing is absent or closed to the reader."""
    return render(request, "page/error.html", {"status": 404}, status=404)


@public_view
def server_error(request: HttpRequest) -> HttpResponse:
    """500: the act's transaction was rolled back. The page needs nothing but itself, for anything may be broken."""
    return render(request, "page/error.html", {"status": 500}, status=500)
