"""The history of an entry as a screen tells it: verbs and fields in Vietnamese, posts and never names."""

from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils import timezone

from dienhong.law.dates_vi import date_vi, number_vi
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.privacy import waved
from dienhong.privacy.classes import FieldClass, class_of
from dienhong.records import history
from dienhong.records.entry import Record

VERBS: Mapping[str, str] = {
    "record": "Đã ghi vào sổ",
    "correct": "Đã sửa",
    "void": "Đã hủy",
    "close": "Đã khóa sổ",
    "attach": "Đã đính kèm tệp",
    "declare": "Đã khai",
    "seat": "Đã ghi người giữ chức vụ",
    "answer": "Đã ghi trả lời",
    "reveal": "Đã xem số giấy tờ",
    "list_begin": "Đã chọn loại danh sách",
    "list_put": "Đã ghi các dòng danh sách",
    "list_add": "Đã thêm một dòng danh sách",
    "list_correct": "Đã sửa một dòng danh sách",
    "list_drop": "Đã bỏ một dòng danh sách",
    "list_load": "Đã nhập danh sách từ Excel",
    "list_take_down": "Đã gỡ danh sách hết thời gian công khai",
    "list_file_down": "Đã gỡ tệp danh sách hết thời gian công khai",
    "list_leave_out": "Đã bỏ danh sách khỏi bản mới, có lý do",
    "list_nameless": "Đã ghi phần nào không có tên người",
    "list_erase": "Đã xóa tên trong danh sách",
    "search_personal": "Đã rà dữ liệu cá nhân",
    "decide_personal": "Đã quyết định về chỗ nghi là dữ liệu cá nhân",
    "recount": "Đã tính lại thời hạn theo lịch nghỉ mới",
    "seal": "Đã niêm phong danh tính",
    "unseal": "Đã mở niêm phong",
    "name": "Đã giao giữ niêm phong",
    "end": "Đã thôi giữ niêm phong",
    "strip": "Đã chuyển danh tính vào sổ niêm phong",
    "bar": "Đã ghi người không được giao",
    "unbar": "Đã bỏ người không được giao",
    "erase": "Đã xóa giá trị của một việc trước đó",
    "receipt": "Đã cấp khóa trên giấy biên nhận",
    "add_words": "Người gửi đã bổ sung",
    "ask_withdrawal": "Người gửi đã xin rút đơn",
    "judge": "Người gửi đã cho ý kiến về kết quả",
    "see_words": "Đã xem lời người gửi",
    "photo": "Đã kèm ảnh",
}
# Parts of entries that are no columns and no rows related by a key.
LABELS: Mapping[str, str] = {
    "visits": "Lượt tiếp",
    "attachment": "Tệp",
    "void_reason": "Lý do",
    "memberships": "Người giữ chức vụ",
    "deadlines": "Thời hạn",
    "extensions": "Lần kéo dài",
    "suspensions": "Lần tạm đình chỉ",
    "version_files": "Tệp công khai",
    "figures": "Dòng số liệu",
    "screenings": "Lần kiểm tra",
    history.ERASED: "Lý do xóa",
}
PERSONAL_CHANGED = "(đã đổi)"
WAVED = "Đã xem, cho là không phải dữ liệu cá nhân"


def history_for(request: PageRequest, entry: Record, verbs: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """`history_rows` for a reader who may see histories; nothing for others."""
    return history_rows(entry, verbs) if may(request, "records.history") else []


def history_rows(entry: Record, verbs: Mapping[str, str] | None = None) -> list[dict[str, Any]]:
    """Rows for `page/parts/history.html`, newest first. Personal values are not repeated here, only that they changed."""
    words = {**VERBS, **(verbs or {})}
    rows = []
    events = history.of(entry.code)
    for event in reversed(events):
        told = history.changes_of(event)
        let_through = told.pop(waved.CHANGE, None)
        # What the entry began with stands on its page already.
        changes = [] if event is events[0] else _changes(entry, told)
        if let_through:
            changes.append({"label": WAVED, "before": "", "after": waved.words_vi(let_through[1])})
        rows.append({"at": event.at, "verb": words.get(event.verb, event.verb), "by": event.post, "changes": changes})
    return rows


def _changes(entry: Record, changes: Mapping[str, list[Any]]) -> list[dict[str, str]]:
    rows = []
    for name, (old, new) in changes.items():
        label = _label(entry, name)
        if isinstance(old, list) or isinstance(new, list):
            rows.append({"label": label, "before": "", "after": _lines(old or [], new or [])})
        elif isinstance(new, dict):
            rows.append({"label": label, "before": "", "after": str(new.get("name") or new.get("reason", ""))})
        elif _personal(entry, name):
            rows.append({"label": label, "before": "", "after": PERSONAL_CHANGED})
        else:
            rows.append({"label": label, "before": _words(entry, name, old), "after": _words(entry, name, new)})
    return rows


def _lines(old: list[Any], new: list[Any]) -> str:
    """What became of rows that belong to the entry: how many there are now, or which of them changed."""
    if len(old) != len(new):
        return f"{len(old)} dòng thành {len(new)} dòng"
    changed = [str(place) for place, (was, now) in enumerate(zip(old, new, strict=True), start=1) if was != now]
    return f"đổi dòng {', '.join(changed)}"


def _label(entry: Record, name: str) -> str:
    if name in LABELS:
        return LABELS[name]
    field = next((field for field in entry._meta.concrete_fields if field.name == name), None)
    if field is None:
        parts = (related for related in entry._meta.related_objects if related.get_accessor_name() == name)
        return next((_first_upper(str(part.related_model._meta.verbose_name)) for part in parts), name)
    return _first_upper(str(field.verbose_name))


def _first_upper(words: str) -> str:
    return words[:1].upper() + words[1:]  # "MTTQ trình bày" stays as it is


def _personal(entry: Record, name: str) -> bool:
    names = {field.name for field in entry._meta.concrete_fields}
    return name in names and class_of(type(entry), name) is FieldClass.PERSONAL


def _words(entry: Record, name: str, value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "có" if value else "không"
    field = next((field for field in entry._meta.concrete_fields if field.name == name), None)
    if field is not None and field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field is not None and field.get_internal_type() == "DateField":
        return date_vi(date.fromisoformat(value))
    if field is not None and field.get_internal_type() == "DateTimeField":
        at = timezone.localtime(datetime.fromisoformat(value))
        return f"{at.hour:02d} giờ {at.minute:02d} ngày {date_vi(at.date())}"
    if field is not None and field.get_internal_type() == "TimeField":
        hour = time.fromisoformat(value)
        return f"{hour.hour:02d} giờ {hour.minute:02d}"
    if field is not None and field.get_internal_type() == "DecimalField":
        return number_vi(Decimal(value))
    return str(value)
