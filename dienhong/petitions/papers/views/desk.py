"""The desk of the book of letters: letters, matters, one letter, reveal, void, close."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import local_calendar, villages_on
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.page.acts import Act
from dienhong.page.book import BookPage, book_response, columns
from dienhong.page.closing import close_page, strip
from dienhong.page.listing import Column, Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, submit
from dienhong.page.voiding import ReasonForm, void_verdict
from dienhong.petitions.online.views.desk_part import desk_part
from dienhong.petitions.papers import actions, desk_queries, queries
from dienhong.petitions.papers.book import headings
from dienhong.petitions.papers.book import rows as book_rows
from dienhong.petitions.papers.clocks import CLOCKS, ENTRY, base
from dienhong.petitions.papers.columns import LAMPS, ORDER, case_columns, petition_columns, views_of
from dienhong.petitions.papers.forms.acts import accounts_that_handle
from dienhong.petitions.papers.forms.filters import PetitionFilter
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import TRANSITIONS, UNHANDLED, State, acts_from
from dienhong.petitions.papers.views import told
from dienhong.petitions.papers.views.clocks import clocks
from dienhong.petitions.papers.views.closed import closed
from dienhong.petitions.papers.views.frame import (
    BASIS,
    TITLE,
    allowed,
    crumbs,
    handles_denunciations,
    petition_for,
    petition_known,
    reading,
    verdict_for,
)
from dienhong.petitions.papers.views.prints import print_acts
from dienhong.petitions.papers.views.seal import seal_acts
from dienhong.petitions.papers.views.told_elsewhere import disclosing_acts

EMPTY = (
    "Mỗi đơn khiếu nại, tố cáo, kiến nghị, phản ánh nhận được đều vào sổ, được phân loại theo nội dung rồi thụ lý, chuyển, "
    "hướng dẫn hoặc trả lời trong thời hạn của luật. Đơn đầu tiên thì ghi từ đây, hoặc từ buổi tiếp công dân."
)
NEXT = {
    State.RECEIVED: ("classify",),
    State.CLASSIFIED: ("accept", "inspect", "transfer", "instruct", "split", "file_away"),
    State.SUPPLEMENT_ASKED: ("classify",),
    State.ACCEPTED: ("decide",),
    State.SUSPENDED: ("resume",),
    State.SETTLED: ("mark_sent",),
    State.SENT: ("close",),
}
"""The act that a letter usually waits for in each state: the first that may be done is the main button."""
TOLD = ("mark_sent", "publish", "notify", "order_execution")
"""What is owed to somebody comes before: the act that stops the nearest clock of this kind."""


@permission("petitions.read")
def listing(request: PageRequest) -> HttpResponse:
    """The letters, newest first."""
    return _list(
        request, "list", desk_queries.listed(request.user.pk), petition_columns(request.today), "đơn", "don-thu"
    )


@permission("petitions.read")
def cases(request: PageRequest) -> HttpResponse:
    """The matters: several letters may be about one, and the two are counted apart."""
    entries = desk_queries.matters(request.user.pk)
    return _list(request, "cases", entries, case_columns(request.today), "vụ việc", "don-thu-theo-vu-viec")


def _list(
    request: PageRequest, view: str, entries: "QuerySet[Petition]", shown: tuple[Column, ...], unit: str, name: str
) -> HttpResponse:
    filters = filters_for(request)
    entries = _narrowed(request, entries, filters)
    if wants_excel(request, filters):
        return export(request, entries, shown, title=TITLE, filename=f"so-{name}.xlsx", default_order=ORDER)
    record = allowed(request, "petitions.record")
    table = build(
        request,
        entries,
        shown,
        unit=unit,
        caption="Các đơn" if view == "list" else "Các vụ việc",
        row_url=Petition.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, view),
        empty=Empty(
            EMPTY,
            law=cite_vi(BASIS),
            action_url=reverse("papers:receive") if record else "",
            action_label="Ghi đơn đầu tiên",
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": f"{cite_vi(BASIS)} · đơn tố cáo không ghi người tố cáo ở sổ này"},
        "acts": [
            Act.under(record, "Nhập từ Excel", reverse("papers:receive_many")),
            Act.under(record, "Ghi đơn", reverse("papers:receive"), primary=True),
        ],
        "strip": book_strip(request),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("petitions.read")
def book(request: PageRequest) -> HttpResponse:
    """The rows of the book, oldest first; of a denunciation nobody is named."""
    filters = filters_for(request)
    entries = queries.not_barred(queries.petitions(), request.user.pk)
    entries = _narrowed(request, entries, filters)
    page = BookPage(
        title=TITLE,
        basis=cite_vi(BASIS),
        columns=columns(*((f"c{place}", title) for place, title in enumerate(headings()))),
        entries=entries.order_by("received_on", "code_year", "code_number"),
        rows=lambda rows, first: book_rows(rows, start=first),
        unit="đơn",
        filename="so-don-thu-theo-mau.xlsx",
        strip=book_strip(request),
        filters=filters,
        views=views_of(request, "book"),
        empty=Empty(EMPTY, law=cite_vi(BASIS)),
        note="Cột theo danh sách đơn mà cơ quan thanh tra yêu cầu khi báo cáo; đơn tố cáo không in người gửi.",
    )
    return book_response(request, page)


def _narrowed(request: PageRequest, entries: "QuerySet[Petition]", filters: PetitionFilter) -> "QuerySet[Petition]":
    return desk_queries.narrowed(
        entries,
        on=request.today,
        account_id=request.user.pk,
        handles=handles_denunciations(request),
        **filters.asked,
    )


def filters_for(request: PageRequest) -> PetitionFilter:
    """The filters of the list, the matters and the book, with what can be chosen today."""
    return PetitionFilter(
        request.GET or None,
        villages=[unit.name for unit in villages_on(request.today)],
        accounts=accounts_that_handle(request.today),
    )


def book_strip(request: PageRequest) -> Any:
    """The closing strip of this book."""
    return strip(request, "DT", unit="đơn", close_url=reverse("papers:close_book"), permission="petitions.close")


@permission("petitions.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One letter: what it is, who must act, its clocks, its steps, and what may be done."""
    petition, calendar = petition_known(request, code), local_calendar()
    if not (verdict := reading(request, petition)):
        return closed(request, petition, verdict)
    shown = clocks(petition, request.today, calendar)
    who, what = _owed(petition, shown)
    ready, waiting = _acts(request, petition, [row["deadline"].key for row in shown if row["open"]])
    state = str(petition.get_state_display())
    context = {
        "record": {
            "code": petition.code,
            "title": petition.summary_vi(),
            "state": {"state": LAMPS.get(petition.state, "idle"), "text": state},
            "basis": cite_vi(BASIS),
            "late": f"Ghi hoặc sửa sau khóa sổ {petition.late_after}." if petition.late_after else "",
            "voided": None
            if petition.standing
            else {"reason": petition.void_reason, "at": petition.voided_at, "by": ""},
        },
        "petition": petition,
        "facts": told.facts(petition, who, what),
        "id_number": told.id_number(request, petition),
        "axes": told.axes(petition),
        "clocks": shown,
        "today": request.today,
        "steps": told.steps(petition),
        "people": told.people(petition),
        "dialogues": petition.dialogues.all(),
        "executions": petition.executions.all(),
        "acts": [*ready, *disclosing_acts(request, petition)],
        "waiting": waiting,
        "seal_acts": seal_acts(request, petition),
        "prints": print_acts(request, petition),
        "online": desk_part(request, petition),
        "related": told.links(petition, may(request, "petitions.read"), request.user.pk),
        "history": told.history_of(request, petition),
        "crumbs": crumbs(),
    }
    return render(request, "petitions/papers/show.html", context)


