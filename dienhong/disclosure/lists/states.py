"""Where an objection to a list stands, what it says is wrong, and how it came."""

from django.db import models


class About(models.TextChoices):
    """What the objection is about."""

    NOT_ENTITLED = "not_entitled", "Người trong danh sách không đúng đối tượng"
    MISSING = "missing", "Người đủ điều kiện mà không có tên"
    WRONG = "wrong", "Ghi sai tên, thôn, mức, thời gian"
    SHOWN_TOO_MUCH = "shown_too_much", "Danh sách lộ thông tin không được công khai"


class ObjectionState(models.TextChoices):
    """Received, then decided one way or the other."""

    WAITING = "waiting", "Chờ xem xét"
    ACCEPTED = "accepted", "Chấp nhận, sửa danh sách"
    REFUSED = "refused", "Không chấp nhận, có lý do"


class By(models.TextChoices):
    """How it came."""

    ONLINE = "online", "Trên trang công khai"
    DESK = "desk", "Trực tiếp tại trụ sở"
    PAPER = "paper", "Bằng văn bản"
    PHONE = "phone", "Điện thoại"
