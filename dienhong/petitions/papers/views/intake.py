"""A letter comes in, from the post or out of a reception; is corrected; its people are named."""

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import villages_on
from dienhong.law.verdict import Verdict
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.petitions.models import Visit
from dienhong.petitions.papers import actions, queries
from dienhong.petitions.papers.forms.intake import PeopleForm, PetitionForm
from dienhong.petitions.papers.steps import Doing
from dienhong.petitions.papers.views.frame import BASIS, crumbs, petition_for, verdict_for
from dienhong.petitions.states import Classification, Handling

WITHOUT_IDENTITY = (
    "Đơn tố cáo: để trống họ tên, địa chỉ, giấy tờ, cách liên hệ của người tố cáo, và không nhắc đến trong nội dung; danh "
    "tính giữ trong phần niêm phong, theo mã đơn."
)


@permission("petitions.record")
def receive(request: PageRequest) -> HttpResponse:
    """Enter a letter; `?tu=TCD-2026-0012&luot=2` takes over what the reception book knows of it."""
    visit = _visit(request)
    form = PetitionForm(
        request.POST or None,
        villages=[unit.name for unit in villages_on(request.today)],
        visit=visit,
        initial={} if visit else {"received_on": request.today},
    )

    def act() -> str:
        return actions.receive(form.to_data(), by=actor_for(request.posts), at=request.now).desk_path()

    page = FormPage(
        title="Ghi đơn vào sổ",
        submit="Ghi đơn",
        cancel_url=visit.reception.desk_path() if visit else reverse("papers:list"),
        law=BASIS,
        intro=WITHOUT_IDENTITY,
        context={"crumbs": crumbs()},
    )
    done = "Đã ghi đơn vào sổ. Việc tiếp theo: phân loại theo nội dung."
    return submit(
        request, form, page, act, done=done, verdict=_entered_before(visit, request.user.pk) if visit else None
    )


@permission("petitions.correct")
def correct(request: PageRequest, code: str) -> HttpResponse:
    """Correct what was entered at receipt."""
    petition = petition_for(request, code)
    form = PetitionForm(
        request.POST or None, villages=[unit.name for unit in villages_on(request.today)], petition=petition
    )

    def act() -> str:
        return actions.correct(
            code, form.to_data(), by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    page = FormPage(
        title=f"Sửa {code}",
        submit="Ghi bản sửa",
        cancel_url=petition.desk_path(),
        intro=WITHOUT_IDENTITY,
        context={"crumbs": crumbs(petition)},
    )
    return submit(
        request,
        form,
        page,
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=petition.revision,
        verdict=verdict_for(request, petition, "correct"),
    )


@permission("petitions.classify")
def represent(request: PageRequest, code: str) -> HttpResponse:
    """Who signed, and who of them speaks for the rest."""
    petition = petition_for(request, code)
    form = PeopleForm(request.POST or None, petition=petition, day=request.today, initial={"on": request.today})

    def act() -> str:
        data = form.cleaned_data
        return actions.name_representatives(
            code,
            Doing(actor_for(request.posts), request.now, data["on"], revision_of(request)),
            signatories=form.persons(),
            document=data["document"],
            people_count=data["people_count"],
        ).desk_path()

    page = FormPage(
        title=f"Người ký, người đại diện, {code}",
        submit="Ghi danh sách",
        cancel_url=petition.desk_path(),
        law="42/2013/QH13 art 29",
        intro="Danh sách này thay danh sách đã ghi. Người đại diện là người trong danh sách; văn bản cử có đủ chữ ký.",
        formset="people",
        formset_title="Người ký đơn",
        formset_row_name="Người",
        context={"crumbs": crumbs(petition)},
    )
    verdict = verdict_for(request, petition, "name_representatives")
    return submit(request, form, page, act, revision=petition.revision, verdict=verdict)


def may_become_petition(visit: Visit) -> bool:
    """A visit whose matter was accepted, and of which no identity has to be kept from this book."""
    return visit.handling == Handling.ACCEPT and visit.classification != Classification.DENUNCIATION


def letters_from(reception: str, account_id: int | None) -> dict[str, str]:
    """What was entered of a reception already: content, as people compare it, → code. Denunciations are not among them."""
    found = queries.not_barred(queries.petitions().filter(reception=reception), account_id)
    return {same_words(petition.content): petition.code for petition in found if not petition.is_denunciation}


def same_words(content: str) -> str:
    """A content without what typing it twice changes."""
    return " ".join(content.split()).rstrip(" .").casefold()


def _entered_before(visit: Visit, account_id: int | None) -> Verdict:
    """One visit may well bring two letters; the same one twice is what happens by mistake."""
    code = letters_from(visit.reception_id, account_id).get(same_words(visit.content))
    if code is None:
        return Verdict.yes()
    return Verdict.warn(f"Buổi tiếp này đã có đơn {code} với đúng nội dung ấy; hãy xem đơn ấy trước khi ghi nữa.")


def _visit(request: PageRequest) -> Visit | None:
    code, order = request.GET.get("tu", ""), request.GET.get("luot", "")
    if not code:
        return None
    if not (order.isdecimal() and len(order) < 5):
        raise Http404("no such visit")
    visits = Visit.objects.select_related("reception").filter(reception__voided_at__isnull=True)
    visit = get_object_or_404(visits, reception_id=code, order=int(order))
    if not may_become_petition(visit):
        raise Http404("a visit that does not become a letter this way")
    return visit
