"""An address that has sent as much as an hour takes."""

from dienhong.page.limiter import ACTS
from dienhong.page.models import Attempt


def used_up() -> None:
    """Whoever tried before has now tried as often as the most that any act allows."""
    last = {attempt.key: attempt.at for attempt in Attempt.objects.order_by("at")}
    Attempt.objects.bulk_create(Attempt(key=key, at=at) for key, at in last.items() for _ in range(ACTS))
