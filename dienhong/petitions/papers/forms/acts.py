"""Which fields each act asks for: their names are those of the action's arguments."""

from collections.abc import Callable, Iterable
from datetime import date

from django import forms

from dienhong.accounts.models import Post
from dienhong.accounts.roles import roles
from dienhong.commune.queries import local_calendar
from dienhong.deadlines.queries import deadlines_of
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import NotInForce, due, limit
from dienhong.page.fields import CountField, DayField
from dienhong.petitions.papers.axes import PLEAS, Content, Outcome
from dienhong.petitions.papers.beforehand import extendable
from dienhong.petitions.papers.clocks import open_notice
from dienhong.petitions.papers.forms.parts import line, listed, many, one, paper, ticked, words
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.rules.people import CONTINUED
from dienhong.petitions.papers.rules.routing import FILED
from dienhong.petitions.papers.rules.settling import ACCEPTANCE, COMPLEX, NOT_ACCEPTED

Fields = dict[str, forms.Field]
HANDLERS = ("petitions.handle", "petitions.decide")


def _elsewhere(petition: Petition, document: str, *, required: bool) -> Fields:
    return {
        "body": line("Cơ quan có thẩm quyền"),
        "document": paper(document, required=required),
        "words": words("Ghi chú"),
    }


def _accept(petition: Petition, day: date) -> Fields:
    fields: Fields = {"document": paper("Văn bản thụ lý", required=petition.kind not in PLEAS)}
    if petition.kind == Content.COMPLAINT:
        fields["remote"] = forms.BooleanField(
            label="Vùng sâu, vùng xa, đi lại khó khăn", required=False, help_text="Thời hạn giải quyết dài hơn."
        )
    return {**fields, "words": words("Ghi chú")}


def _refuse(petition: Petition, day: date) -> Fields:
    lists = {Content.COMPLAINT: NOT_ACCEPTED, Content.DENUNCIATION: ACCEPTANCE}
    label = "Điều kiện thụ lý còn thiếu" if petition.kind == Content.DENUNCIATION else "Căn cứ không thụ lý"
    list_id = lists.get(Content(petition.kind)) if petition.kind else None
    fields: Fields = {"grounds": ticked(label, list_id, day, required=True)} if list_id else {}
    return {
        **fields,
        "reason": words("Lý do", required=not list_id, hint="Nêu như trong văn bản thông báo."),
        "document": paper("Thông báo không thụ lý"),
    }


def _extend(petition: Petition, day: date) -> Fields:
    kind = Content(petition.kind or petition.titled or Content.FEEDBACK)
    items = listed(COMPLEX[kind], day) if kind in COMPLEX else []
    fields: Fields = {"to_limit": one("Kéo dài thành", _extended(petition))}
    if items:
        fields["grounds"] = ticked(
            "Tiêu chí làm cho vụ việc phức tạp", COMPLEX[kind], day, hint="Không phải ghi khi chỉ xác minh nhiều nơi."
        )
    return {
        **fields,
        "document": paper("Văn bản kéo dài, gia hạn"),
        "words": words("Lý do ghi trong văn bản", required=not items),
    }


def _extended(petition: Petition) -> list[tuple[str, str]]:
    """Each extension that the law offers, with the day it would give: said before anything is decided."""
    clocks = {clock.key: clock for clock in deadlines_of(petition.code)}
    calendar = local_calendar()
    offered = []
    for key, name in extendable(petition):
        clock = clocks[key]
        try:
            answer = due(name, clock.start_on, chosen_on=clock.chosen_on, calendar=calendar, pauses=clock.pauses)
        except NotInForce:
            continue
        moved = f"hạn {date_vi(clock.due_on)} thành {date_vi(answer.due)}"
        said = f"{limit(name).vi}: {moved}. {answer.rule}"
        offered.append((name, said))
    return offered


def _dialogue(petition: Petition, day: date) -> Fields:
    return {
        "noticed_on": DayField(label="Ngày báo trước"),
        "place": line("Địa điểm", required=False),
        "minutes": paper("Biên bản đối thoại"),
        "copies": CountField(label="Số bản lập", min_value=1, max_value=50, initial=3),
        "absent": line("Người vắng, lý do", required=False, most=300),
        "result": words("Kết quả đối thoại"),
    }


