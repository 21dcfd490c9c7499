"""Fields as officers type them: days as 05/6/2026, with an error that says what is wrong with the day."""

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from dienhong.law.dates_vi import date_vi
from dienhong.page.days import parse_day


class DayField(forms.DateField):
    """A day. Accepts 5/6/2026, 05-06-2026 and 2026-06-05; says what is wrong with an impossible one."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "placeholder": "ngày/tháng/năm", "autocomplete": "off"})

    def to_python(self, value: Any) -> date | None:
        if value in self.empty_values:
            return None
        if isinstance(value, date):
            return value
        try:
            return parse_day(str(value))
        except ValueError as wrong:
            raise ValidationError(str(wrong), code="invalid") from None

    def prepare_value(self, value: Any) -> Any:
        return date_vi(value) if isinstance(value, date) else value


class CountField(forms.IntegerField):
    """A count of persons, sessions, matters: a whole number not below zero; 1.250 and 1250 are the same."""

    widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"})

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("min_value", 0)
        kwargs.setdefault("max_value", 1_000_000)
        super().__init__(**kwargs)
        self.error_messages["invalid"] = "Hãy ghi một số nguyên, ví dụ 25 hoặc 1.250."
        self.error_messages["min_value"] = "Số này không thể nhỏ hơn %(limit_value)s."

    def to_python(self, value: Any) -> int | None:
        if isinstance(value, str) and re.fullmatch(r"\s*\d{1,3}(\.\d{3})+\s*", value):
            value = value.replace(".", "")
        return super().to_python(value)
