"""The life of a planned sitting. “Missed” is never a state: it is read off the day and the reception that is not there."""

from django.db import models


class SittingState(models.TextChoices):
    """Planned → published → held; postponed and cancelled end it, each with its reason."""

    PLANNED = "planned", "Dự kiến"
    PUBLISHED = "published", "Đã công bố"
    HELD = "held", "Đã tiếp"
    POSTPONED = "postponed", "Đã hoãn"
    CANCELLED = "cancelled", "Đã bỏ lịch"


OPEN = (SittingState.PLANNED, SittingState.PUBLISHED)


class PublishedWhere(models.TextChoices):
    """Where the calendar was announced: on the board, on the portal (Law 42/2013 art. 24 k. 2, 4)."""

    OFFICE = "office", "Niêm yết tại nơi tiếp"
    PORTAL = "portal", "Trang thông tin điện tử của xã"
    BOTH = "both", "Niêm yết và trang thông tin điện tử"


class Venue(models.TextChoices):
    """The keys of the law's list `reception.venue`."""

    OFFICE = "office", "Trụ sở UBND xã"
    DECIDED = "decided", "Nơi khác theo quyết định"


class SlotLength(models.IntegerChoices):
    """How long one booked visit lasts. A matter of the office: no law sets it. NONE takes no bookings."""

    NONE = 0, "Không nhận đăng ký trước"
    QUARTER = 15, "15 phút"
    TWENTY = 20, "20 phút"
    HALF_HOUR = 30, "30 phút"
    HOUR = 60, "60 phút"
