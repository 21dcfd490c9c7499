"""What was typed on the pages before, carried in the page itself: nothing of an unsent letter is kept on the server, there is
no session and no cookie. It is signed, so that a page of ours began it; what it says is looked at again when it is sent.

A token of the follow page says which letter it opens, for half an hour, and ends with the key it was opened by.
"""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.core import signing

from dienhong.page.once import TOKEN, new_token
from dienhong.records.models import Receipt
from dienhong.records.receipts import key_of_form

TYPED, SENT, OPENED, PHOTO = (f"dienhong.petitions.online.{name}" for name in ("typed", "sent", "opened", "photo"))
TYPED_FOR, OPENED_FOR = timedelta(days=7), timedelta(minutes=30)


def pack(typed: dict[str, Any]) -> str:
    """What was typed so far, for a hidden box."""
    return signing.dumps(typed, salt=TYPED, compress=True)


def unpack(text: str) -> dict[str, Any] | None:
    """What was typed so far; None when it is not ours, or older than a week."""
    told = _loaded(text, TYPED, TYPED_FOR)
    return told if isinstance(told, dict) else None


@dataclass(frozen=True)
class Sending:
    """The once-token of a last page. The key of its receipt follows from it and from what only the server knows, so that the page
    sent again after a lost connection brings the same receipt; nobody reads it off the page."""

    once: str

    @property
    def key(self) -> str:
        """The key of the receipt."""
        return key_of_form(self.once)

    @classmethod
    def fresh(cls) -> "Sending":
        return cls(new_token())

    def pack(self) -> str:
        """For a hidden box. Signed: nobody chooses a token, and with it a key."""
        return signing.dumps(self.once, salt=SENT)

    @classmethod
    def unpack(cls, text: str) -> "Sending | None":
        told = _loaded(text, SENT, TYPED_FOR)
        return cls(told) if isinstance(told, str) and TOKEN.fullmatch(told) else None


def opened_token(code: str) -> str:
    """Leave to go on with a letter that was opened by code and key."""
    return signing.dumps([code, _mark(code)], salt=OPENED)


def opened_code(token: str) -> str:
    """The letter that a token opens; '' when it is not ours, too old, or a new key was given since."""
    told = _loaded(token, OPENED, OPENED_FOR)
    if not isinstance(told, list) or len(told) != 2:
        return ""
    code, mark = str(told[0]), str(told[1])
    return code if mark and mark == _mark(code) else ""


def photo_token(pk: int) -> str:
    """The address of one photograph on an opened page: for as long as the page itself."""
    return signing.dumps(pk, salt=PHOTO)


def photo_of(token: str) -> int | None:
    """The photograph behind an address; None when it has run out."""
    told = _loaded(token, PHOTO, OPENED_FOR)
    return told if isinstance(told, int) else None


def _mark(code: str) -> str:
    return (Receipt.objects.filter(pk=code).values_list("digest", flat=True).first() or "")[:16]


def _loaded(text: str, salt: str, age: timedelta) -> Any:
    try:
        return signing.loads(text, salt=salt, max_age=age)
    except signing.BadSignature:
        return None
