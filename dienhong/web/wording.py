"""Words of the public face that are put together: duties and weekdays in the reader's language."""

from datetime import date

from django.utils.translation import gettext as _

from dienhong.law.dates_vi import count_vi, weekday_vi
from dienhong.law.duties import Duty


def duty_often(duty: Duty) -> str:
    """ "ít nhất 02 ngày mỗi tháng"; in Vietnamese the same as `duty.label_vi`."""
    per = {"week": _("tuần"), "month": _("tháng"), "quarter": _("quý"), "year": _("năm")}[duty.per]
    said = {"times": count_vi(duty.times), "unit": _(duty.unit_vi), "per": per}
    return _("ít nhất %(times)s %(unit)s mỗi %(per)s") % said


def day_words(day: date) -> str:
    """ "thứ Tư"."""
    return _(weekday_vi(day))
