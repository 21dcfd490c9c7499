"""The papers as Word files. With the identity number in full it is an act that leaves a trace, so it is asked by POST."""

import io

from django.core.exceptions import PermissionDenied
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_POST, require_safe

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar
from dienhong.documents.paper import Paper
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.petitions.models import Reception
from dienhong.petitions.reception_papers import drafts, rules
from dienhong.petitions.reception_papers.actions import reveal_on_paper
from dienhong.petitions.reception_papers.models import Receipt, Refusal
from dienhong.petitions.reception_papers.views.desk import entry_of, may_draft

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permission("petitions.read")
@require_safe
def draft(request: PageRequest, code: str) -> HttpResponse:
    """Mẫu 01/TCD or 02/TCD with room for the identity number."""
    entry = entry_of(code)
    if not may_draft(entry):
        raise Http404("the form did not exist on that day")
    return _file(request, _paper(request, entry), code)


@permission("personal.reveal")
@require_POST
def draft_with_number(request: PageRequest, code: str) -> HttpResponse:
    """The same with the number in full; that it was taken out is in the entry's history."""
    entry = entry_of(code)
    if not may_draft(entry):
        raise Http404("the form did not exist on that day")
    if not may(request, "petitions.read"):
        raise PermissionDenied
    reveal_on_paper(code, by=actor_for(request.posts), at=request.now)
    number = entry.id_number if isinstance(entry, Refusal) else entry.giver_id
    reply = _file(request, _paper(request, entry, id_number=number), code)
    reply["Cache-Control"] = "no-store"
    return reply


@permission("petitions.read")
@require_safe
def conclusion(request: PageRequest, code: str) -> HttpResponse:
    """The conclusion of a head's reception."""
    reception = get_object_or_404(Reception, pk=code)
    if request.commune is None or not reception.standing or not rules.may_conclude(reception.kind):
        raise Http404("no head held this session")
    return _file(request, drafts.conclusion_paper(reception, request.commune, local_calendar()), f"{code}-ket-luan")


def _paper(request: PageRequest, entry: Refusal | Receipt, *, id_number: str = "") -> Paper:
    if request.commune is None:
        raise Http404
    if isinstance(entry, Refusal):
        return drafts.refusal_paper(entry, request.commune, id_number=id_number)
    return drafts.receipt_paper(entry, request.commune, id_number=id_number)


def _file(request: PageRequest, paper: Paper, name: str) -> HttpResponse:
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    file = io.BytesIO()
    write_docx(paper, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=f"{name}-du-thao.docx", content_type=DOCX)  # type: ignore[return-value]
