"""What the page of a letter on the desk shows of its sender's side: words to take note of, verdicts, photographs, the receipt."""

from typing import Any

from django.urls import reverse

from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.petitions.online import rules
from dienhong.petitions.online.alike import alike
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import OPEN, UNHANDLED, State
from dienhong.records.models import Receipt


def desk_part(request: PageRequest, petition: Petition) -> dict[str, Any]:
    """For `petitions/online/desk_part.html` and `desk_side.html`."""
    words = list(petition.citizen_words.all())
    receipt = Receipt.objects.filter(pk=petition.code).first()
    return {
        "words": words,
        "verdicts": petition.citizen_verdicts.all(),
        "photos": [
            {"photo": one, "url": reverse("online_desk:photo", args=[petition.code, one.pk])}
            for one in petition.photos.all()
        ],
        "told": SenderContact.objects.filter(pk=petition.code).exclude(email="", phone="").exists(),
        "receipt_on": receipt.issued_at if receipt else None,
        "alike": alike(petition, request.user.pk) if State(petition.state) in UNHANDLED else [],
        "acts": _acts(request, petition, sum(one.seen_on is None for one in words), given=receipt is not None),
    }


def _acts(request: PageRequest, petition: Petition, unseen: int, *, given: bool) -> list[Act]:
    """The officer's acts on the sender's side. Those that have no sense in this state are left out."""
    if not petition.standing:
        return []

    def url(name: str) -> str:
        return reverse(f"online_desk:{name}", args=[petition.code])

    found = []
    if unseen:
        mine = _whose(request, "petitions.handle")
        found.append(Act.under(mine, "Ghi đã xem lời người gửi", url("see"), primary=True, method="post"))
    label = "Cấp khóa mới, in giấy biên nhận" if given else "In giấy biên nhận có mã và khóa"
    found.append(Act.under(_whose(request, "petitions.record"), label, url("receipt"), method="post"))
    if State(petition.state) in OPEN - UNHANDLED:
        found.append(Act.under(_whose(request, "petitions.handle"), "Kèm ảnh việc đã làm", url("show_fix")))
    judged = petition.citizen_verdicts.filter(decision=petition.decision).exists()
    if verdict := rules.can_judge(petition, judgement="solved", words="", judged=judged):
        mine = _whose(request, "petitions.handle")
        found.append(Act.under(verdict & mine, "Ghi giúp ý kiến của người gửi", url("judge")))
    return found


def _whose(request: PageRequest, name: str) -> Verdict:
    return Verdict.yes() if may(request, name) else Verdict.no("Chức vụ đang giữ không làm việc này.")
