"""The kinds of units a commune has, and of the facts it declares."""

from django.db import models


class UnitKind(models.TextChoices):
    """What a unit is. Villages, Party organisations and establishments share one list: all have a code and a term."""

    VILLAGE = "village", "Thôn"
    PARTY_COMMITTEE = "party_committee", "Đảng bộ cơ sở"
    PARTY_CELL_BASE = "party_cell_base", "Chi bộ cơ sở"
    PARTY_CELL_DIRECT = "party_cell_direct", "Chi bộ trực thuộc"
    BODY = "body", "Cơ quan, tổ chức của xã"
    UNION = "union", "Công đoàn cơ sở"
    SCHOOL = "school", "Cơ sở giáo dục"
    AGENCY = "agency", "Công sở"
    ENTERPRISE = "enterprise", "Doanh nghiệp"


PARTY_ORGANISATIONS = (UnitKind.PARTY_COMMITTEE, UnitKind.PARTY_CELL_BASE, UnitKind.PARTY_CELL_DIRECT)


class LineageKind(models.TextChoices):
    """How a former unit went into the commune."""

    WHOLE = "whole", "toàn bộ"
    PART = "part", "một phần"


class Qualifier(models.TextChoices):
    """How exactly a declared number is known."""

    EXACT = "", "đúng"
    NEARLY = "gần", "gần"
    MORE_THAN = "hơn", "hơn"
