"""A period of whole months in the reader's language: pages of several registers head their lists with one."""

from django.utils.translation import gettext as _

from dienhong.law.periods import Period

QUARTERS = ("I", "II", "III", "IV")


def period_label(period: Period) -> str:
    """ "6 tháng đầu năm 2026"; in Vietnamese the same as `period.label_vi`."""
    said = {"year": period.year, "month": period.first_month}
    if period.months == 12:
        return _("năm %(year)d") % said
    if period.months == 6:
        half = _("6 tháng đầu năm %(year)d") if period.first_month == 1 else _("6 tháng cuối năm %(year)d")
        return half % said
    if period.months == 3:
        return _("quý %(quarter)s năm %(year)d") % {**said, "quarter": QUARTERS[period.first_month // 3]}
    return _("tháng %(month)d năm %(year)d") % said
