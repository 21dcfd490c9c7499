"""The desk of the book of dialogues: list, one dialogue, record, correct, void, close."""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.accounts.actors import actor_for
from dienhong.commune.queries import units_on, villages_on
from dienhong.dialogue import actions, queries, rules
from dienhong.dialogue.columns import DIALOGUES, ORDER, views_of
from dienhong.dialogue.forms import DialogueFilter, DialogueForm
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.drafts import unlooked
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import of_dialogue, open_before
from dienhong.dialogue.promises.states import LAMPS
from dienhong.dialogue.questions.queries import questions_of
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi, number_vi, weekday_vi
from dienhong.law.duties import duty
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act, said
from dienhong.page.closing import close_page, strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.page.voiding import void_page, void_verdict

TITLE = "Sổ đối thoại"
UNIT = "cuộc"
SHOWN = 40
BASIS = "10/2022/QH15 art 32 k 1; 72/2025/QH15 art 43"
VERBS = {
    "set_questions": "Đã ghi câu hỏi",
    "show_question": "Đã đăng một câu hỏi",
    "publish_result": "Đã công bố kết quả",
}
EMPTY = "Mỗi cuộc đối thoại đã tổ chức thì ghi vào đây: ngày, loại, chủ trì, số người dự, số ý kiến."


@permission("dialogue.read")
def listing(request: PageRequest) -> HttpResponse:
    """The dialogues, newest first."""
    filters = DialogueFilter(request.GET or None)
    entries = queries.dialogues()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    may_export = may(request, "dialogue.export")
    if wants_excel(request, filters):
        if not may_export:
            raise PermissionDenied("Chức vụ đang giữ không được xuất sổ này.")
        return export(request, entries, DIALOGUES, title=TITLE, filename="so-doi-thoai.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        DIALOGUES,
        unit=UNIT,
        caption="Các cuộc đối thoại",
        row_url=Dialogue.desk_path,
        default_order=ORDER,
        filters=filters,
        views=views_of(request, "list"),
        empty=_empty(request),
    )
    table.export_url = table.export_url if may_export else ""
    context = {
        "register": {"title": TITLE, "basis": _basis(request)},
        "acts": [
            Act.under(_may(request, "dialogue.record"), "Ghi cuộc đối thoại", reverse("dialogue:new"), primary=True)
        ],
        "strip": strip(request, "DTH", unit=UNIT, close_url=reverse("dialogue:close"), permission="dialogue.close"),
        "listing": table,
        "note": "Số ý kiến và số vấn đề là hai thứ khác nhau: nhiều ý kiến có thể cùng một vấn đề, nên không cộng, không so. "
        "Sổ không ghi ai đã nêu ý kiến.",
    }
    return render(request, "page/register_list.html", context)


