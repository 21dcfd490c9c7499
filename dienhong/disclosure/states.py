"""The words of the book: where an item stands, how far the version in preparation got, where and how it was told."""

from django.db import models


class State(models.TextChoices):
    """Where an item stands. Late is no state: it is read off the clock."""

    PREPARING = "preparing", "Đang chuẩn bị"
    PUBLISHED = "published", "Đã công khai"
    WITHDRAWN = "withdrawn", "Đã gỡ"


class Step(models.TextChoices):
    """How far a version got: written, looked through by the unit that made it, cleared by the focal point, told."""

    WRITTEN = "written", "Chờ đơn vị soạn rà soát"
    MARKED = "marked", "Chờ đầu mối duyệt"
    CLEARED = "cleared", "Chờ công khai"
    SHOWN = "shown", "Đang công khai"
    SUPERSEDED = "superseded", "Đã thay bằng bản sau"
    TAKEN_DOWN = "taken_down", "Đã gỡ"


PENDING = (Step.WRITTEN, Step.MARKED, Step.CLEARED)
"""The steps of a version that is still in preparation."""


class Check(models.IntegerChoices):
    """The two checks before anything is told."""

    MARK = 1, "Đơn vị soạn đánh dấu"
    CLEAR = 2, "Đầu mối quyết định"


class Place(models.TextChoices):
    """Where a paper hangs."""

    OFFICE = "office", "Trụ sở HĐND và UBND xã"
    VILLAGE = "village", "Nhà văn hóa, điểm sinh hoạt cộng đồng"


class RelayWay(models.TextChoices):
    """The ways of Law 10/2022/QH15 art. 13(4) by which a village head passes an item on."""

    MEETING = "meeting", "Cuộc họp của thôn"
    ORGANISATIONS = "organisations", "Cuộc họp của tổ chức, đoàn thể ở thôn"
    SPOKEN = "spoken", "Báo trực tiếp từng hộ"
    WRITTEN = "written", "Gửi văn bản từng hộ"
    MESSAGE = "message", "Nhắn tin cho đại diện hộ"
    NETWORK = "network", "Mạng xã hội đã được cộng đồng thống nhất"


class OtherForm(models.TextChoices):
    """The forms of Law 10/2022/QH15 art. 12(1) đ–k, for which the day and a reference are the proof; keys of the law's list."""

    WRITTEN = "written", "Gửi văn bản đến công dân"
    DIALOGUE = "dialogue", "Hội nghị trao đổi, đối thoại với Nhân dân"
    RECEPTION = "reception", "Tiếp công dân, tiếp xúc cử tri, họp báo, người phát ngôn"
    ORGANISATIONS = "organisations", "Thông báo đến tổ chức chính trị - xã hội, đoàn thể"
    NETWORK = "network", "Mạng viễn thông, mạng xã hội hợp pháp"
    OTHER = "other", "Hình thức khác"
