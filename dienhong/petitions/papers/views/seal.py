"""The slot for the sealed book: it knows who sent a denunciation; this one knows only where its pages would be."""

from django.urls import NoReverseMatch, reverse

from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.models import Petition

ACTS = (
    ("sealed:seal", "Niêm phong danh tính người tố cáo", "sealed.seal"),
    ("sealed:read", "Mở niêm phong", "sealed.read"),
    ("sealed:bar", "Người không được giao xử lý", "sealed.seal"),
)


def seal_acts(request: PageRequest, petition: Petition) -> list[Act]:
    """The buttons of the sealed book for a denunciation, and the one that opens it for a letter of several things whose
    sender went there; none where it is not installed or the letter is another."""
    mixed = petition.kind == Content.MIXED and not petition.sender_name
    if not (petition.is_denunciation or mixed) or not petition.standing:
        return []
    found = []
    for name, label, needed in ACTS[1:2] if mixed else ACTS:
        if url := _address(name, petition):
            verdict = Verdict.yes() if may(request, needed) else Verdict.no("Chức vụ đang giữ không làm việc này.")
            found.append(Act.under(verdict, label, url))
    return found


def move_url(petition: Petition) -> str:
    """Where the sender of a letter that turns out to denounce goes under the seal; '' where there is no sealed book."""
    return _address("sealed:move", petition)


def _address(name: str, petition: Petition) -> str:
    try:
        return reverse(name, args=[petition.code])
    except NoReverseMatch:  # the sealed book is not installed here
        return ""
