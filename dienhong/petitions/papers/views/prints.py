"""The papers of a letter as Word files. One that bears the identity number leaves the trace of a reading."""

import io
from dataclasses import replace

from django.http import FileResponse, Http404, HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.accounts.models import Post
from dienhong.law.citations import cite_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.printed import Around
from dienhong.petitions.papers.prints import PRINTS
from dienhong.petitions.papers.states import CHAIR
from dienhong.petitions.papers.views.frame import petition_for

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
NOTE = "Số, ngày và những chỗ chấm để trống; sửa trong Word rồi ghi văn bản vào sổ văn bản."
NO_NAME = "Giấy của đơn tố cáo không in người tố cáo: chỗ ấy ghi tay sau khi in."


def print_acts(request: PageRequest, petition: Petition) -> dict[str, object] | None:
    """The papers that this letter can give, as buttons; None when it gives none yet."""
    if not petition.standing:
        return None
    verdict = (
        Verdict.yes()
        if may(request, "petitions.export")
        else Verdict.no("Chức vụ đang giữ không xuất giấy tờ của sổ này.")
    )
    made = [
        {
            "act": Act.under(verdict, one.vi, reverse("papers:print", args=[petition.code, name]), method="post"),
            "law": cite_vi(one.note) if one.note else "",
        }
        for name, one in PRINTS.items()
        if one.suits(petition)
    ]
    return {"papers": made, "note": NO_NAME if petition.is_denunciation else NOTE} if made else None


@require_POST
@permission("petitions.export")
def download(request: PageRequest, code: str, name: str) -> HttpResponse:
    """One paper. It bears the identity number only for who may read it, and then the reading is in the history."""
    from dienhong.documents.docx_writer import write_docx  # python-docx loads slowly: only where a paper is made

    petition, one = petition_for(request, code), PRINTS.get(name)
    if one is None or request.commune is None or not petition.standing or not one.suits(petition):
        raise Http404("a paper that this letter does not give")
    chair = Post.objects.held_on(request.today).filter(role=CHAIR.role).select_related("account").first()
    around = Around(request.commune, chair.account.name if chair else "", request.today.year)
    if one.identity and petition.id_number and may(request, "personal.reveal"):
        number = actions.reveal_id_number(code, by=actor_for(request.posts), at=request.now)
        around = replace(around, id_number=number)
    file = io.BytesIO()
    write_docx(one.make(petition, around), file)
    file.seek(0)
    reply = FileResponse(file, as_attachment=True, filename=f"{code}-{name}.docx", content_type=DOCX)
    reply["Cache-Control"] = "no-store"
    return reply  # type: ignore[return-value]
