"""What a reader chooses about reading: larger type, and the language. A cookie is set only by choosing."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.web.local import local_path

YEAR = 365 * 24 * 3600
READING = "chu"
LARGE = "to"


@public_view
@require_safe
def reading(request: PageRequest) -> HttpResponse:
    """Switch between large and ordinary type, and go back to the page one came from."""
    response = HttpResponseRedirect(_back(request))
    if request.COOKIES.get(READING) == LARGE:
        response.delete_cookie(READING)
    else:
        _keep(response, READING, LARGE)
    return response


@public_view
@require_safe
def language(request: PageRequest) -> HttpResponse:
    """Choose Vietnamese or English, and go back to the page one came from. Vietnamese needs no cookie."""
    response = HttpResponseRedirect(_back(request))
    chosen = request.GET.get("ngon", "")
    if chosen in dict(settings.LANGUAGES) and chosen != settings.LANGUAGE_CODE:
        _keep(response, settings.LANGUAGE_COOKIE_NAME, chosen)
    else:
        response.delete_cookie(settings.LANGUAGE_COOKIE_NAME)
    return response


def _back(request: PageRequest) -> str:
    return local_path(request.GET.get("ve", ""), reverse("web:home"))


def _keep(response: HttpResponse, name: str, value: str) -> None:
    response.set_cookie(name, value, max_age=YEAR, httponly=True, samesite="Lax")
