"""The desk of the questions: the list, and one question with what may be done."""

from typing import Any

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from dienhong.commune.models import Unit
from dienhong.dialogue.asked import queries
from dienhong.dialogue.asked.columns import ORDER, QUESTIONS
from dienhong.dialogue.asked.forms import AskedFilter
from dienhong.dialogue.asked.looking import doubts
from dienhong.dialogue.asked.models import AskedQuestion
from dienhong.dialogue.asked.rules import can_give_slip, can_settle
from dienhong.dialogue.asked.states import LAMPS, AskedState
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.states import PlanState
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict

TITLE = AskedQuestion.REGISTER
NO_FORM = "Luật không đặt mẫu sổ này. Sổ không ghi ai hỏi; người hỏi theo dõi bằng mã và khóa."
VERBS = {
    "ask": "Đã nhận câu hỏi",
    "put": "Đã ghi tại hội trường",
    "take_in": "Đã ghi giúp người hỏi",
    "slip": "Đã cấp giấy hẹn",
    "show": "Đã đăng",
    "join": "Đã ghép",
    "part": "Đã bỏ ghép",
    "decline": "Không đăng",
    "answer": "Đã trả lời tại chỗ",
    "promise_asker": "Đã hứa, giao giải quyết",
    "say": "Người hỏi đã đánh giá",
}


@permission("dialogue.read")
def listing(request: PageRequest) -> HttpResponse:
    """The questions, the newest first; words that nobody has read yet stand on the page of each."""
    filters = AskedFilter(request.GET or None)
    entries = queries.questions()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, **filters.cleaned_data)
    if wants_excel(request, filters):
        return export(request, entries, QUESTIONS, title=TITLE, filename="cau-hoi-doi-thoai.xlsx", default_order=ORDER)
    table = build(
        request,
        entries,
        QUESTIONS,
        unit="câu hỏi",
        caption="Các câu hỏi",
        row_url=AskedQuestion.desk_path,
        default_order=ORDER,
        filters=filters,
        empty=Empty(
            "Khi có cuộc đối thoại đã thông báo, Nhân dân gửi câu hỏi trên trang công khai; câu hỏi đến đây để đọc."
        ),
    )
    context = {
        "register": {"title": TITLE, "basis": NO_FORM},
        "acts": [
            Act("Kế hoạch đối thoại", reverse("plans:list")),
            Act.under(_may_take_in(request), "Ghi giúp một câu hỏi", reverse("asked:new"), primary=True),
        ],
        "strip": strip(request, "CHD", unit="câu hỏi", close_url=reverse("asked:close"), permission="dialogue.close"),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


@permission("dialogue.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One question. As it came it is read by who moderates only; others read what was shown."""
    question = get_object_or_404(AskedQuestion, pk=code)
    moderates = may(request, "dialogue.moderate")
    keyed = bool(queries.with_key([code]))
    title = question.shown_words or (question.words if moderates else "Câu hỏi chưa đăng")
    context = {
        "record": {
            "code": question.code,
            "title": title if len(title) <= 160 else f"{title[:160]}…",
            "state": {"state": LAMPS[AskedState(question.state)], "text": question.get_state_display()},
            "basis": NO_FORM,
            "late": "",
            "voided": None
            if question.standing
            else {"reason": question.void_reason, "at": question.voided_at, "by": ""},
        },
        "facts": _facts(question, moderates=moderates, keyed=keyed),
        "doubts": doubts(question.words) if moderates and question.state == AskedState.WAITING else (),
        "acts": _acts(request, question, keyed=keyed),
        "links": document_links(
            (("Hỏi tại cuộc", question.planned), ("Ghép vào", question.lead), ("Lời hứa", question.promise))
        ),
        "history": history_for(request, question, VERBS) if moderates else [],
        "crumbs": [{"label": TITLE, "url": reverse("asked:list")}],
    }
    return render(request, "dialogue/asked/show.html", context)


def _facts(question: AskedQuestion, *, moderates: bool, keyed: bool) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = []
    if moderates:
        facts.append({"label": "Lời hỏi như đã gửi", "text": question.words})
    facts += [
        {"label": "Lời đã đăng", "text": question.shown_words or "chưa đăng"},
        {"label": "Ngày hỏi", "text": date_vi(question.asked_on), "sub": _came(question)},
        {"label": "Người hỏi giữ khóa", "text": "có" if keyed else "không; chưa đánh giá được việc đã hứa"},
    ]
    village = (
        Unit.objects.filter(pk=question.village).values_list("name", flat=True).first() if question.village else ""
    )
    if village:
        facts.append({"label": "Việc ở thôn", "text": village})
    if question.declined_why:
        facts.append({"label": "Lý do không đăng", "text": question.declined_why})
    facts.append({"label": "Kết quả", "text": question.get_outcome_display(), "sub": question.answer})
    if question.said and question.said_on:
        facts.append(
            {
                "label": "Người hỏi đánh giá",
                "text": question.get_said_display(),
                "sub": f"ngày {date_vi(question.said_on)}",
            }
        )
    return facts


def _may_take_in(request: PageRequest) -> Verdict:
    allowed = may(request, "dialogue.take_in")
    return Verdict.yes() if allowed else Verdict.no("Việc ghi giúp câu hỏi thuộc văn phòng, cán bộ tiếp công dân.")


def _came(question: AskedQuestion) -> str:
    how = [str(question.get_collected_display()), str(question.get_came_by_display() if question.came_by else "")]
    return ", ".join(words.lower() for words in how if words)


def _acts(request: PageRequest, question: AskedQuestion, *, keyed: bool) -> list[Act]:
    code = question.code
    standing = void_verdict(question)
    moderates = may(request, "dialogue.moderate")
    moderating = standing & (Verdict.yes() if moderates else Verdict.no("Việc đọc câu hỏi thuộc văn phòng."))
    held = PlannedDialogue.objects.filter(pk=question.planned, state=PlanState.HELD).exists()
    settling = moderating & can_settle(state=question.state, outcome=question.outcome, hall_open=held)
    joined = question.state == AskedState.JOINED
    label = "Đăng lại với lời khác" if question.state == AskedState.SHOWN else "Đăng"
    not_joined = Verdict.no("Câu hỏi này đã ghép vào câu khác; bỏ ghép trước.") if joined else Verdict.yes()
    waiting = question.state == AskedState.WAITING
    acts = [
        Act.under(moderating & not_joined, label, reverse("asked:show_it", args=[code]), primary=waiting),
        Act.under(moderating & not_joined, "Ghép vào câu cùng nội dung", reverse("asked:join", args=[code])),
        Act.under(moderating & not_joined, "Không đăng", reverse("asked:decline", args=[code])),
        Act.under(settling, "Trả lời tại chỗ", reverse("asked:answer", args=[code])),
        Act.under(settling, "Hứa giải quyết", reverse("asked:promise", args=[code])),
    ]
    slip = _may_take_in(request) & standing & can_give_slip(given=keyed)
    acts.append(Act.under(slip, "In giấy hẹn cho người hỏi", reverse("asked:slip", args=[code])))
    if joined:
        acts.insert(0, Act.under(moderating, "Bỏ ghép", reverse("asked:part", args=[code])))
    voiding = Verdict.yes() if may(request, "dialogue.void") else Verdict.no("Việc hủy bản ghi thuộc văn phòng.")
    return [*acts, Act.under(voiding & standing, "Hủy bản ghi", reverse("asked:void", args=[code]))]