def _stands_still(reason_from: Callable[[Petition], str]) -> Callable[[Petition, date], Fields]:
    def fields(petition: Petition, day: date) -> Fields:
        known = listed(reason_from(petition), day) if petition.kind in COMPLEX else []
        hint = f"Căn cứ luật kể: {'; '.join(said for _, said in known)}." if known else ""
        return {"document": paper("Quyết định"), "reason": words("Lý do", required=True, most=300, hint=hint)}

    return fields


def _withdraw_part(petition: Petition, day: date) -> Fields:
    left = petition.signatories.filter(withdrew_on__isnull=True)
    fields: Fields = {}
    if left:
        fields["orders"] = forms.TypedMultipleChoiceField(
            label="Những người rút",
            coerce=int,
            required=False,
            choices=[(person.order, f"{person.order}. {person.full_name}") for person in left],
            widget=forms.CheckboxSelectMultiple,
        )
    return {
        **fields,
        "words": words("Nội dung được rút", hint="Để trống nếu chỉ có một số người rút."),
        "document": paper("Đơn rút, biên bản ghi nhận", required=False),
    }


def _decide(petition: Petition, day: date) -> Fields:
    plea = petition.kind in PLEAS
    outcomes = [choice for choice in Outcome.choices if (choice[0] == Outcome.ANSWERED) == plea]
    label = (
        "Văn bản trả lời" if plea else "Kết luận" if petition.kind == Content.DENUNCIATION else "Quyết định giải quyết"
    )
    fields: Fields = {"document": paper(label), "outcome": one("Kết quả", outcomes)}
    if petition.kind == Content.COMPLAINT:
        fields["differs"] = forms.BooleanField(
            label="Yêu cầu của người khiếu nại khác kết quả xác minh",
            required=False,
            help_text="Khi khác thì phải đối thoại trước khi ra quyết định.",
        )
    return {**fields, "words": words("Tóm tắt")}


def _order_execution(petition: Petition, day: date) -> Fields:
    return {
        "what": words("Việc phải thi hành", required=True, most=500),
        "owner": line("Nơi thi hành", most=160),
        "due_on": DayField(label="Hạn thi hành"),
        "document": paper("Văn bản giao", required=False),
    }


def _record_execution(petition: Petition, day: date) -> Fields:
    waiting = petition.executions.filter(done_on__isnull=True)
    return {
        "order": one("Việc đã xong", ((each.order, f"{each.what} ({each.owner})") for each in waiting)),
        "evidence": words("Kết quả cụ thể", most=500),
        "evidence_document": paper("Văn bản chứng cứ", required=False),
    }


def _notify(petition: Petition, day: date) -> Fields:
    owed = ((clock.key, f"{clock.vi} (hạn {date_vi(clock.due_on)})") for clock in open_notice(petition))
    return {
        "keys": many("Đã thông báo việc gì", owed, required=True),
        "document": paper("Văn bản thông báo", required=False),
        "words": words(
            "Hình thức, nơi nhận",
            hint="Trả lời người gửi mà không có văn bản thì ghi ở đây: trả lời ai, bằng cách nào, nói gì.",
        ),
    }


def _assign(petition: Petition, day: date) -> Fields:
    return {
        "account": forms.ChoiceField(
            label="Giao cho",
            required=False,
            choices=[("", "Nơi không có tài khoản, ghi ở dưới"), *handlers(petition, day)],
        ),
        "post": line("Chức vụ hoặc đơn vị khác", required=False, most=160),
    }


def handlers(petition: Petition, day: date) -> list[tuple[str, str]]:
    """The accounts that may be given this letter: who is barred from it is not offered."""
    barred = {str(account_id) for account_id in petition.bars.values_list("account_id", flat=True)}
    return [offered for offered in accounts_that_handle(day) if offered[0] not in barred]


def accounts_that_handle(day: date) -> list[tuple[str, str]]:
    """The accounts whose post handles letters on a day."""
    able = [key for key, role in roles().items() if any(role.allows(name) for name in HANDLERS)]
    held = Post.objects.held_on(day).filter(role__in=able, account__is_active=True).select_related("account")
    return [(str(post.account_id), f"{post.title}: {post.account.name}") for post in held.order_by("title", "id")]