def _owed(petition: Petition, shown: list[dict[str, Any]]) -> tuple[str, str]:
    """Who must act now, and what is owed next: the nearest clock says both, else the state says who. While a letter is still to
    be classified or passed on, whoever does that acts first, and the clock's owner is named with the clock."""
    if not petition.standing:
        return "", ""
    owner = queries.next_hand(petition)
    if not (shown and shown[0]["open"]):
        return (owner.vi, "") if owner else ("", "")
    clock = shown[0]["deadline"]
    owed = f"{clock.vi}, {date_vi(clock.due_on)}: {shown[0]['words']}"
    if petition.state in UNHANDLED and owner and owner.vi != clock.owner:
        return owner.vi, f"sau đó {clock.owner}: {owed}"
    return clock.owner, owed


def _acts(request: PageRequest, petition: Petition, owed_keys: list[str]) -> tuple[list[Act], list[Act]]:
    """The acts that this state knows, the usual next one first and primary; and those of other states or other posts.

    The next act stays in sight also when it is another post's: whom the letter waits for is what its page is opened for.
    """
    calendar = local_calendar()
    here = [row.act for row in acts_from(petition.state)] if petition.standing else []
    verdicts = {act: verdict_for(request, petition, act, calendar) for act in TRANSITIONS}
    # The answer to the sender comes of the usual next act; told by itself, it is none of the ways forward.
    after = (base(key) for key in owed_keys if base(key) not in ENTRY)
    owed = (act for key in after for act in CLOCKS[key].stops if act in TOLD)
    usual = [act for act in (*owed, *NEXT.get(State(petition.state), ())) if act in here]
    main = next((act for act in usual if verdicts[act]), "")
    shown = [act for act in here if act in usual[:2] or may(request, TRANSITIONS[act].permission)]
    order = sorted(shown, key=lambda act: (act != main, not verdicts[act]))
    ready = [_button(petition, act, verdicts[act], primary=act == main) for act in order]
    voiding = void_verdict(petition) & allowed(request, "petitions.void")
    ready.append(Act.under(voiding, "Hủy bản ghi", reverse("papers:void", args=[petition.code])))
    others = [act for act in TRANSITIONS if act not in shown] if petition.standing else []
    return ready, [_button(petition, act, verdicts[act]) for act in others]


