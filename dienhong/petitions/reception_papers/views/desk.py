"""The desk of refusals and receipts: two lists, one entry."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.deadlines.models import Deadline
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.law.dates_vi import date_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act, said
from dienhong.page.closing import strip
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.listing import Empty, build, export, wants_excel
from dienhong.page.permissions import may, permission
from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_verdict
from dienhong.petitions.reception_papers import queries, rules
from dienhong.petitions.reception_papers.columns import RECEIPT_ORDER, RECEIPTS, REFUSAL_ORDER, REFUSALS, views_of
from dienhong.petitions.reception_papers.forms import PaperFilter, RefusalFilter
from dienhong.petitions.reception_papers.models import Receipt, Refusal
from dienhong.petitions.states import Classification
from dienhong.privacy.masks import mask_number
from dienhong.records.codes import resolve

REFUSED = "42/2013/QH13 art 9"
RECEIVED = "154/2026/NĐ-CP art 15 k 4"
VERBS = {
    "refuse": "Đã ghi từ chối",
    "issue_notice": "Đã ghi thông báo từ chối",
    "reveal": "Đã in dự thảo đủ số giấy tờ",
}


@permission("petitions.read")
def refusals(request: PageRequest) -> HttpResponse:
    """Who was refused is not in the list; why and how it was told is."""
    filters = RefusalFilter(request.GET or None)
    entries = queries.refusals()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, "refused_on", **filters.cleaned_data)
    title = Refusal.REGISTER
    if wants_excel(request, filters):
        return export(
            request, entries, REFUSALS, title=title, filename="tu-choi-tiep.xlsx", default_order=REFUSAL_ORDER
        )
    table = build(
        request,
        entries,
        REFUSALS,
        unit="lần",
        caption="Các lần từ chối tiếp công dân",
        row_url=Refusal.desk_path,
        default_order=REFUSAL_ORDER,
        filters=filters,
        views=views_of("list"),
        empty=Empty(
            "Chưa từ chối tiếp ai. Khi từ chối, ghi căn cứ và việc đã giải thích; trường hợp phải ra thông báo thì phần "
            "mềm tính hạn và soạn sẵn Mẫu 01/TCD.",
            law=cite_vi(REFUSED),
            action_url=reverse("reception_papers:refuse"),
            action_label="Ghi từ chối tiếp",
        ),
    )
    act = Act.under(may_keep(request), "Ghi từ chối tiếp", reverse("reception_papers:refuse"), primary=True)
    return _list(request, title, REFUSED, table, act, strip_of=("TTC", "lần", "reception_papers:close"))


@permission("petitions.read")
def receipts(request: PageRequest) -> HttpResponse:
    """Receipts, the newest first."""
    filters = PaperFilter(request.GET or None)
    entries = queries.receipts()
    if filters.is_bound and filters.is_valid():
        entries = queries.filtered(entries, "received_on", **filters.cleaned_data)
    title = Receipt.REGISTER
    if wants_excel(request, filters):
        return export(request, entries, RECEIPTS, title=title, filename="bien-nhan.xlsx", default_order=RECEIPT_ORDER)
    table = build(
        request,
        entries,
        RECEIPTS,
        unit="giấy",
        caption="Các giấy biên nhận",
        row_url=Receipt.desk_path,
        default_order=RECEIPT_ORDER,
        filters=filters,
        views=views_of("receipts"),
        empty=Empty(
            "Nhận tài liệu của công dân thì lập giấy biên nhận, giao người cung cấp một bản. Lập từ lượt tiếp thì họ tên, "
            "địa chỉ lấy sẵn.",
            law=cite_vi(RECEIVED),
            action_url=reverse("reception_papers:receive"),
            action_label="Lập giấy biên nhận",
        ),
    )
    act = Act.under(may_keep(request), "Lập giấy biên nhận", reverse("reception_papers:receive"), primary=True)
    return _list(request, title, RECEIVED, table, act, strip_of=("BN", "giấy", "reception_papers:close_receipts"))


def _list(
    request: PageRequest, title: str, basis: str, table: Any, act: Act, *, strip_of: tuple[str, str, str]
) -> HttpResponse:
    prefix, unit, close = strip_of
    context = {
        "register": {"title": title, "basis": cite_vi(basis)},
        "acts": [act],
        "strip": strip(request, prefix, unit=unit, close_url=reverse(close), permission="petitions.close"),
        "listing": table,
    }
    return render(request, "page/register_list.html", context)


def may_keep(request: PageRequest) -> Verdict:
    """Whether the reader keeps these books."""
    return Verdict.yes() if may(request, "petitions.record") else Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


@permission("petitions.read")
def show(request: PageRequest, code: str) -> HttpResponse:
    """One refusal or receipt, its clock, its paper."""
    entry = entry_of(code)
    refusal = isinstance(entry, Refusal)
    clock = Deadline.objects.filter(code=code).first() if refusal else None
    context = {
        "record": {
            "code": entry.code,
            "title": entry.summary_vi(),
            "basis": cite_vi(REFUSED if refusal else RECEIVED),
            "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
            "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
        },
        "facts": _refusal_facts(entry) if isinstance(entry, Refusal) else _receipt_facts(entry),
        "items": entry.items.all() if isinstance(entry, Receipt) else (),
        "clock": clock,
        "clock_doubt": bool(clock and not Certainty(clock.certainty).is_firm),
        "clock_state": clock.state_on(request.today).label if clock else "",
        "remarks": said(_remarks(entry).warnings),
        "acts": _acts(request, entry),
        "links": document_links((("Buổi tiếp", entry.reception), ("Thông báo", getattr(entry, "notice", "")))),
        "history": history_for(request, entry, VERBS),
        "crumbs": [
            {
                "label": entry.REGISTER,
                "url": reverse("reception_papers:list" if refusal else "reception_papers:receipts"),
            }
        ],
    }
    return render(request, "petitions/reception_papers/show.html", context)


def entry_of(code: str) -> Refusal | Receipt:
    """The refusal or receipt behind a code. Raises Http404."""
    entry = resolve(code)
    if not isinstance(entry, Refusal | Receipt):
        raise Http404
    return entry


def may_draft(entry: Refusal | Receipt) -> Verdict:
    """Whether the printed form of this entry exists for its day."""
    if isinstance(entry, Receipt):
        return rules.may_print("receipt", entry.received_on)
    return rules.may_print_refusal(rules.ground_of(entry.ground, entry.refused_on), entry.refused_on)


def _acts(request: PageRequest, entry: Refusal | Receipt) -> list[Act]:
    code, standing = entry.code, void_verdict(entry)
    draft = may_draft(entry)
    acts = [Act.under(draft, "Tải dự thảo (.docx)", reverse("reception_papers:draft", args=[code]))]
    number = entry.id_number if isinstance(entry, Refusal) else entry.giver_id
    if number and draft:
        reveal = (
            Verdict.yes() if may(request, "personal.reveal") else Verdict.no("Chỉ văn phòng giữ sổ in đủ số giấy tờ.")
        )
        url = reverse("reception_papers:draft_with_number", args=[code])
        acts.append(Act.under(reveal, "Tải dự thảo có đủ số giấy tờ", url, method="post"))
    if isinstance(entry, Refusal):
        ground = rules.ground_of(entry.ground, entry.refused_on)
        owed = Verdict.yes()
        if ground is None or not ground.written:
            owed = Verdict.no("Trường hợp này giải thích bằng lời, không phải ra thông báo.")
        elif entry.notice:
            owed = Verdict.no("Đã ghi thông báo.")
        correct = Verdict.yes() if may(request, "petitions.correct") else may_keep(request)
        url = reverse("reception_papers:issue", args=[code])
        acts.append(Act.under(correct & standing & owed, "Ghi thông báo đã ký", url, primary=bool(owed)))
    void = Verdict.yes() if may(request, "petitions.void") else Verdict.no("Hủy bản ghi thuộc văn phòng giữ sổ.")
    return [*acts, Act.under(void & standing, "Hủy bản ghi", reverse("reception_papers:void", args=[code]))]


def _remarks(entry: Refusal | Receipt) -> Verdict:
    if not isinstance(entry, Refusal) or not entry.standing:
        return Verdict.yes()
    ground = rules.ground_of(entry.ground, entry.refused_on)
    if ground is not None and not ground.written and not entry.explained:
        words = "Chưa ghi là đã giải thích lý do tại chỗ cho công dân."
        return Verdict.warn(words, ground.cite, ground.certainty)
    return Verdict.yes()


def _refusal_facts(entry: Refusal) -> list[dict[str, Any]]:
    ground = rules.ground_of(entry.ground, entry.refused_on)
    secret = entry.classification == Classification.DENUNCIATION
    who = "giữ bí mật danh tính" if secret else entry.full_name or "không ghi"
    return [
        {"label": "Ngày từ chối", "text": date_vi(entry.refused_on)},
        {"label": "Người từ chối", "text": f"{entry.refuser}, {entry.refuser_title}"},
        {"label": "Công dân", "text": who, "sub": "" if secret else entry.address},
        {"label": "Giấy tờ", "text": mask_number(entry.id_number) if entry.id_number else "không ghi"},
        {"label": "Đến để", "text": f"{entry.get_classification_display()}: {entry.subject}"},
        {
            "label": "Căn cứ",
            "text": ground.vi if ground else entry.ground,
            "sub": cite_vi(ground.cite) if ground else "",
        },
        {"label": "Lý do cụ thể", "text": entry.reason or "không ghi"},
        {"label": "Đã giải thích tại chỗ", "text": "có" if entry.explained else "chưa ghi"},
    ]


def _receipt_facts(entry: Receipt) -> list[dict[str, Any]]:
    return [
        {
            "label": "Nhận lúc",
            "text": f"{entry.received_hour:%H giờ %M}, {date_vi(entry.received_on)}",
            "sub": entry.place,
        },
        {"label": "Người nhận", "text": f"{entry.receiver}, {entry.receiver_title}"},
        {"label": "Người cung cấp", "text": entry.giver or "giữ bí mật danh tính", "sub": entry.giver_address},
        {"label": "Giấy tờ", "text": mask_number(entry.giver_id) if entry.giver_id else "không ghi"},
        {"label": "Lập thành", "text": f"{entry.copies} bản"},
    ]
