"""One adapter a channel: whether it goes by itself, what an address of it looks like, how it is sent. Zalo and messages have no
gateway here: they go by hand, out of a text an officer copies and a file the operator's gateway reads."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from dienhong.notices.letter import letter
from dienhong.notices.models import Channel, Notice
from dienhong.notices.sending import Outcome, send

PHONE = re.compile(r"(?:0|\+84)\d{9,10}")


@dataclass(frozen=True)
class Adapter:
    """`send` is None for a channel that an officer carries."""

    reads: Callable[[str], bool]
    send: Callable[[Notice, datetime], Outcome] | None = None

    @property
    def by_itself(self) -> bool:
        """Whether the program sends it."""
        return self.send is not None


def _is_mail(address: str) -> bool:
    try:
        validate_email(address)
    except ValidationError:
        return False
    return True


def _is_phone(address: str) -> bool:
    return PHONE.fullmatch(re.sub(r"[ .-]", "", address)) is not None


ADAPTERS: dict[str, Adapter] = {
    Channel.MAIL: Adapter(_is_mail, lambda notice, at: send(letter(notice, at))),
    Channel.ZALO: Adapter(lambda address: bool(address.strip())),
    Channel.SMS: Adapter(_is_phone),
}
