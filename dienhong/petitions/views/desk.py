"""The desk of the reception book: list, one session, record, correct, answer, void, close."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar, villages_on
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import due
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.frame import address
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict
from dienhong.petitions import actions, queries
from dienhong.petitions.columns import ORDER, RECEPTIONS, form_words, views_of
from dienhong.petitions.forms import AnswerForm, ReceptionFilter, ReceptionForm
from dienhong.petitions.models import Reception, Visit
from dienhong.petitions.reception_papers import rules
from dienhong.petitions.reception_papers.queries import of_reception
from dienhong.petitions.sittings.views.desk import sitting_link
from dienhong.petitions.states import Host
from dienhong.petitions.views.letters import entered_of, letter_act, letter_links
from dienhong.privacy.masks import mask_number

BASIS = "42/2013/QH13 art 25 k 2"
REPLY = "petitions.reception.reply"
PARTY_NOTICE = "petitions.reception.party_notice"


@permission("petitions.read")
def listing(request: PageRequest) -> HttpResponse:
    """The sessions, newest first."""
    filters = ReceptionFilter(request.GET or None)
    entries = queries.receptions()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(
            request,
            entries,
            RECEPTIONS,
            title="Sổ tiếp công dân",
            filename="so-tiep-cong-dan.xlsx",
            default_order=ORDER,
        )
    table = build(
        request,
        entries,
        RECEPTIONS,
        unit="buổi",
        caption="Các buổi tiếp công dân",
        row_url=Reception.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, "list"),
        empty=Empty(
            "Luật giao người đứng đầu tiếp công dân định kỳ; buổi nào đã tiếp thì ghi vào đây, kể cả khi không ai đến.",
            law=cite_vi(BASIS),
            action_url=reverse("petitions:record"),
            action_label="Ghi buổi tiếp",
        ),
    )
    context = {
        "register": {"title": "Sổ tiếp công dân", "basis": _basis(request)},
        "acts": [
            Act.under(_may(request, "petitions.record"), "Ghi buổi tiếp", reverse("petitions:record"), primary=True)
        ],
        "strip": strip(request, "TCD", unit="buổi", close_url=reverse("petitions:close"), permission="petitions.close"),
        "listing": table,
        "note": "Giao ban với bí thư chi bộ, trưởng thôn không phải tiếp công dân; các buổi ấy nằm ở",
        "note_url": address("directives:briefings") if may(request, "directives.read") else "",
        "note_label": "sổ Giao ban",
    }
    return render(request, "page/register_list.html", context)


@permission("petitions.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One session with its visits, the clock of each unanswered one, and what may be done."""
    reception = get_object_or_404(Reception, pk=code)
    standing = void_verdict(reception)
    context = {
        "record": {
            "code": reception.code,
            "title": f"Tiếp công dân ngày {date_vi(reception.held_on)}",
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {reception.late_after}." if reception.late_after else "",
            "voided": None
            if reception.standing
            else {"reason": reception.void_reason, "at": reception.voided_at, "by": ""},
        },
        "facts": _facts(reception),
        "visits": _visits(request, reception),
        "acts": [
            Act.under(
                _may(request, "petitions.correct") & standing,
                "Sửa buổi tiếp",
                reverse("petitions:correct", args=[code]),
            ),
            Act.under(
                rules.may_conclude(reception.kind) & standing,
                "Tải dự thảo thông báo kết luận (.docx)",
                reverse("reception_papers:conclusion", args=[code]),
            ),
            Act.under(
                _may(request, "petitions.record") & standing,
                "Ghi từ chối tiếp một người",
                f"{reverse('reception_papers:refuse')}?buoi={code}",
            ),
            Act.under(
                _may(request, "petitions.void") & standing, "Hủy bản ghi", reverse("petitions:void", args=[code])
            ),
        ],
        "links": [
            *letter_links(request, reception),
            *sitting_link(reception),
            *document_links((one.REGISTER, one.code) for one in of_reception(code)),
        ],
        "history": history_for(request, reception),
        "crumbs": [{"label": "Sổ tiếp công dân", "url": reverse("petitions:list")}],
    }
    return render(request, "petitions/desk/show.html", context)


@permission("petitions.record")
def record(request: PageRequest) -> HttpResponse:
    """Enter a session."""
    form = ReceptionForm(request.POST or None, villages=list(villages_on(request.today)))

    def act() -> str:
        reception = actions.record_reception(
            **form.session(), visits=form.visits_data(), by=actor_for(request.posts), at=request.now
        )
        return reception.desk_path()

    return submit(request, form, _page("Ghi buổi tiếp công dân", "Ghi buổi tiếp", reverse("petitions:list")), act)


@permission("petitions.correct")
def correct(request: PageRequest, code: str) -> HttpResponse:
    """Correct a session."""
    reception = get_object_or_404(Reception, pk=code)
    form = ReceptionForm(request.POST or None, villages=list(villages_on(request.today)), reception=reception)

    def act() -> str:
        fresh = actions.correct_reception(
            code,
            revision=revision_of(request),
            visits=form.visits_data(),
            by=actor_for(request.posts),
            at=request.now,
            **form.session(),
        )
        return fresh.desk_path()

    return submit(
        request,
        form,
        _page(f"Sửa {code}", "Ghi bản sửa", reception.desk_path()),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=reception.revision,
        verdict=void_verdict(reception),
    )


