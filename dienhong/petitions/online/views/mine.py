"""`/don-thu/cua-toi/`: the letters of a citizen who proved the address or the identity they were sent with, for half an hour."""

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from dienhong.page.citizen import Citizen, Proof, citizen_of
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.online.mine import letters_of
from dienhong.petitions.online.progress import now_of
from dienhong.petitions.online.views.follow import letter_page
from dienhong.records.receipts import code_of

SHOWN = 50


@csrf_exempt  # the citizen's cookie does not travel with a form of another site, and nothing is written here
@public_view
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: PageRequest) -> HttpResponse:
    """The list; a POST opens one of them as code and key would. Somebody else's code is not there."""
    citizen = citizen_of(request)
    if citizen is None:
        return HttpResponseRedirect(reverse("web:citizen"))
    letters = letters_of(**_digests(citizen))
    if request.method == "POST":
        petition = letters.filter(pk=code_of(request.POST.get("ma", ""))).first()
        if petition is None:
            raise Http404("not one of the citizen's letters")
        return letter_page(request, petition)
    found = list(letters[: SHOWN + 1])
    standing = now_of(found)
    rows = [{"letter": one, "state": standing[one.code]} for one in found]
    context = {
        "rows": rows[:SHOWN],
        "more": len(rows) > SHOWN,
        "shown": SHOWN,
        "leave_url": reverse("web:citizen_leave"),
    }
    return render(request, "petitions/online/mine.html", context)


def _digests(citizen: Citizen) -> dict[str, str]:
    name = "contact_digest" if citizen.proof is Proof.EMAIL else "subject_digest"
    return {name: citizen.digest}
