"""The receipt that answers a form. Its key follows from the form's once-token and from what only the server knows: the page that
waits to be sent holds nothing that opens anything, and sent again after a lost answer it brings the same receipt.
"""

from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render

from dienhong.page.once import carried_out
from dienhong.page.request import PageRequest
from dienhong.records.receipts import key_of_form, opens

KEY_SHOWN_FOR = timedelta(minutes=60)
"""How long after the sending the same page brings the key again: for a lost answer, not for who finds the page later."""


def key_sent(request: PageRequest) -> str:
    """The key that the receipt of the sent form gets."""
    return key_of_form(request.POST.get("once", ""))


def key_again(request: PageRequest, code: str) -> str:
    """The same key, to be shown in answer to the form that was carried out, now or before; "" when that was over an hour ago,
    when the entry opens by another key, or when the form led elsewhere."""
    row = carried_out(request.POST.get("once", ""))
    if row is None or request.now - row.used_at > KEY_SHOWN_FOR:
        return ""
    key = key_of_form(row.token)
    return key if opens(code, key) else ""


def given(request: PageRequest, code: str, *, on: str, label: str) -> HttpResponse:
    """That a receipt was given for the sent form, and when; the key is not told again. `on`: where one goes on to, by `label`."""
    row = carried_out(request.POST.get("once", ""))
    context = {"code": code, "at": row.used_at if row else request.now, "on": on, "label": label}
    reply = render(request, "page/given.html", context)
    reply["Cache-Control"] = "no-store"
    return reply
