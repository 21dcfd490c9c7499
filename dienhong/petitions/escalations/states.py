"""The words of the book: what a matter is about, how far it went, what became of it."""

from django.db import models


class Level(models.TextChoices):
    """The highest place a matter was brought to, past the commune."""

    PROVINCE = "province", "Cấp tỉnh, thành phố"
    CENTRAL = "central", "Trung ương"


class Theme(models.TextChoices):
    """What a matter is about."""

    LAND = "land", "Đất đai, bồi thường, giải phóng mặt bằng"
    WORKS = "works", "Công trình, quy hoạch, môi trường"
    POLICY = "policy", "Chế độ, chính sách"
    CONDUCT = "conduct", "Cán bộ, công chức"
    OTHER = "other", "Việc khác"


class Outcome(models.TextChoices):
    """What became of it."""

    OPEN = "open", "Đang giải quyết"
    CALM = "calm", "Đã ổn định"
    HANDED = "handed", "Cơ quan có thẩm quyền đang giải quyết"
