"""One adapter a channel: whether it goes by itself, what an address of it looks like, how it is sent. Zalo and messages have no
gateway here: they go by hand, out of a text an officer copies and a file the operator's gateway reads."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from dienhong.notices.letter import letter
from dienhong.notices.models import Channel, Notice
from dienhong.notices.phones import normal
from dienhong.notices.sending import Outcome, send


@dataclass(frozen=True)
class Adapter:
    """`send` is None for a channel that an officer carries; `unread` says why an address is none; `kept` is an address as it
    is kept, however it was typed."""

    reads: Callable[[str], bool]
    unread: str
    send: Callable[[Notice, datetime], Outcome] | None = None
    kept: Callable[[str], str] = str.strip

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


ADAPTERS: dict[str, Adapter] = {
    Channel.MAIL: Adapter(_is_mail, "địa chỉ thư chưa đúng", lambda notice, at: send(letter(notice, at))),
    Channel.ZALO: Adapter(lambda address: bool(address.strip()), "thiếu tên nhóm trên Zalo"),
    Channel.SMS: Adapter(lambda typed: bool(normal(typed)), "số điện thoại chưa đúng; ví dụ 0912345678", kept=normal),
}
