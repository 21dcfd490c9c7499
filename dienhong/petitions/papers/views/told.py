"""A letter in words: its facts, its five axes, its steps, its people, what was ordered."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse

from dienhong.law.criteria import NotInForce, UnknownCriteria, criterion
from dienhong.law.dates_vi import date_vi, weekday_vi
from dienhong.law.verdict import Verdict
from dienhong.page.acts import Act
from dienhong.page.document_field import document_links
from dienhong.page.history import history_for
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.petitions.papers import queries
from dienhong.petitions.papers.axes import Content
from dienhong.petitions.papers.clocks import CLOCKS, base
from dienhong.petitions.papers.models import Petition, Step
from dienhong.petitions.papers.rules.intake import CONDITIONS, INELIGIBLE, is_information
from dienhong.petitions.papers.rules.people import CONTINUED, is_group
from dienhong.petitions.papers.rules.routing import FILED
from dienhong.petitions.papers.rules.settling import ACCEPTANCE, COMPLEX, NOT_ACCEPTED
from dienhong.petitions.papers.states import TRANSITIONS
from dienhong.privacy.masks import mask_number
from dienhong.records.codes import resolve_many
from dienhong.records.entry import Record

Fact = dict[str, Any]
VERBS = {act: f"Đã {row.vi[:1].lower()}{row.vi[1:]}" for act, row in TRANSITIONS.items() if act != "correct"}
KEYED = ("Điều kiện đã có", "Lý do không đủ điều kiện")
WITHHELD = "giữ bí mật danh tính, trong phần niêm phong"
# Act → the law's lists that its grounds are keys of.
GROUNDS = {
    "classify": (INELIGIBLE,),
    "link_duplicate": (INELIGIBLE,),
    "file_away": (FILED,),
    "refuse": (NOT_ACCEPTED, ACCEPTANCE),
    "extend": tuple(COMPLEX.values()),
    "keep_on": (CONTINUED,),
}


def facts(petition: Petition, owner: str, owed: str) -> list[Fact]:
    """Who must act now and what is owed next; then what the letter says of itself."""
    waiting = [{"label": "Ai phải làm bây giờ", "text": owner, "sub": owed}] if owner else []
    return [
        *waiting,
        {"label": "Nhận", "text": date_vi(petition.received_on), "sub": weekday_vi(petition.received_on)},
        {"label": "Nguồn đơn", "text": petition.get_channel_display(), "sub": petition.sent_on_by},
        *_sender(petition),
        {"label": "Nội dung", "text": petition.content},
        {"label": "Bên bị khiếu nại, bị tố cáo", "text": petition.respondent},
        {"label": "Lĩnh vực, thôn", "text": ", ".join(filter(None, (petition.field, petition.village)))},
        {"label": "Ngày viết đơn", "text": date_vi(petition.written_on) if petition.written_on else ""},
        *_ends(petition),
    ]


def _sender(petition: Petition) -> list[Fact]:
    if petition.is_denunciation:
        return [{"label": "Người gửi", "text": WITHHELD}]
    return [
        {"label": "Người gửi", "text": petition.sender_name, "sub": petition.sender_address},
        {"label": "Liên hệ", "text": petition.contact},
    ]


def _ends(petition: Petition) -> list[Fact]:
    told = [
        ("Giao cho", petition.assigned_post),
        ("Kết quả giải quyết", str(petition.get_outcome_display() or "") if petition.outcome else ""),
        ("Kết quả của nơi nhận", _elsewhere(petition)),
        ("Công khai", date_vi(petition.published_on) if petition.published_on else ""),
        ("Lưu đơn đến hết ngày", date_vi(petition.kept_until) if petition.kept_until else ""),
        ("Việc chưa có hạn trong luật ngày ấy", petition.unclocked),
    ]
    return [{"label": label, "text": text} for label, text in told if text]


def _elsewhere(petition: Petition) -> str:
    return f"{petition.body_result} ({date_vi(petition.body_result_on)})" if petition.body_result_on else ""


def axes(petition: Petition) -> list[dict[str, str]]:
    """The five axes, each on its own: letter, question, answer, what more there is to say."""
    kind = str(petition.get_kind_display()) if petition.kind else ""
    titled = str(petition.get_titled_display()) if petition.titled else "không rõ"
    fit = (
        {True: "Đủ điều kiện", False: "Không đủ điều kiện"}.get(petition.eligible)
        if petition.eligible is not None
        else ""
    )
    group = is_group(petition.people_count, petition.received_on)
    return [
        {"axis": "A", "what": "Nội dung", "found": kind, "more": f"đơn tự gọi: {titled.lower()}"},
        {"axis": "B", "what": "Điều kiện xử lý", "found": fit or "", "more": "; ".join(_fitness(petition))},
        {
            "axis": "C",
            "what": "Thẩm quyền",
            "found": str(petition.get_competence_display()) if petition.competence else "",
            "more": petition.competent_body,
        },
        {
            "axis": "D",
            "what": "Số người",
            "found": "Nhiều người" if group else "Một người" if petition.people_count == 1 else "Dưới mức nhiều người",
            "more": f"{petition.people_count} người ký",
        },
        {
            "axis": "E",
            "what": "Tài liệu gốc",
            "found": "Có" if petition.originals else "Không",
            "more": "trả lại bản gốc trước khi xếp lưu" if petition.originals else "",
        },
    ]


def _fitness(petition: Petition) -> list[str]:
    day = petition.classified_on or petition.received_on
    if petition.eligible:
        list_id = CONDITIONS.get(Content(petition.kind)) if petition.kind else None
        found = petition.conditions.split()
        if is_information(petition.kind, found, day):
            return ["tin báo theo Điều 25 Luật Tố cáo: kiểm tra hoặc chuyển"]
        return [f"đã soát {len(found)} điều kiện"] if list_id and found else []
    return [_ground((INELIGIBLE,), key, day) for key in petition.grounds.split()]


def steps(petition: Petition) -> list[dict[str, Any]]:
    """Each act, oldest first, after the receipt that began them. Two queries."""
    rows = list(petition.steps.all())
    cited = resolve_many([row.document for row in rows if row.document])
    first = {"on": petition.received_on, "act": "Nhận đơn", "after": "", "post": "", "said": [], "document": None}
    return [first, *(_step(row, cited.get(row.document)) for row in rows)]


def _step(row: Step, document: Record | None) -> dict[str, Any]:
    said = [row.body, *_grounds(row), row.words]
    return {
        "on": row.on,
        "act": TRANSITIONS[row.act].vi if row.act in TRANSITIONS else row.act,
        "after": str(row.get_after_display()) if row.before != row.after else "",
        "post": row.post,
        "said": [words for words in said if words],
        "document": document,
    }


def _grounds(row: Step) -> list[str]:
    keys = row.grounds.split()
    if row.act == "notify":
        return [CLOCKS[base(key)].stops_vi for key in keys if base(key) in CLOCKS]
    return [_ground(GROUNDS.get(row.act, ()), key, row.on) for key in keys]


def _ground(lists: Iterable[str], key: str, day: Any) -> str:
    for list_id in lists:
        try:
            words = criterion(list_id, key, day).vi
        except (UnknownCriteria, NotInForce):
            continue
        return words[:1].lower() + words[1:]
    return key


def people(petition: Petition) -> list[dict[str, str]]:
    """Who signed, with their part; of a denunciation nobody stands here."""
    return [
        {
            "name": f"{one.order}. {one.full_name}",
            "address": one.address,
            "part": "người đại diện" if one.represents else "",
            "withdrew": f"đã rút ngày {date_vi(one.withdrew_on)}" if one.withdrew_on else "",
        }
        for one in petition.signatories.all()
    ]


def links(petition: Petition, may_read_receptions: bool, account_id: int | None = None) -> list[dict[str, str]]:
    """What this letter hangs together with; what it was taken apart into with its state, and as plain words for whoever
    may have nothing to do with that part. Three queries for the letters, one for the rest."""
    family = Petition.objects.standing().filter(case=petition.case).exclude(pk=petition.pk) if petition.case else []
    parts = {one.code: one for one in Petition.objects.filter(parent=petition.code)}
    barred = queries.barred_from(parts, account_id) if parts and account_id is not None else frozenset()
    children = {code: f"tách từ đơn này · {str(one.get_state_display()).lower()}" for code, one in parts.items()}
    told = {petition.duplicate_of: "đơn gốc mà đơn này trùng", petition.parent: "tách từ đơn này ra"}
    told |= children
    for one in family:
        told.setdefault(one.code, "trùng với đơn này" if one.duplicate_of == petition.code else "cùng vụ việc")
    if petition.parent:
        told[petition.parent] = "đơn này tách từ"
    if may_read_receptions and petition.reception:
        told[petition.reception] = "nộp tại buổi tiếp"
    told[petition.decision] = "văn bản giải quyết"
    found = document_links((words, code) for code, words in told.items() if code)
    closed = {parts[code].desk_path(): code for code in barred}
    return [
        one | {"url": "", "label": closed[one["url"]], "sub": "tách từ đơn này"} if one["url"] in closed else one
        for one in found
    ]


def id_number(request: PageRequest, petition: Petition) -> Fact | None:
    """The masked number with the act that shows it; None when there is none."""
    if not petition.id_number:
        return None
    verdict = Verdict.yes() if may(request, "personal.reveal") else Verdict.no("Chỉ chức vụ giữ sổ xem được đủ số.")
    url = reverse("papers:reveal", args=[petition.code])
    return {"masked": mask_number(petition.id_number), "act": Act.under(verdict, "Hiện số", url, method="post")}


def history_of(request: PageRequest, petition: Petition) -> list[dict[str, Any]]:
    """The history; keys of the law's lists are told by their number, the steps beside it say them in words."""
    rows = history_for(request, petition, VERBS)
    for change in (change for row in rows for change in row["changes"] if change["label"] in KEYED):
        for side in ("before", "after"):
            change[side] = f"{len(change[side].split())} mục" if change[side] else ""
    return rows