@permission("dialogue.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One dialogue: its facts, what the law asked of it, its documents, what may be done."""
    dialogue = get_object_or_404(Dialogue, pk=code)
    told = actions.told_of(dialogue)
    standing = void_verdict(dialogue)
    clock = rules.result_clock(told) if dialogue.standing else None
    context = {
        "record": {
            "code": dialogue.code,
            "title": dialogue.title,
            "basis": cite_vi(BASIS if dialogue.kind == "conference" else "10/2022/QH15 art 32"),
            "late": f"Ghi hoặc sửa sau khóa sổ {dialogue.late_after}." if dialogue.late_after else "",
            "voided": None
            if dialogue.standing
            else {"reason": dialogue.void_reason, "at": dialogue.voided_at, "by": ""},
        },
        "facts": _facts(dialogue),
        "remarks": said(rules.remarks(told, request.today).warnings) if dialogue.standing else (),
        "due": clock,
        "due_label": "Hạn công bố kết quả",
        "questions": questions_of(dialogue),
        "moderates": may(request, "dialogue.moderate") and dialogue.standing,
        "doubts": unlooked(dialogue),
        "made": _promises(request, of_dialogue(code)),
        "before": _promises(request, open_before(dialogue)[:SHOWN]),
        "acts": [
            Act.under(
                _may(request, "dialogue.record") & standing,
                "Ghi lời hứa",
                f"{reverse('promises:new')}?cuoc={code}",
            ),
            Act.under(
                _may(request, "dialogue.correct") & standing, "Ghi câu hỏi", reverse("dialogue:questions", args=[code])
            ),
            Act.under(standing, "Tải dự thảo thông báo kết luận (.docx)", reverse("dialogue:conclusion", args=[code])),
            Act.under(
                _may(request, "dialogue.correct") & standing,
                "Công bố kết quả",
                reverse("dialogue:result", args=[code]),
                primary=clock is not None,
            ),
            Act.under(
                _may(request, "dialogue.correct") & standing, "Sửa bản ghi", reverse("dialogue:edit", args=[code])
            ),
            Act.under(_may(request, "dialogue.void") & standing, "Hủy bản ghi", reverse("dialogue:void", args=[code])),
        ],
        "links": document_links((("Theo kế hoạch", dialogue.plan), ("Kết luận", dialogue.conclusion))),
        "history": history_for(request, dialogue, VERBS),
        "crumbs": [{"label": TITLE, "url": reverse("dialogue:list")}],
    }
    return render(request, "dialogue/desk/show.html", context)


def _promises(request: PageRequest, found: Iterable[Promise]) -> list[dict[str, Any]]:
    states = [(one, one.state_on(request.today)) for one in found]
    return [{"promise": one, "state": state.label, "lamp": LAMPS[state]} for one, state in states]


@permission("dialogue.record")
def new(request: PageRequest) -> HttpResponse:
    """Enter a dialogue."""
    form = DialogueForm(request.POST or None, villages=villages_on(request.today))

    def act() -> str:
        looked = form.cleaned_data["looked"]
        made = actions.record_dialogue(form.to_data(), by=actor_for(request.posts), at=request.now, looked=looked)
        return made.desk_path()

    return submit(request, form, _page("Ghi cuộc đối thoại", "Ghi vào sổ", reverse("dialogue:list")), act)


@permission("dialogue.correct")
def edit(request: PageRequest, code: str) -> HttpResponse:
    """Correct a dialogue."""
    dialogue = get_object_or_404(Dialogue, pk=code)
    form = DialogueForm(request.POST or None, villages=villages_on(dialogue.held_on), dialogue=dialogue)

    def act() -> str:
        return actions.correct_dialogue(
            code,
            form.to_data(),
            revision=revision_of(request),
            by=actor_for(request.posts),
            at=request.now,
            looked=form.cleaned_data["looked"],
        ).desk_path()

    return submit(
        request,
        form,
        _page(f"Sửa {code}", "Ghi bản sửa", dialogue.desk_path()),
        act,
        done="Đã ghi bản sửa; bản trước còn trong lịch sử.",
        revision=dialogue.revision,
        verdict=void_verdict(dialogue),
    )


@permission("dialogue.void")
def void(request: PageRequest, code: str) -> HttpResponse:
    """Void a dialogue with a reason."""
    return void_page(request, get_object_or_404(Dialogue, pk=code))


@permission("dialogue.close")
def close(request: PageRequest) -> HttpResponse:
    """Close the book."""
    return close_page(request, "DTH", back_url=reverse("dialogue:list"))


def _page(title: str, button: str, cancel: str) -> FormPage:
    return FormPage(
        title=title,
        submit=button,
        cancel_url=cancel,
        law=BASIS,
        template="dialogue/desk/form.html",
        intro="Sổ chỉ giữ số người, số ý kiến và nhóm vấn đề. Không ghi tên người nêu ý kiến ở bất cứ ô nào.",
    )


def _may(request: PageRequest, name: str) -> Verdict:
    return Verdict.yes() if may(request, name) else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def _basis(request: PageRequest) -> str:
    yearly = duty("dialogue.people", request.today)
    return f"{cite_vi(yearly.cite)} · hội nghị với Nhân dân: {yearly.label_vi}"


def _empty(request: PageRequest) -> Empty:
    yearly = duty("dialogue.people", request.today)
    may_record = may(request, "dialogue.record")
    return Empty(
        f"{yearly.vi} {yearly.label_vi}. {EMPTY}",
        law=cite_vi(yearly.cite),
        action_url=reverse("dialogue:new") if may_record else "",
        action_label="Ghi cuộc đối thoại đầu tiên",
    )


def _facts(dialogue: Dialogue) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = [
        {"label": "Ngày tổ chức", "text": date_vi(dialogue.held_on), "sub": weekday_vi(dialogue.held_on)},
        {"label": "Loại, cấp", "text": f"{dialogue.get_kind_display()}, {str(dialogue.get_level_display()).lower()}"},
        {"label": "Chủ trì", "text": dialogue.led_by_vi(), "sub": "đã mời Đảng ủy" if dialogue.party_invited else ""},
        {"label": "Địa điểm", "text": dialogue.place, "sub": _villages(dialogue)},
    ]
    if dialogue.topic:
        facts.append({"label": "Chuyên đề", "text": dialogue.topic})
    facts += [
        {"label": "Số người dự", "text": number_vi(dialogue.attendees)},
        {
            "label": "Số ý kiến",
            "text": number_vi(dialogue.opinions),
            "sub": f"trả lời tại chỗ {number_vi(dialogue.answered_on_spot)}, giao giải quyết "
            f"{number_vi(dialogue.assigned)}, còn lại {number_vi(dialogue.waiting)}",
        },
        {"label": "Số vấn đề", "text": number_vi(dialogue.issues), "sub": "không cộng, không so với số ý kiến"},
        {"label": "Nhóm vấn đề", "text": dialogue.themes},
        {"label": "MTTQ tổng hợp ý kiến", "text": "có" if dialogue.front_digest else "không"},
    ]
    if dialogue.kind == "conference":
        facts += [
            {"label": "Thông báo trước", "text": date_vi(dialogue.notice_on) if dialogue.notice_on else ""},
        ]
    if dialogue.result_on:
        made = {"label": "Công bố kết quả", "text": date_vi(dialogue.result_on), "sub": _made_known(dialogue)}
        facts.append(made)
    elif dialogue.kind == "conference":
        facts.append({"label": "Công bố kết quả", "text": ""})
    return facts


def _made_known(dialogue: Dialogue) -> str:
    posted = f"niêm yết {date_vi(dialogue.posted_on)}" if dialogue.posted_on else "chưa ghi ngày niêm yết"
    heads = (
        f"gửi trưởng thôn {date_vi(dialogue.heads_told_on)}"
        if dialogue.heads_told_on
        else "chưa ghi ngày gửi trưởng thôn"
    )
    return f"{posted}; {heads}"


def _villages(dialogue: Dialogue) -> str:
    if not dialogue.villages:
        return ""
    names = units_on(dialogue.held_on).filter(pk__in=dialogue.village_codes).values_list("name", flat=True)
    return f"thôn {', '.join(names)}"
