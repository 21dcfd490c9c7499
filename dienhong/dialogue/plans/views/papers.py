"""Papers of planned dialogues as Word files: notice, agenda, plan of the year."""

import io

from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from dienhong.dialogue.plans.drafts import agenda_paper, notice_paper, year_paper
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.documents.paper import Paper
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@permission("dialogue.read")
@require_safe
def notice(request: PageRequest, code: str) -> HttpResponse:
    """The notice of a dialogue."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    if request.commune is None or not planned.standing:
        raise Http404
    return _file(notice_paper(planned, request.commune), f"{code}-thong-bao.docx")


@permission("dialogue.read")
@require_safe
def agenda(request: PageRequest, code: str) -> HttpResponse:
    """The agenda of a dialogue, opened by what is still owed."""
    planned = get_object_or_404(PlannedDialogue, pk=code)
    if request.commune is None or not planned.standing:
        raise Http404
    return _file(agenda_paper(planned, request.commune), f"{code}-chuong-trinh.docx")


@permission("dialogue.read")
@require_safe
def year(request: PageRequest, number: int) -> HttpResponse:
    """The plan of a year."""
    if request.commune is None or not 2000 <= number <= 2100:
        raise Http404
    return _file(year_paper(number, request.commune), f"ke-hoach-doi-thoai-{number}.docx")


def _file(paper: Paper, name: str) -> HttpResponse:
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    file = io.BytesIO()
    write_docx(paper, file)
    file.seek(0)
    return FileResponse(file, as_attachment=True, filename=name, content_type=DOCX)  # type: ignore[return-value]
