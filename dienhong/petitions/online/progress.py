"""A letter as its sender may read it: where it stands, by when what is owed, what was done, what comes next. For the public:
nothing that an officer wrote for the file, nobody's name."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from dienhong.commune.queries import local_calendar
from dienhong.deadlines.clock import clock_of
from dienhong.deadlines.models import Deadline
from dienhong.documents.models import Document
from dienhong.law.dates_vi import date_vi
from dienhong.law.limits import Due
from dienhong.petitions.online.models import CitizenVerdict
from dienhong.petitions.papers.axes import PLEAS, Competence
from dienhong.petitions.papers.clocks import base
from dienhong.petitions.papers.models import Petition, Step
from dienhong.petitions.papers.states import DECIDED, ENDS, IN_HAND, UNHANDLED, State
from dienhong.records.models import Receipt

NOW: dict[State, Promise | str] = {
    State.RECEIVED: gettext_lazy("Đã nhận, đang đọc để phân loại"),
    State.CLASSIFIED: gettext_lazy("Đang xem xét, chưa trả lời"),
    State.SUPPLEMENT_ASKED: gettext_lazy("Xã đang chờ bà con bổ sung"),
    State.SPLIT: gettext_lazy("Đã tách thành các đơn riêng"),
    State.LINKED: gettext_lazy("Đã gộp vào đơn gửi trước"),
    State.INSTRUCTED: gettext_lazy("Đã hướng dẫn gửi đến nơi có thẩm quyền"),
    State.TRANSFERRED: gettext_lazy("Đã chuyển đến nơi có thẩm quyền"),
    State.URGED: gettext_lazy("Đã đôn đốc nơi có thẩm quyền"),
    State.INSPECTED: gettext_lazy("Đã đưa sang kiểm tra"),
    State.RETURNED: gettext_lazy("Đã trả lại đơn, có nêu lý do"),
    State.FILED: gettext_lazy("Đã xếp lưu"),
    State.REFUSED: gettext_lazy("Không thụ lý, có thông báo bằng văn bản"),
    State.ACCEPTED: gettext_lazy("Đang giải quyết, chưa có kết quả"),
    State.SUSPENDED: gettext_lazy("Tạm dừng, có quyết định"),
    State.STOPPED: gettext_lazy("Bà con đã rút đơn"),
    State.SETTLED: gettext_lazy("Đã có kết quả, đang gửi đến bà con"),
    State.SENT: gettext_lazy("Đã trả lời, chờ bà con cho ý kiến"),
    State.CLOSED: gettext_lazy("Đã kết thúc"),
}
JUDGED = gettext_lazy("Đã trả lời, bà con đã cho ý kiến")
TOLD = gettext_lazy("Đã gửi kết quả đến bà con")
"""In place of “chờ bà con cho ý kiến”: where the opinion was given, and where the law knows none (a denunciation)."""
DONE: dict[str, Promise | str] = {
    "classify": gettext_lazy("Đã phân loại"),
    "ask_more": gettext_lazy("Đã đề nghị bà con bổ sung"),
    "split": gettext_lazy("Đã tách thành các đơn riêng"),
    "link_duplicate": gettext_lazy("Đã gộp vào đơn gửi trước"),
    "instruct": gettext_lazy("Đã hướng dẫn gửi đến"),
    "transfer": gettext_lazy("Đã chuyển đến"),
    "urge": gettext_lazy("Đã đôn đốc"),
    "inspect": gettext_lazy("Đã đưa sang kiểm tra"),
    "return": gettext_lazy("Đã trả lại đơn"),
    "file_away": gettext_lazy("Đã xếp lưu"),
    "accept": gettext_lazy("Đã thụ lý"),
    "refuse": gettext_lazy("Đã thông báo không thụ lý"),
    "extend": gettext_lazy("Đã kéo dài thời hạn bằng văn bản"),
    "hold_dialogue": gettext_lazy("Đã đối thoại"),
    "suspend": gettext_lazy("Đã tạm dừng bằng quyết định"),
    "resume": gettext_lazy("Đã giải quyết trở lại"),
    "withdraw": gettext_lazy("Bà con đã rút đơn"),
    "decide": gettext_lazy("Đã có kết quả"),
    "mark_sent": gettext_lazy("Đã gửi kết quả đến bà con"),
    "record_result": gettext_lazy("Nơi nhận đã báo kết quả cho xã"),
    "publish": gettext_lazy("Đã công khai kết quả"),
    "notify": gettext_lazy("Đã thông báo"),
    "close": gettext_lazy("Đã kết thúc"),
    "reopen": gettext_lazy("Đã mở lại vì bà con chưa đồng ý"),
}
"""The acts a sender reads of. Others (who it was given to, what was corrected) are the office's own."""
FOR_THE_SENDER = frozenset({"close", "ask_more"})
"""The acts whose words are written for the sender; the form says so."""
TAKEN_UP, PASSED_ON, ANSWERED, SETTLED = (
    ("accept", "check"),
    ("transfer", "reply"),
    ("reply", "first_reply"),
    ("settle",),
)
SENT = ("decision_sent", "conclusion_sent")
"""The clocks behind each line of what comes next. A line bears the day of its own clock and of no other."""
OWED_TO_THE_SENDER = frozenset(
    {
        *(*TAKEN_UP, *PASSED_ON, *ANSWERED, *SETTLED, *SENT, "told_denouncer", "handling_told"),
        *("suspension_sent", "resumption_sent", "stop_sent"),
    }
)
"""Of what the office owes the accused, the body that passed the letter on, or everybody, a sender is not told a day."""


