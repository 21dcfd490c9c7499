"""Ten wrong passwords an hour for one address and one name; then one has to wait.

The count is kept in the database, so it holds across the server's workers and its restarts. Behind a proxy every visitor
has the proxy's address, and the limit is one for the name alone: tighter, never looser. Rows older than the hour go.
"""

import hashlib
import hmac
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction

from dienhong.web.models import FailedSignIn

ALLOWED = 10
SPAN = timedelta(hours=1)


def key_of(address: str, name: str) -> str:
    """What stands for one address and one name; neither can be read back."""
    said = f"{address}\n{name.strip().lower()}".encode()
    return hmac.new(settings.SECRET_KEY.encode(), said, hashlib.sha256).hexdigest()


def wait_until(key: str, at: datetime) -> datetime | None:
    """When the next attempt is allowed; None when it is allowed now."""
    recent = FailedSignIn.objects.filter(key=key, at__gt=at - SPAN).order_by("-at").values_list("at", flat=True)
    latest = list(recent[:ALLOWED])
    return latest[-1] + SPAN if len(latest) == ALLOWED else None


def note_failure(key: str, at: datetime) -> None:
    """Keep one failed attempt, and drop what no longer counts."""
    with transaction.atomic():
        FailedSignIn.objects.filter(at__lte=at - SPAN).delete()
        FailedSignIn.objects.create(key=key, at=at)


def forget(key: str) -> None:
    """A right password clears the count."""
    FailedSignIn.objects.filter(key=key).delete()
