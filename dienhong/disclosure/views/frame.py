"""What every screen of the book shares: its title and basis, who may do what, the crumbs back to an item."""

from typing import Any

from django.urls import reverse

from dienhong.disclosure.models import Item
from dienhong.documents.offered import offered_mark
from dienhong.documents.rules import may_come_in
from dienhong.law.verdict import Refused, Verdict
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.privacy.packages import Unreadable

TITLE = "Sổ công khai"
UNIT = "nội dung"
BASIS = "10/2022/QH15 art 11-14"
VERBS = {
    "mark": "Đơn vị soạn đã rà soát",
    "clear": "Đầu mối đã duyệt",
    "send_back": "Đầu mối đã trả lại",
    "publish": "Đã công khai",
    "renew": "Đã soạn bản mới",
    "source_changed": "Đã ghi nội dung gốc thay đổi",
    "withdraw": "Đã gỡ",
    "old_down": "Đã gỡ bản cũ lộ dữ liệu cá nhân",
    "post_up": "Đã ghi niêm yết",
    "take_down": "Đã ghi gỡ niêm yết",
    "broadcast": "Đã ghi đợt phát thanh",
    "end_broadcast": "Đã ghi dừng phát",
    "relay": "Đã ghi truyền đạt",
    "undo_relay": "Đã bỏ lần truyền đạt ghi nhầm",
    "tell": "Đã ghi hình thức khác",
    "approve": "Đã phê duyệt",
    "told_again": "Bản đính chính đã báo đủ các nơi",
    "corrected": "Đã trả lời: đã đính chính",
    "not_corrected": "Đã trả lời: không đính chính",
    "show": "Đã cho hiện",
    "hide": "Đã quyết định không hiện",
}


def allowed(request: PageRequest, verb: str) -> Verdict:
    """Whether the reader may do this to the book."""
    if may(request, f"disclosure.{verb}"):
        return Verdict.yes()
    return Verdict.no("Chức vụ đang giữ chỉ được xem sổ này.")


def crumbs(item: Item | None = None) -> list[dict[str, Any]]:
    """Back to the list, and to the item."""
    back = [{"label": TITLE, "url": reverse("disclosure:list")}]
    return [*back, {"label": item.code, "url": item.desk_path()}] if item else back


def at_the_door(name: str, stream: Any) -> None:
    """Nothing marked secret comes in with what will be public. Raises Refused."""
    try:
        mark = offered_mark(name, stream)
    except Unreadable as wrong:
        raise Refused(Verdict.no(f"{wrong} Chưa ghi gì.")) from None
    if mark:
        raise Refused(may_come_in(mark))