@dataclass(frozen=True)
class Line:
    """One line of the way: past, the one it stands at, or to come (then `on` may be None)."""

    what: str
    on: date | None
    more: str = ""
    stage: str = ""


@dataclass(frozen=True)
class Progress:
    """`late`: by how many days what is owed to the sender is over its time. `same_key`: what it was taken apart into opens with
    the key of this letter. `answered`: the answer was sent, nothing can come too late. `first`: where the letter stands that this
    one repeats, and how it was answered."""

    now: str
    due: Due | None
    owed: str
    left: str
    late: int
    done: tuple[Line, ...]
    ahead: tuple[Line, ...]
    ended: bool
    answered: bool
    same_key: bool
    first: "Line | None" = None


def now_of(letters: Iterable[Petition]) -> dict[str, str]:
    """Code → where each letter stands, in its sender's words. One query, and none where no answer was sent."""
    letters = list(letters)
    sent = [one.code for one in letters if one.state == State.SENT]
    judged: set[tuple[str, str]] = set()
    if sent:
        judged = set(CitizenVerdict.objects.filter(petition__in=sent).values_list("petition_id", "decision"))
    return {one.code: _now(one, judged=(one.code, one.decision) in judged) for one in letters}


def _now(petition: Petition, *, judged: bool) -> str:
    state = State(petition.state)
    if state == State.SENT and (judged or petition.is_denunciation):
        return str(TOLD if petition.is_denunciation else JUDGED)
    return str(NOW[state])


def progress(petition: Petition, today: date) -> Progress:
    """Everything the page says of a letter. Five queries."""
    calendar = local_calendar()
    running = Deadline.objects.filter(code=petition.code, met_on__isnull=True, dropped_on__isnull=True)
    clocks = [one for one in running.order_by("due_on", "id") if base(one.key) in OWED_TO_THE_SENDER]
    clock = clocks[0] if clocks else None
    ended = State(petition.state) in ENDS
    judged = bool(petition.decision) and petition.citizen_verdicts.filter(decision=petition.decision).exists()
    return Progress(
        now=_now(petition, judged=judged),
        due=clock_of(clock, calendar) if clock else None,
        owed=clock.vi if clock else "",
        left=_left(clock, today) if clock else "",
        late=max(0, (today - clock.judged_on).days) if clock else 0,
        done=tuple(_done(petition)),
        ahead=tuple(_elsewhere(petition) if ended else _ahead(petition, clocks, judged=judged)),
        ended=ended,
        answered=petition.state == State.SENT,
        first=_first(petition),
        same_key=petition.state == State.SPLIT and Receipt.objects.filter(as_code=petition.code).exists(),
    )


def _first(petition: Petition) -> Line | None:
    """The state of the letter that this one repeats, with its paper once that was sent: both are of the same sender."""
    if not petition.duplicate_of or petition.is_denunciation:
        return None
    first = Petition.objects.standing().filter(pk=petition.duplicate_of).first()
    if first is None:
        return None
    paper = Document.objects.filter(pk=first.decision).first() if first.sent_on else None
    return Line(now_of([first])[first.code], first.sent_on, paper.cite_vi() if paper and paper.number else "")


