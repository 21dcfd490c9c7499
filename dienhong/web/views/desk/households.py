"""A notice for every household of a village on paper: A5, two a sheet, from whatever is public. No name stands on it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from dienhong.commune.models import Unit
from dienhong.commune.queries import fact_on, villages_on
from dienhong.documents.a5 import MOST_SHEETS, HouseholdNotice, sheets_for, write_a5
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.search.models import PublicText
from dienhong.web import household_words
from dienhong.web.fact_keys import households_key

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permission("notices.read")
@require_safe
def listing(request: PageRequest, code: str) -> HttpResponse:
    """Village by village that it concerns: how many households are declared, how many sheets that is."""
    public = get_object_or_404(PublicText, code=code)
    concerned = household_words.villages_of(public)
    rows: list[dict[str, Any]] = []
    total = 0
    for village in villages_on(request.today):
        if concerned and village.code not in concerned:
            continue
        fact = fact_on(households_key(village.name), request.today)
        number = int(fact.value) if fact else 0
        total += sheets_for(number)
        rows.append({"village": village, "households": number, "sheets": sheets_for(number)})
    context = {
        "register": {"title": "Giấy báo đến từng hộ", "basis": f"{public.code}: {public.title}"},
        "public": public,
        "rows": rows,
        "concerned": bool(concerned),
        "declared": [row for row in rows if row["households"]],
        "total": total,
    }
    return render(request, "web/desk/households.html", context)


@permission("notices.read")
@require_safe
def paper(request: PageRequest, code: str, village: str) -> HttpResponse:
    """The file of one village. 404 for one whose households nobody declared."""
    public = get_object_or_404(PublicText, code=code)
    unit = get_object_or_404(Unit.objects.standing(), pk=village, kind="village")
    fact = fact_on(households_key(unit.name), request.today)
    number = int(fact.value) if fact else 0
    if request.commune is None or not 0 < sheets_for(number) <= MOST_SHEETS:
        raise Http404
    notice = HouseholdNotice(
        organ=f"Ủy ban nhân dân {request.commune.full_name}",
        title=household_words.title_of(public),
        lines=household_words.lines_of(public, request.today),
        foot=f"Xem đầy đủ: {household_words.where(public.path)} (mã {public.code})",
        place=f"Thôn {unit.name}",
        sample="DỮ LIỆU MẪU" if request.commune.is_demo else "",
    )
    reply = HttpResponse(write_a5(notice, number), content_type=DOCX)
    reply["Content-Disposition"] = f'attachment; filename="{code}-{village}-giay-ho.docx"'
    return reply