def _button(petition: Petition, act: str, verdict: Any, *, primary: bool = False) -> Act:
    return Act.under(verdict, TRANSITIONS[act].vi, reverse(f"papers:{act}", args=[petition.code]), primary=primary)


@require_POST
@permission("personal.reveal")
def reveal(request: PageRequest, code: str) -> HttpResponse:
    """The identity number in full, once; that it was read is in the letter's history."""
    petition = petition_for(request, code)
    number = actions.reveal_id_number(code, by=actor_for(request.posts), at=request.now)
    context = {"petition": petition, "number": number, "crumbs": crumbs(petition)}
    reply = render(request, "petitions/papers/reveal.html", context)
    reply["Cache-Control"] = "no-store"
    return reply


@permission("petitions.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a letter with a reason; its clocks fall with it."""
    petition = petition_for(request, code)
    form: forms.Form = ReasonForm(request.POST or None)
    page = FormPage(
        title=f"Hủy {code}",
        submit="Hủy bản ghi",
        cancel_url=petition.desk_path(),
        template="page/confirm.html",
        context={
            "consequences": [
                petition.summary_vi(),
                "Bản ghi vẫn đọc được, kèm lý do hủy; mã không dùng lại.",
                "Các hạn đang chạy của đơn thôi tính; mọi số đếm bản ghi này giảm đi ngay.",
            ],
            "verdict": void_verdict(petition),
            "crumbs": crumbs(petition),
        },
    )

    def act() -> str:
        actions.void_petition(code, by=actor_for(request.posts), at=request.now, reason=form.cleaned_data["reason"])
        return petition.desk_path()

    return submit(request, form, page, act, done="Đã hủy bản ghi.", verdict=void_verdict(petition))


@permission("petitions.close")
def close_book(request: PageRequest) -> HttpResponse:
    """Close the book for past days, by the day of receipt."""
    return close_page(request, "DT", back_url=reverse("papers:list"))
