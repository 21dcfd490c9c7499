"""The instant a request or a command acts at. Views and commands ask here; nothing below them asks for the time."""

from datetime import datetime

from django.utils import timezone

from dienhong.commune.models import Commune


def now_for(commune: Commune | None) -> datetime:
    """Now in Vietnam. The demo commune lives on its demo day, at the real time of day: its pages stay as they were made."""
    now = timezone.localtime()
    if commune and commune.is_demo and commune.demo_today:
        day = commune.demo_today
        return now.replace(year=day.year, month=day.month, day=day.day)
    return now


def real_now() -> datetime:
    """The instant on the wall, also where the demo commune's day stands still: for what guards the program itself."""
    return timezone.localtime()
