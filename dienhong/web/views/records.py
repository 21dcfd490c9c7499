"""`/r/CODE`: the one address a paper prints. It leads to the entry for those who may read it, and to nothing for others."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.records import codes
from dienhong.records.models import Closing
from dienhong.search.queries import public_path
from dienhong.web.rights import may_read

# Books with a page for anybody, which itself says what is not there or was taken down.
OPEN_TO_ALL = {"F": "web:figure", "CK": "disclosed:item"}
LETTERS = "DT"


@public_view
@require_safe
def record(request: PageRequest, code: str) -> HttpResponse:
    """Go to the page of the entry. Figures, disclosed items and whatever else was made public are open to everybody; of a
    letter a stranger learns nothing; for anything else a stranger is asked to sign in, whether it exists or not. An officer
    who may not read it gets the answer of an absent code."""
    try:
        prefix, year, number = codes.parse(code)
    except codes.BadCode:
        raise Http404 from None
    spelt = codes.show(prefix, year, number)
    if prefix in OPEN_TO_ALL:
        return HttpResponseRedirect(reverse(OPEN_TO_ALL[prefix], args=[spelt]))
    if not request.user.is_authenticated:
        if public := public_path(spelt):
            return HttpResponseRedirect(public)
        if prefix == LETTERS:
            raise Http404
        query = urlencode({"next": reverse("web:record", args=[spelt])})
        return HttpResponseRedirect(f"{reverse('web:sign_in')}?{query}")
    entry = codes.resolve(spelt)
    if entry is None or not may_read(request, entry):
        if public := public_path(spelt):
            return HttpResponseRedirect(public)
        raise Http404
    path = reverse("web:closing", args=[spelt]) if isinstance(entry, Closing) else entry.desk_path()
    if not path:
        raise Http404
    return HttpResponseRedirect(path)
