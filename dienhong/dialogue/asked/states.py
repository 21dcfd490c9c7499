"""Whether a question is shown, and what its asker says of what was promised."""

from django.db import models


class AskedState(models.TextChoices):
    """Waiting for an officer to read it; shown; joined to another that asks the same; not shown, with a reason."""

    WAITING = "waiting_look", "Chờ đọc trước khi đăng"
    SHOWN = "shown", "Đã đăng"
    JOINED = "joined", "Ghép với câu hỏi cùng nội dung"
    DECLINED = "declined", "Không đăng"


class Said(models.TextChoices):
    """The asker's verdict on a promise that the commune calls kept."""

    DONE = "really_done", "Đã làm thật"
    PARTLY = "partly_done", "Mới làm một phần"
    NOT_DONE = "not_done", "Chưa làm"


class CameBy(models.TextChoices):
    """How a question that an officer wrote down for somebody was brought; '' for one sent on the portal or put in the hall."""

    PERSON = "person", "Đến nói trực tiếp"
    PHONE = "phone", "Gọi điện thoại"
    PAPER = "paper", "Gửi trên giấy"


LAMPS = {
    AskedState.WAITING: "warn",
    AskedState.SHOWN: "ok",
    AskedState.JOINED: "idle",
    AskedState.DECLINED: "idle",
}
SAID_LAMPS = {Said.DONE: "ok", Said.PARTLY: "warn", Said.NOT_DONE: "stop"}
