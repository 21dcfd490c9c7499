"""A letter is classified by its content, and a mixed one taken apart."""

from typing import Any

from django.http import HttpResponse

from dienhong.accounts.actors import actor_for
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.actions.intake import IDENTITY
from dienhong.petitions.papers.axes import MAY_DENOUNCE, Content
from dienhong.petitions.papers.forms.classifying import ClassifyForm, SplitForm
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules import intake
from dienhong.petitions.papers.rules.intake import CLASSIFYING
from dienhong.petitions.papers.steps import Doing
from dienhong.petitions.papers.views.frame import crumbs, petition_for, verdict_for
from dienhong.petitions.papers.views.seal import move_url


@permission("petitions.classify")
def classify(request: PageRequest, code: str) -> HttpResponse:
    """The kind first (`?loai=`), then the check list of that kind; no kind is chosen for a letter that names none."""
    petition = petition_for(request, code)
    kind = _kind(request, petition)
    form = ClassifyForm(request.POST or None, kind=kind, petition=petition, day=request.today)
    verdict = verdict_for(request, petition, "classify")
    if verdict and not kind:
        verdict = Verdict.no("Chọn loại đơn theo nội dung trước; bảng điều kiện của loại ấy hiện ra.")
    elif verdict:
        verdict = verdict & said_of_kind(petition, kind)

    def act() -> str:
        doing = Doing(actor_for(request.posts), request.now, form.cleaned_data["on"], revision_of(request))
        return actions.classify(code, form.to_data(), doing).desk_path()

    page = FormPage(
        title=f"Phân loại, {code}",
        submit="Ghi phân loại",
        cancel_url=petition.desk_path(),
        law=CLASSIFYING,
        template="petitions/papers/classify.html",
        context={
            "petition": petition,
            "kinds": _kinds(kind),
            "move_url": move_url(petition) if kind in MAY_DENOUNCE and is_named(petition) else "",
            "mixed": kind == Content.MIXED,
            "crumbs": crumbs(petition),
        },
    )
    return submit(request, form, page, act, done="Đã ghi phân loại.", revision=petition.revision, verdict=verdict)


@permission("petitions.classify")
def split(request: PageRequest, code: str) -> HttpResponse:
    """One letter for each content."""
    petition = petition_for(request, code)
    form = SplitForm(request.POST or None, initial={"on": request.today})

    def act() -> str:
        doing = Doing(actor_for(request.posts), request.now, form.cleaned_data["on"], revision_of(request))
        return actions.split(code, form.parts_data(), doing)[0].desk_path()

    page = FormPage(
        title=f"Tách đơn, {code}",
        submit="Tách thành các đơn",
        cancel_url=petition.desk_path(),
        law="42/2013/QH13 art 25 k 3",
        intro="Mỗi đơn tách ra vào sổ với mã riêng, giữ ngày nhận của đơn này, rồi được phân loại riêng.",
        formset="parts",
        formset_title="Các đơn tách ra",
        formset_row_name="Đơn",
        template="petitions/papers/split.html",
        context={
            "petition": petition,
            "about": petition.content,
            "move_url": move_url(petition) if is_named(petition) else "",
            "crumbs": crumbs(petition),
        },
    )
    verdict = verdict_for(request, petition, "split")
    return submit(request, form, page, act, done="Đã tách đơn.", revision=petition.revision, verdict=verdict)


def is_named(petition: Petition) -> bool:
    """Whether this book holds somebody's identity for the letter."""
    return any(getattr(petition, name) for name in IDENTITY) or petition.signatories.exists()


def said_of_kind(petition: Petition, kind: str) -> Verdict:
    """What can be said of a kind before its check list is filled."""
    verdict = intake.no_identity(is_named(petition)) if kind == Content.DENUNCIATION else Verdict.yes()
    if petition.titled and petition.titled != kind:
        own, chosen = str(petition.get_titled_display()).lower(), Content(kind).label.lower()
        said = f"Đơn tự gọi là {own}; bạn đang chọn {chosen}: xử lý theo nội dung, không theo tiêu đề."
        verdict &= Verdict.warn(said, f"{CLASSIFYING} k 1")
    if kind == Content.MIXED:
        verdict &= Verdict.warn("Ghi phân loại xong thì tách thành từng đơn; từng đơn mới có hạn và thẩm quyền riêng.")
    return verdict


def _kind(request: PageRequest, petition: Petition) -> str:
    asked = (request.POST.get("kind"), request.GET.get("loai"), petition.kind, petition.titled)
    return next((one for one in asked if one in Content.values), "")


def _kinds(chosen: str) -> list[dict[str, Any]]:
    return [{"label": label, "url": f"?loai={key}", "current": key == chosen} for key, label in Content.choices]
