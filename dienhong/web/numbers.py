"""A number typed as Vietnamese papers write it."""

import re
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

GROUPED = re.compile(r"[0-9]{1,3}(\.[0-9]{3})+(,[0-9]{1,3})?")
PLAIN = re.compile(r"[0-9]{1,15}(,[0-9]{1,3})?")
WRONG = "Hãy ghi một số như 34.000 hoặc 24,5: dấu chấm giữa các hàng nghìn, dấu phẩy trước phần lẻ."


class NumberField(forms.CharField):
    """A number not below zero: 34.000 is thirty-four thousand, 24,5 has a half. A point is never a decimal point."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})

    def clean(self, value: Any) -> Decimal | None:
        text = "".join(str(super().clean(value)).split())
        if not text:
            return None
        if not (GROUPED.fullmatch(text) or PLAIN.fullmatch(text)):
            raise ValidationError(WRONG)
        return Decimal(text.replace(".", "").replace(",", "."))
