"""The acts that ask for a few fields and nothing else: one table, one view for each row."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.http import HttpResponse

from dienhong.accounts.actors import actor_for
from dienhong.accounts.models import Post
from dienhong.commune.queries import local_calendar
from dienhong.law.calendar import Calendar
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import NotInForce, due
from dienhong.page.permissions import permission
from dienhong.page.request import PageRequest
from dienhong.page.submit import FormPage, revision_of, submit
from dienhong.petitions.papers import actions
from dienhong.petitions.papers.axes import PLEAS, Content
from dienhong.petitions.papers.clocks import settle_limit
from dienhong.petitions.papers.columns import short_content
from dienhong.petitions.papers.forms.acts import fields_of
from dienhong.petitions.papers.forms.parts import ActForm
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.states import TRANSITIONS
from dienhong.petitions.papers.steps import Doing
from dienhong.petitions.papers.views.frame import crumbs, petition_for, verdict_for

View = Callable[..., HttpResponse]
Run = Callable[..., Petition]
Says = Callable[[Petition, date, Calendar], str]
COMPLAINT, DENUNCIATION = Content.COMPLAINT, Content.DENUNCIATION


@dataclass(frozen=True)
class ActPage:
    """The page of one act: its address, the verb on its button, the day's label, the action. `law` by kind of letter ("" for
    every kind); `says` is told before anything is typed."""

    slug: str
    submit: str
    day: str
    run: Run
    law: Mapping[str, str] = field(default_factory=dict)
    says: Says = lambda petition, day, calendar: ""
    start: Mapping[str, Callable[[Petition], Any]] = field(default_factory=dict)


def _assign(code: str, doing: Doing, *, account: str, post: str) -> Petition:
    account_id = int(account) if account else None
    if account_id is not None:
        held = Post.objects.held_on(doing.today).filter(account_id=account_id).first()
        post = held.title if held else post
    return actions.assign(code, doing, post=post, account_id=account_id)


def _execution(code: str, doing: Doing, *, order: str, **more: str) -> Petition:
    return actions.record_execution(code, int(order), doing, **more)


def _accepted(petition: Petition, day: date, calendar: Calendar) -> str:
    limit_id = settle_limit(petition)
    if not limit_id:
        return (
            ""
            if petition.kind not in PLEAS
            else "Kiến nghị, phản ánh: luật không đặt thời hạn giải quyết riêng; hạn trả lời vẫn chạy."
        )
    try:
        answer = due(limit_id, day, calendar=calendar)
    except NotInForce as gap:
        return str(gap)
    return f"Thụ lý hôm nay thì hạn giải quyết là {date_vi(answer.due)}. {answer.rule}"


def _decided(petition: Petition, day: date, calendar: Calendar) -> str:
    met = petition.dialogues.count()
    said = f"Đã đối thoại {met} lần." if met else "Chưa có buổi đối thoại nào."
    return f"{said} Ngày giải quyết là ngày ký của văn bản." if petition.kind == COMPLAINT else ""


def _elsewhere(slug: str, submit: str, day: str, run: Run, law: Mapping[str, str]) -> ActPage:
    return ActPage(slug, submit, day, run, law, start={"body": lambda petition: petition.competent_body})


ACTS: dict[str, ActPage] = {
    "ask_more": ActPage("bo-sung", "Ghi yêu cầu bổ sung", "Ngày yêu cầu", actions.ask_more),
    "link_duplicate": ActPage("don-trung", "Gắn vào đơn gốc", "Ngày gắn", actions.link_duplicate),
    "join_case": ActPage("ghep-vu-viec", "Ghép", "Ngày ghép", actions.join_case),
    "leave_case": ActPage("tach-vu-viec", "Tách khỏi vụ việc", "Ngày tách", actions.leave_case),
    "instruct": _elsewhere(
        "huong-dan", "Ghi đã hướng dẫn", "Ngày hướng dẫn", actions.instruct, {"": "42/2013/QH13 art 26"}
    ),
    "transfer": _elsewhere(
        *("chuyen-don", "Ghi đã chuyển đơn", "Ngày chuyển", actions.transfer),
        {DENUNCIATION: "25/2018/QH14 art 24 k 2", "": "42/2013/QH13 art 26"},
    ),
    "inspect": ActPage(
        *("kiem-tra", "Ghi đã đưa sang kiểm tra", "Ngày đưa sang kiểm tra", actions.inspect),
        {"": "25/2018/QH14 art 25 k 2"},
    ),
    "urge": _elsewhere("don-doc", "Ghi đã đôn đốc", "Ngày đôn đốc", actions.urge, {}),
    "return": ActPage("tra-lai", "Ghi đã trả lại", "Ngày trả lại", actions.return_),
    "file_away": ActPage("xep-luu", "Xếp lưu", "Ngày xếp lưu", actions.file_away),
    "assign": ActPage("giao", "Giao xử lý", "Ngày giao", _assign),
    "accept": ActPage(
        *("thu-ly", "Thụ lý", "Ngày thụ lý", actions.accept),
        {COMPLAINT: "02/2011/QH13 art 27", DENUNCIATION: "25/2018/QH14 art 29"},
        _accepted,
    ),
    "refuse": ActPage(
        *("khong-thu-ly", "Ghi không thụ lý", "Ngày thông báo", actions.refuse),
        {COMPLAINT: "02/2011/QH13 art 11", DENUNCIATION: "25/2018/QH14 art 29"},
    ),
    "extend": ActPage(
        *("gia-han", "Ghi kéo dài, gia hạn", "Ngày của văn bản", actions.extend),
        {COMPLAINT: "02/2011/QH13 art 28", DENUNCIATION: "25/2018/QH14 art 30"},
        lambda petition, day, calendar: (
            "Cả thời hạn kéo dài đếm từ ngày bắt đầu cũ. Quyết định ra khi đã hết hạn thì vẫn tính trễ."
        ),
    ),
    "hold_dialogue": ActPage(
        *("doi-thoai", "Ghi buổi đối thoại", "Ngày đối thoại", actions.hold_dialogue),
        {"": "02/2011/QH13 art 30; 155/2026/NĐ-CP art 11"},
    ),
    "suspend": ActPage(
        *("tam-dinh-chi", "Tạm đình chỉ", "Ngày tạm đình chỉ", actions.suspend),
        {COMPLAINT: "155/2026/NĐ-CP art 12", DENUNCIATION: "25/2018/QH14 art 34"},
    ),
    "resume": ActPage(
        *("tiep-tuc", "Giải quyết trở lại", "Ngày tiếp tục", actions.resume),
        {COMPLAINT: "155/2026/NĐ-CP art 12", DENUNCIATION: "25/2018/QH14 art 34"},
    ),
    "withdraw": ActPage("rut-don", "Ghi rút toàn bộ", "Ngày rút", actions.withdraw),
    "withdraw_part": ActPage("rut-mot-phan", "Ghi rút một phần", "Ngày rút", actions.withdraw_part),
    "keep_on": ActPage(
        *("van-giai-quyet", "Vẫn giải quyết", "Ngày quyết định", actions.keep_on), {"": "25/2018/QH14 art 33 k 3"}
    ),
    "decide": ActPage(
        *("giai-quyet", "Ghi đã giải quyết", "Ngày giải quyết", actions.decide),
        {COMPLAINT: "02/2011/QH13 art 28", DENUNCIATION: "25/2018/QH14 art 30"},
        _decided,
    ),
    "mark_sent": ActPage("gui-ket-qua", "Ghi đã gửi", "Ngày gửi", actions.mark_sent),
    "publish": ActPage("cong-khai", "Ghi đã công khai", "Ngày công khai", actions.publish),
    "order_execution": ActPage("giao-thi-hanh", "Giao thi hành", "Ngày giao", actions.order_execution),
    "record_execution": ActPage("thi-hanh", "Ghi đã thi hành", "Ngày xong", _execution),
    "record_result": ActPage("ket-qua-noi-nhan", "Ghi kết quả", "Ngày nơi nhận báo", actions.record_result),
    "notify": ActPage("thong-bao", "Ghi đã thông báo", "Ngày thông báo", actions.notify),
    "close": ActPage("ket-thuc", "Kết thúc", "Ngày kết thúc", actions.close),
    "reopen": ActPage("mo-lai", "Mở lại", "Ngày người gửi cho biết", actions.reopen),
}
BY_CODE_FIRST = ("link_duplicate", "join_case")


def act_view(act: str) -> View:
    """The view of one act, under the permission that the table of states names."""
    row, page = TRANSITIONS[act], ACTS[act]

    @permission(row.permission)
    def view(request: PageRequest, code: str) -> HttpResponse:
        petition, calendar = petition_for(request, code), local_calendar()
        fields = fields_of(act, petition, request.today, label=page.day)
        initial = {"on": request.today, **{name: start(petition) for name, start in page.start.items()}}
        form = ActForm(request.POST or None, fields=fields, initial=initial, doing=row.vi)

        def carry_out() -> str:
            data = dict(form.cleaned_data)
            doing = Doing(actor_for(request.posts), request.now, data.pop("on"), revision_of(request))
            if act in BY_CODE_FIRST:
                return page.run(code, data["first_code"].upper(), doing).desk_path()
            return page.run(code, doing, **data).desk_path()

        framed = FormPage(
            title=f"{row.vi}, {code}",
            submit=page.submit,
            cancel_url=petition.desk_path(),
            law=page.law.get(petition.kind, page.law.get("", "")),
            intro=page.says(petition, request.today, calendar),
            template="petitions/papers/act.html",
            context={"petition": petition, "about": short_content(petition), "crumbs": crumbs(petition)},
        )
        verdict = verdict_for(request, petition, act, calendar)
        return submit(request, form, framed, carry_out, revision=petition.revision, verdict=verdict)

    view.__name__ = f"act_{act}"
    view.__doc__ = f"{row.vi}."
    return view
