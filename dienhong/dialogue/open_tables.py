"""Dialogues planned and held, the demands of voters for one, and the promises made there, as open data: what everybody
may read, nothing that was written for the file."""

from operator import attrgetter

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from dienhong.dialogue.asked.queries import judged
from dienhong.dialogue.asked.states import Said
from dienhong.dialogue.demands.models import Demand
from dienhong.dialogue.demands.queries import public_demands
from dienhong.dialogue.demands.rules import needed
from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.dialogue.plans.queries import public_plans
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice, code_column

SAID = (("said_done", Said.DONE), ("said_partly", Said.PARTLY), ("said_not_done", Said.NOT_DONE))


def _said(name: str, level: Said) -> OpenColumn:
    """How many who had asked gave this verdict. The key is all of the promise that it reads; verdicts are PUBLIC of questions."""
    heading = format_lazy("{}: {}", _("Người hỏi đánh giá"), _(str(level.label)))
    return OpenColumn(name, heading, ("code",), Kind.WHOLE, read=attrgetter(name))


DIALOGUES = OpenTable(
    "dialogues",
    _("Đối thoại với Nhân dân"),
    _("Các cuộc đối thoại đã tổ chức: ngày, nơi, chuyên đề, số người dự, số ý kiến và số ý kiến trả lời tại chỗ."),
    (
        code_column(),
        OpenColumn("held_on", _("Ngày tổ chức"), ("held_on",), Kind.DAY),
        *choice("kind", _("Loại"), "kind"),
        *choice("hosts", _("Chủ trì"), "hosts"),
        OpenColumn("title", _("Tên cuộc đối thoại"), ("title",)),
        OpenColumn("topic", _("Chuyên đề"), ("topic",), may_lack=True),
        OpenColumn("place", _("Địa điểm"), ("place",)),
        OpenColumn(
            "villages", _("Thôn tham gia"), ("villages",), Kind.CODE, _("Mã thôn, cách nhau dấu cách."), may_lack=True
        ),
        OpenColumn("attendees", _("Số người dự"), ("attendees",), Kind.WHOLE),
        OpenColumn("opinions", _("Số ý kiến"), ("opinions",), Kind.WHOLE),
        OpenColumn("answered_on_spot", _("Ý kiến trả lời tại chỗ"), ("answered_on_spot",), Kind.WHOLE),
        OpenColumn("assigned", _("Ý kiến giao giải quyết"), ("assigned",), Kind.WHOLE),
        OpenColumn("conclusion", _("Thông báo kết luận"), ("conclusion",), Kind.CODE, _("Mã văn bản."), may_lack=True),
        OpenColumn("result_on", _("Ngày công bố kết quả"), ("result_on",), Kind.DAY, may_lack=True),
    ),
    lambda request: Dialogue.objects.standing().filter(held_on__lte=request.today),
    Dialogue,
)
PROMISES = OpenTable(
    "promises",
    _("Việc hứa giải quyết"),
    _("Việc chính quyền đã hứa tại đối thoại và đã đăng cho Nhân dân đọc: ai làm, hạn nào, đã xong chưa, chứng cứ gì."),
    (
        code_column(),
        OpenColumn("dialogue", _("Cuộc đối thoại"), ("dialogue",), Kind.CODE),
        OpenColumn("made_on", _("Ngày hứa"), ("made_on",), Kind.DAY),
        OpenColumn("question", _("Câu hỏi, kiến nghị"), ("question",), may_lack=True),
        OpenColumn("words", _("Nội dung hứa"), ("words",)),
        OpenColumn("owner", _("Chức vụ, đơn vị thực hiện"), ("owner",)),
        OpenColumn("due_on", _("Hạn"), ("due_on",), Kind.DAY, _("Hạn đang có, sau các lần lùi.")),
        OpenColumn("first_due_on", _("Hạn lúc hứa"), ("due_on",), Kind.DAY, read=attrgetter("first_due_on")),
        OpenColumn("judged_on", _("Hạn để xét đúng hạn"), ("judged_on",), Kind.DAY),
        OpenColumn(
            "renegotiated_on",
            _("Ngày lùi hạn"),
            ("due_on",),
            Kind.DAY,
            _("Lần lùi gần nhất."),
            attrgetter("renegotiated_on"),
            may_lack=True,
        ),
        OpenColumn("kept_on", _("Ngày làm xong"), ("kept_on",), Kind.DAY, may_lack=True),
        OpenColumn("evidence", _("Chứng cứ"), ("evidence",), may_lack=True),
        OpenColumn("broken_on", _("Ngày kết luận không làm được"), ("broken_on",), Kind.DAY, may_lack=True),
        OpenColumn("broken_why", _("Lý do không làm được"), ("broken_why",), may_lack=True),
        *(_said(name, level) for name, level in SAID),
        OpenColumn("shown_on", _("Đăng từ ngày"), ("shown_on",), Kind.DAY),
    ),
    lambda _request: judged(shown_promises()),
    Promise,
)
PLANS = OpenTable(
    "planned-dialogues",
    _("Đối thoại đã thông báo"),
    _(
        "Các cuộc đối thoại xã đã thông báo trước: ngày, giờ, nơi, nội dung, nhận câu hỏi đến khi nào, có tổ chức không."
    ),
    (
        code_column(),
        OpenColumn("planned_on", _("Ngày tổ chức"), ("planned_on",), Kind.DAY),
        OpenColumn("begins", _("Từ giờ"), ("begins",), read=lambda one: f"{one.begins:%H:%M}"),
        *choice("kind", _("Loại"), "kind"),
        *choice("hosts", _("Chủ trì"), "hosts"),
        OpenColumn("title", _("Tên cuộc đối thoại"), ("title",)),
        OpenColumn("content", _("Nội dung"), ("content",)),
        OpenColumn("place", _("Địa điểm"), ("place",)),
        OpenColumn(
            "villages", _("Thôn tham gia"), ("villages",), Kind.CODE, _("Mã thôn, cách nhau dấu cách."), may_lack=True
        ),
        OpenColumn("attending", _("Cách dự"), ("attending",)),
        OpenColumn("questions_until", _("Nhận câu hỏi đến hết ngày"), ("questions_until",), Kind.DAY, may_lack=True),
        OpenColumn("demand", _("Theo yêu cầu của cử tri"), ("demand",), Kind.CODE, may_lack=True),
        *choice("state", _("Trạng thái"), "state"),
        OpenColumn("announced_on", _("Ngày thông báo"), ("announced_on",), Kind.DAY),
        OpenColumn("dialogue", _("Cuộc đối thoại"), ("dialogue",), Kind.CODE, may_lack=True),
        OpenColumn("called_off_on", _("Ngày báo không tổ chức"), ("called_off_on",), Kind.DAY, may_lack=True),
        OpenColumn("called_off_why", _("Lý do không tổ chức"), ("called_off_why",), may_lack=True),
    ),
    lambda _request: public_plans(),
    PlannedDialogue,
)
DEMANDS = OpenTable(
    "dialogue-demands",
    _("Yêu cầu đối thoại của cử tri"),
    _("Các yêu cầu đối thoại đã mở lấy chữ ký: nội dung, cần bao nhiêu chữ ký, đã có bao nhiêu, đã đủ từ ngày nào."),
    (
        code_column(),
        OpenColumn("opened_on", _("Ngày mở"), ("opened_on",), Kind.DAY),
        OpenColumn("subject", _("Nội dung yêu cầu đối thoại"), ("subject",)),
        *choice("state", _("Trạng thái"), "state"),
        OpenColumn("voters", _("Số cử tri của xã"), ("voters",), Kind.WHOLE),
        OpenColumn(
            "needed",
            _("Số chữ ký cần có"),
            ("voters", "opened_on"),
            Kind.WHOLE,
            read=lambda one: needed(one.voters, one.opened_on),
            may_lack=True,
        ),
        OpenColumn("signed", _("Số chữ ký"), ("signed",), Kind.WHOLE, _("Kể cả chữ ký đã quá thời hạn.")),
        OpenColumn("reached_on", _("Ngày đủ chữ ký"), ("reached_on",), Kind.DAY, may_lack=True),
        OpenColumn("ended_on", _("Ngày kết thúc"), ("ended_on",), Kind.DAY, may_lack=True),
    ),
    lambda _request: public_demands(),
    Demand,
)
TABLES = (DIALOGUES, PROMISES, PLANS, DEMANDS)