def _left(clock: Deadline, today: date) -> str:
    days = (clock.judged_on - today).days
    if clock.suspended_on:
        return _("đang tạm dừng")
    if days < 0:
        return _("đã quá %(days)d ngày") % {"days": -days}
    if days == 0:
        return _("hạn là hôm nay")
    return _("còn %(days)d ngày kể từ hôm nay %(today)s") % {"days": days, "today": date_vi(today)}


def _done(petition: Petition) -> list[Line]:
    lines = [Line(_("Đã nhận đơn"), petition.received_on, str(_(petition.get_channel_display())))]
    steps = [step for step in petition.steps.all() if step.act in DONE]
    papers = Document.objects.in_bulk([step.document for step in steps if step.document])
    lines += [_line(petition, step, papers.get(step.document)) for step in steps]
    last = lines[-1]
    return [*lines[:-1], Line(last.what, last.on, last.more, "now")]


def _line(petition: Petition, step: Step, paper: Document | None) -> Line:
    words = str(DONE[step.act])
    if step.act == "classify" and petition.kind:
        words = _("Đã phân loại: %(kind)s") % {"kind": str(_(petition.get_kind_display())).lower()}
    if step.body and step.act == "classify":
        words = _("%(what)s; thuộc thẩm quyền của %(body)s") % {"what": words, "body": step.body}
    elif step.body and step.act != "inspect":  # who checks is for the file
        words = f"{words} {step.body}"
    told = [step.words] if step.act in FOR_THE_SENDER and step.words else []
    if paper is not None and paper.number:
        told.insert(0, paper.cite_vi())
    return Line(words, step.on, " · ".join([*told, step.post]))


def _elsewhere(petition: Petition) -> list[Line]:
    """What comes of a letter that left the commune, until it is told here."""
    state = State(petition.state)
    if state == State.INSTRUCTED:
        return [Line(_("Bà con gửi đơn đến nơi ấy; xã không chuyển thay"), None, "", "next")]
    told = any(step.act == "record_result" for step in petition.steps.all())
    if state in (State.TRANSFERRED, State.URGED) and not told:
        return [
            Line(_("Nơi ấy giải quyết và trả lời bà con; báo về xã thì trang này ghi lại"), None, "", "next"),
        ]
    return []


def _ahead(petition: Petition, clocks: list[Deadline], *, judged: bool) -> list[Line]:
    """What comes next as a rule, each with the day of its own clock if that runs."""
    state, found = State(petition.state), []
    elsewhere = petition.competence not in ("", Competence.OURS)
    kind = petition.kind or petition.titled
    if state == State.SUPPLEMENT_ASKED:
        found.append(Line(_("Bà con bổ sung điều xã đề nghị"), None, "", "next"))
    if state in UNHANDLED and elsewhere:
        found.append(Line(_("Chuyển hoặc hướng dẫn đến nơi có thẩm quyền"), None, _by(clocks, PASSED_ON), "next"))
        return found
    if state in UNHANDLED and kind not in PLEAS:
        taken = _("Thụ lý, hoặc thông báo vì sao không thụ lý")
        found.append(Line(taken, None, _by(clocks, TAKEN_UP), "next"))
    if state in UNHANDLED or state in IN_HAND:
        plea = kind in PLEAS
        answer = _("Trả lời bằng văn bản") if plea else _("Ra quyết định giải quyết hoặc kết luận")
        found.append(Line(answer, None, _by(clocks, ANSWERED if plea else SETTLED), "next"))
    if state == State.SETTLED:
        found.append(Line(_("Gửi kết quả đến bà con"), None, _by(clocks, SENT), "next"))
    if state in UNHANDLED | IN_HAND | DECIDED and not petition.is_denunciation and not judged:
        found.append(Line(_("Bà con cho biết việc đã được giải quyết chưa"), None, _("sau khi nhận kết quả"), "next"))
    return found


def _by(clocks: list[Deadline], keys: tuple[str, ...]) -> str:
    """The latest day of the first of these clocks that runs; '' where none does."""
    due = next((clock.due_on for clock in clocks if base(clock.key) in keys), None)
    return _("chậm nhất %(day)s") % {"day": date_vi(due)} if due else ""
