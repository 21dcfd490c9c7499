"""Words of the public face that are put together: periods, duties and weekdays in the reader's language."""

from datetime import date

from django.utils.translation import gettext as _

from dienhong.law.dates_vi import count_vi, weekday_vi
from dienhong.law.duties import Duty
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


def duty_often(duty: Duty) -> str:
    """ "ít nhất 02 ngày mỗi tháng"; in Vietnamese the same as `duty.label_vi`."""
    per = {"week": _("tuần"), "month": _("tháng"), "quarter": _("quý"), "year": _("năm")}[duty.per]
    said = {"times": count_vi(duty.times), "unit": _(duty.unit_vi), "per": per}
    return _("ít nhất %(times)s %(unit)s mỗi %(per)s") % said


def day_words(day: date) -> str:
    """ "thứ Tư"."""
    return _(weekday_vi(day))