def _first(label: str) -> Callable[[Petition, date], Fields]:
    return lambda petition, day: {"first_code": line(label, most=24, hint="Ví dụ DT-2026-0007.")}


def fields_of(act: str, petition: Petition, day: date, *, label: str) -> Fields:
    """The day and what else an act asks for."""
    return {"on": DayField(label=label), **FIELDS[act](petition, day)}


def _of(fields: Iterable[tuple[str, Callable[[], forms.Field]]]) -> Callable[[Petition, date], Fields]:
    made = list(fields)
    return lambda petition, day: {name: make() for name, make in made}


FIELDS: dict[str, Callable[[Petition, date], Fields]] = {
    "ask_more": _of(
        (
            ("words", lambda: words("Cần bổ sung những gì", required=True)),
            ("document", lambda: paper("Văn bản yêu cầu bổ sung", required=False)),
        )
    ),
    "link_duplicate": _first("Mã đơn gốc"),
    "join_case": _first("Mã một đơn của vụ việc"),
    "leave_case": _of(()),
    "instruct": lambda petition, day: _elsewhere(petition, "Phiếu, văn bản hướng dẫn", required=False),
    "transfer": lambda petition, day: _elsewhere(petition, "Văn bản chuyển đơn", required=True),
    "inspect": _of(
        (
            (
                "body",
                lambda: line("Ai kiểm tra", hint="Chức vụ, đơn vị có thẩm quyền; không phải người bị nêu trong đơn."),
            ),
            ("document", lambda: paper("Văn bản giao kiểm tra", required=False)),
            ("words", lambda: words("Ghi chú")),
        )
    ),
    "urge": lambda petition, day: _elsewhere(petition, "Văn bản đôn đốc", required=True),
    "return": _of(
        (
            ("reason", lambda: words("Lý do trả lại", required=True)),
            ("document", lambda: paper("Văn bản trả lại đơn", required=False)),
        )
    ),
    "file_away": lambda petition, day: {
        "grounds": ticked("Căn cứ xếp lưu", FILED, day, required=True),
        "words": words("Ghi chú"),
    },
    "assign": _assign,
    "accept": _accept,
    "refuse": _refuse,
    "extend": _extend,
    "hold_dialogue": _dialogue,
    "suspend": _stands_still(lambda petition: f"petitions.{petition.kind}.suspended"),
    "resume": _of(
        (("document", lambda: paper("Quyết định")), ("reason", lambda: words("Ghi chú", most=300))),
    ),
    "withdraw": lambda petition, day: {
        "document": paper(
            "Quyết định đình chỉ" if petition.accepted_on else "Đơn rút", required=bool(petition.accepted_on)
        ),
        "words": words("Ghi chú", hint="Không dẫn đơn rút thì ghi ở đây: rút bằng cách nào, ngày nào."),
    },
    "withdraw_part": _withdraw_part,
    "keep_on": lambda petition, day: {
        "grounds": ticked("Căn cứ vẫn giải quyết", CONTINUED, day, required=True),
        "document": paper("Quyết định tiếp tục giải quyết"),
        "words": words("Ghi chú"),
    },
    "decide": _decide,
    "mark_sent": _of(
        (
            ("document", lambda: paper("Văn bản gửi kèm", required=False)),
            ("words", lambda: words("Đã gửi cho ai, bằng cách nào")),
        )
    ),
    "publish": _of((("words", lambda: words("Công khai ở đâu", required=True, hint="Không nêu người tố cáo.")),)),
    "order_execution": _order_execution,
    "record_execution": _record_execution,
    "record_result": _of(
        (
            ("result", lambda: words("Nơi nhận báo kết quả gì", required=True, most=500)),
            ("document", lambda: paper("Văn bản của nơi nhận", required=False)),
        )
    ),
    "notify": _notify,
    "close": _of(
        (
            ("words", lambda: words("Đã làm xong việc gì", hint="Ở đâu, ngày nào. Người gửi đọc được điều này.")),
            ("document", lambda: paper("Văn bản chứng minh", required=False)),
            (
                "reason",
                lambda: words(
                    "Lý do theo luật", hint="Khi không có việc phải làm. Ghi một trong ba ô, hoặc kèm ảnh trước."
                ),
            ),
        )
    ),
    "reopen": _of((("words", lambda: words("Người gửi chưa đồng ý điều gì", required=True)),)),
}
