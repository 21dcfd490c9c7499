"""From the page of an answered letter to the rating of the answer: whoever has code and key needs no printed slip."""

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from dienhong.handoffs import rate_answer as handed
from dienhong.law.verdict import Refused
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.petitions.models import Petition
from dienhong.petitions.online.state import opened_code


@csrf_exempt  # the token of the opened letter is what is asked for: no cookie, no session
@public_view
@never_cache
@require_POST
def rate_answer(request: PageRequest) -> HttpResponse:
    """A slip for this answer, at once spent on the form that rates it."""
    code = opened_code(request.POST.get("mo", ""))
    petition = Petition.objects.standing().filter(pk=code).first() if code else None
    if petition is None:
        return render(request, "web/public/rating_closed.html", {"reasons": []}, status=410)
    try:
        slug, key = handed(petition, at=request.now)
    except Refused as refused:
        context = {"reasons": [reason.text for reason in refused.verdict.reasons]}
        return render(request, "web/public/rating_closed.html", context, status=409)
    reply = HttpResponseRedirect(f"{reverse('rated:rate', args=[slug])}?{urlencode({'ma': key})}")
    reply.status_code = 303
    return reply
