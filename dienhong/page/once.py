"""The once-token: the same form sent twice is carried out once."""

import re
import secrets
from collections.abc import Callable
from datetime import datetime

from django.db import DataError, OperationalError, transaction
from django.utils.translation import gettext as _

from dienhong.law.verdict import Refused, Verdict
from dienhong.page.busy import Busy, is_busy
from dienhong.page.models import OnceToken
from dienhong.privacy import waved
from dienhong.records import history
from dienhong.records.attachments import gone_on_failure

TOKEN_BYTES = 24
TOKEN = re.compile(r"[A-Za-z0-9_-]{1,43}")


def new_token() -> str:
    """A fresh token for a form."""
    return secrets.token_urlsafe(TOKEN_BYTES)


def led_to(token: str) -> str:
    """Where the form with this token led when it was carried out; '' when it was not."""
    row = carried_out(token)
    return row.url if row else ""


def carried_out(token: str) -> OnceToken | None:
    """The row of the form with this token, with when it was carried out; None when it was not."""
    return OnceToken.objects.filter(token=token).first() if TOKEN.fullmatch(token) else None


def once(token: str, at: datetime, act: Callable[[], str]) -> tuple[str, bool]:
    """Carry `act` out unless `token` was used; returns (the URL it led to, whether this was a repetition).

    One transaction: a token is used up only when the act was carried out. A form without a token is refused: it did
    not come from one of our pages. Raises Busy when the database had no turn for it, Refused for what no column holds.
    """
    if not TOKEN.fullmatch(token):
        raise Refused(Verdict.no(_("Biểu mẫu thiếu mã chống ghi trùng; hãy mở lại trang. Chưa ghi gì.")))
    try:
        return _once(token, at, act)
    except OperationalError as wrong:
        if is_busy(wrong):
            raise Busy from wrong
        raise
    except DataError:
        words = _("Có ô dài hoặc lớn hơn mức sổ chứa được. Chưa ghi gì; hãy rút ngắn rồi gửi lại.")
        raise Refused(Verdict.no(words)) from None  # the error's own words quote what was typed


def _once(token: str, at: datetime, act: Callable[[], str]) -> tuple[str, bool]:
    waved.taken()  # left over by nothing of this form
    with transaction.atomic(), gone_on_failure():
        history.lock_head()  # one form after the other: what the act reads is what stands when it writes
        row, fresh = OnceToken.objects.select_for_update().get_or_create(token=token, defaults={"used_at": at})
        if not fresh:
            return row.url, True
        row.url = act()
        row.save(update_fields=["url"])
    return row.url, False
