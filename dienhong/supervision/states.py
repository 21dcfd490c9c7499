"""The words of the book: who inspects, in which way, with which outcome."""

from django.db import models


class Body(models.TextChoices):
    """Who inspects or supervises."""

    PARTY = "party", "Đảng ủy xã"
    COUNCIL = "council", "HĐND xã"
    FRONT = "front", "Ủy ban MTTQ Việt Nam xã"
    PEOPLE_INSPECTION = "people_inspection", "Ban Thanh tra nhân dân"
    COMMUNITY_INVESTMENT = "community_investment", "Ban Giám sát đầu tư của cộng đồng"
    COMMITTEE = "committee", "UBND xã"


class InspectionKind(models.TextChoices):
    """How it came about: by the year's programme, on a theme, or unannounced."""

    PLANNED = "planned", "Theo chương trình"
    THEMATIC = "thematic", "Chuyên đề"
    SURPRISE = "surprise", "Đột xuất"


class Outcome(models.TextChoices):
    """Whether the inspected met the requirement; a supervision that does not rate says so."""

    MET = "met", "Đạt yêu cầu"
    NOT_MET = "not_met", "Chưa đạt yêu cầu"
    NONE = "none", "Không xếp loại"


RATED = (Outcome.MET, Outcome.NOT_MET)
