"""Where a request to correct and a question stand."""

from django.db import models


class Channel(models.TextChoices):
    """How a request came in."""

    ONLINE = "online", "Trên trang công khai"
    DESK = "desk", "Trực tiếp tại trụ sở"
    PAPER = "paper", "Bằng văn bản"
    PHONE = "phone", "Điện thoại"


class RequestState(models.TextChoices):
    """A request is answered one way or the other, with its reason."""

    WAITING = "waiting", "Chờ trả lời"
    CORRECTED = "corrected", "Đã đính chính"
    REFUSED = "refused", "Không đính chính, có lý do"


class QuestionState(models.TextChoices):
    """A question is shown only after somebody read it; without an answer it is shown as waiting for one."""

    WAITING = "waiting", "Chờ duyệt"
    SHOWN = "shown", "Đã hiện, chờ trả lời"
    ANSWERED = "answered", "Đã trả lời"
    HIDDEN = "hidden", "Không hiện"


#: Those that anybody reads.
TOLD = (QuestionState.SHOWN, QuestionState.ANSWERED)
