"""The life of a demand."""

from django.db import models


class DemandState(models.TextChoices):
    """Asked for online and not read; collecting signatures; enough of them; held; over without a dialogue."""

    PROPOSED = "proposed", "Chờ xã đọc"
    COLLECTING = "collecting", "Đang lấy chữ ký"
    REACHED = "reached_share", "Đã đủ chữ ký"
    MET = "dialogue_held", "Đã đối thoại"
    ENDED = "ended", "Đã kết thúc"


LAMPS = {
    DemandState.PROPOSED: "warn",
    DemandState.COLLECTING: "idle",
    DemandState.REACHED: "warn",
    DemandState.MET: "ok",
    DemandState.ENDED: "idle",
}
OPEN = (DemandState.PROPOSED, DemandState.COLLECTING, DemandState.REACHED)
