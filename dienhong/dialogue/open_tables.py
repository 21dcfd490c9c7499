"""Dialogues and the promises made there, as open data: what everybody may read, nothing that was written for the file."""

from django.utils.translation import gettext_lazy as _

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.promises.models import Promise
from dienhong.dialogue.promises.queries import shown_promises
from dienhong.page.open_data import Kind, OpenColumn, OpenTable, choice, code_column

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
        OpenColumn("due_on", _("Hạn"), ("due_on",), Kind.DAY),
        OpenColumn("kept_on", _("Ngày làm xong"), ("kept_on",), Kind.DAY, may_lack=True),
        OpenColumn("evidence", _("Chứng cứ"), ("evidence",), may_lack=True),
        OpenColumn("broken_on", _("Ngày kết luận không làm được"), ("broken_on",), Kind.DAY, may_lack=True),
        OpenColumn("broken_why", _("Lý do không làm được"), ("broken_why",), may_lack=True),
        OpenColumn("shown_on", _("Đăng từ ngày"), ("shown_on",), Kind.DAY),
    ),
    lambda _request: shown_promises(),
    Promise,
)
TABLES = (DIALOGUES, PROMISES)
