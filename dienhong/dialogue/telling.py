"""What everybody is told of dialogues, at once: these are legal notices (Law 72/2025/QH15 art. 43), never gathered for later."""

from datetime import datetime

from django.urls import reverse

from dienhong.dialogue.models import Dialogue
from dienhong.dialogue.plans.models import PlannedDialogue
from dienhong.law.dates_vi import count_vi, date_vi
from dienhong.notices.following.models import Topic
from dienhong.notices.telling import Told, recall, tell


def announced(planned: PlannedDialogue, *, at: datetime) -> None:
    """Time, place, content, way to take part, and how to send a question."""
    body = (
        f"{planned.title}\nThời gian: {planned.when_vi()}\nĐịa điểm: {planned.place}\nNội dung: {planned.content}\n"
        f"Cách dự: {planned.attending}\nXem chương trình, gửi câu hỏi trước:"
    )
    subject = f"Đối thoại với Nhân dân ngày {date_vi(planned.planned_on)}"
    short = f"Đối thoại với Nhân dân lúc {planned.when_vi()}, tại {planned.place}. {planned.title}"
    _tell(planned.code, "thong-bao", subject, body, _path(planned.code), planned.village_codes, at, short)


def called_off(planned: PlannedDialogue, *, at: datetime) -> None:
    """That it will not be held, and why. What invites to it and was not sent yet, or not carried to its village, is recalled:
    whoever got it gets this, whoever did not is not invited in vain."""
    recall(planned.code)
    body = f"{planned.title}, {planned.when_vi()}: không tổ chức. Lý do: {planned.called_off_why}"
    subject = f"Không tổ chức đối thoại ngày {date_vi(planned.planned_on)}"
    short = f"Không tổ chức đối thoại lúc {planned.when_vi()}. Lý do: {planned.called_off_why}"
    _tell(planned.code, "khong-to-chuc", subject, body, _path(planned.code), planned.village_codes, at, short)


def result(dialogue: Dialogue, *, at: datetime) -> None:
    """How many opinions were answered and promised; who does what by when stands on the page."""
    body = (
        f"{dialogue.title}: {count_vi(dialogue.opinions)} ý kiến, trả lời tại chỗ {count_vi(dialogue.answered_on_spot)}, hứa "
        f"giải quyết {count_vi(dialogue.assigned)}. Ai làm, hạn nào:"
    )
    subject = f"Kết quả đối thoại ngày {date_vi(dialogue.held_on)}"
    _tell(dialogue.code, "ket-qua", subject, body, _path(dialogue.code), dialogue.village_codes, at)


def _tell(
    code: str,
    what: str,
    subject: str,
    body: str,
    path: str,
    villages: tuple[str, ...],
    at: datetime,
    short: str = "",
) -> None:
    told = Told(f"{code}/{what}", code, Topic.DIALOGUE, subject, body, path, villages, short)
    tell(told, at=at)


def _path(code: str) -> str:
    return reverse("talk:event", args=[code])
