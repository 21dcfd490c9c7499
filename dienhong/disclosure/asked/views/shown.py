"""What both books of what residents ask show alike: their names, and the head of one entry's page."""

from typing import Any

REQUESTS_VI, QUESTIONS_VI = "Đề nghị đính chính", "Câu hỏi về nội dung công khai"


def record_of(entry: Any, title: str, is_open: bool, basis: str) -> dict[str, Any]:
    """The head of the page of one entry: its code, name, state, and that it was voided."""
    return {
        "code": entry.code,
        "title": title,
        "state": {"state": "warn" if is_open else "ok", "text": entry.get_state_display()},
        "basis": basis,
        "late": f"Ghi hoặc sửa sau khóa sổ {entry.late_after}." if entry.late_after else "",
        "voided": None if entry.standing else {"reason": entry.void_reason, "at": entry.voided_at, "by": ""},
    }