@permission("petitions.correct")
def answer(request: PageRequest, code: str, order: int) -> HttpResponse:
    """Enter the answer to one visit."""
    visit = get_object_or_404(Visit.objects.select_related("reception"), reception_id=code, order=order)
    form = AnswerForm(request.POST or None, initial={"answered_on": request.today})
    page = FormPage(
        title=f"Trả lời lượt {order}, {code}",
        submit="Ghi trả lời",
        cancel_url=visit.reception.desk_path(),
        law="42/2013/QH13 art 28 k 1",
        intro=visit.content,
    )

    def act() -> str:
        data = form.cleaned_data
        return actions.answer_visit(
            code, order, **data, by=actor_for(request.posts), at=request.now, revision=revision_of(request)
        ).desk_path()

    return submit(request, form, page, act, revision=visit.reception.revision, verdict=void_verdict(visit.reception))


@require_POST
@permission("personal.reveal")
def reveal(request: PageRequest, code: str, order: int) -> HttpResponse:
    """An identity number in full, once; that it was read is in the entry's history."""
    visit = get_object_or_404(Visit, reception_id=code, order=order)
    number = actions.reveal_id_number(code, order, by=actor_for(request.posts), at=request.now)
    reply = render(request, "petitions/desk/reveal.html", {"visit": visit, "number": number, "code": code})
    reply["Cache-Control"] = "no-store"
    return reply


@permission("petitions.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a session with a reason."""
    return void_page(request, get_object_or_404(Reception, pk=code))


@permission("petitions.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book."""
    return close_page(request, "TCD", back_url=reverse("petitions:list"))


def _page(title: str, button: str, cancel: str) -> FormPage:
    return FormPage(
        title=title,
        submit=button,
        cancel_url=cancel,
        law=BASIS,
        intro="Người tố cáo: để trống họ tên, địa chỉ, giấy tờ; danh tính giữ trong hồ sơ niêm phong, không ghi ở đây.",
        formset="visits",
        formset_title="Các lượt tiếp",
        formset_row_name="Lượt",
    )


def _may(request: PageRequest, name: str) -> Verdict:
    return Verdict.yes() if may(request, name) else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def _basis(request: PageRequest) -> str:
    return f"{cite_vi(BASIS)} · {form_words(request.today)}"


def _facts(reception: Reception) -> list[dict[str, Any]]:
    kind = str(reception.get_kind_display())
    return [
        {"label": "Chủ trì", "text": reception.get_host_display()},
        {"label": "Loại", "text": f"{kind}{', trực tuyến' if reception.online else ''}"},
        {
            "label": "Người tiếp",
            "text": f"{reception.received_by}, {reception.receiver_title}",
            "sub": "tiếp theo ủy quyền" if reception.is_delegated else "",
        },
        {"label": "Địa điểm", "text": reception.place},
        {"label": "Ghi chú", "text": reception.note or "không"},
    ]


def _visits(request: PageRequest, reception: Reception) -> list[dict[str, Any]]:
    calendar = local_calendar()
    clock = due(REPLY, reception.held_on, calendar=calendar)
    entered = entered_of(request, reception)
    party = due(PARTY_NOTICE, reception.held_on, calendar=calendar) if reception.host == Host.PARTY else None
    rows = []
    for visit in reception.visits.all():
        act = None
        if not visit.answered_on and reception.standing:
            url = reverse("petitions:answer", args=[reception.code, visit.order])
            act = Act.under(_may(request, "petitions.correct"), "Ghi trả lời", url)
        rows.append(
            {
                "visit": visit,
                "withheld": visit.classification == "denunciation",
                "due": clock if not visit.answered_on else None,
                "party_due": party if not visit.answered_on else None,
                "answered_late": bool(visit.answered_on and visit.answered_on > clock.due),
                "overdue": not visit.answered_on and clock.due < request.today,
                "act": act,
                "receipt": Act.under(
                    _may(request, "petitions.record"),
                    "Lập giấy biên nhận tài liệu",
                    f"{reverse('reception_papers:receive')}?buoi={reception.code}&luot={visit.order}",
                )
                if reception.standing
                else None,
                "id_number": mask_number(visit.id_number),
                "reveal": _reveal(request, reception, visit),
                "letter": letter_act(_may(request, "petitions.record"), reception, visit, entered),
            }
        )
    return rows


def _reveal(request: PageRequest, reception: Reception, visit: Visit) -> Act | None:
    if not visit.id_number:
        return None
    verdict = Verdict.yes() if may(request, "personal.reveal") else Verdict.no("Chỉ văn phòng giữ sổ xem được đủ số.")
    return Act.under(verdict, "Hiện số", reverse("petitions:reveal", args=[reception.code, visit.order]), method="post")
