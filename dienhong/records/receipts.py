"""The key on a receipt: with the code of an entry it opens that entry's page for whoever holds the paper, without account.

Only a keyed digest is kept (under the history key, which a backup holds: a receipt still opens after a move). A new key for
the same code ends the old one. An unknown code and a wrong key cost the same query, the same digest, the same comparison.
"""

import hmac
import secrets
from collections.abc import Iterable
from datetime import datetime

from dienhong.records.codes import as_printed
from dienhong.records.hashes import keyed_digest
from dienhong.records.models import Receipt

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
"""Without 0 and O, 1, I and L, U: read aloud on the phone and copied from paper, none is taken for another."""
LENGTH = 8
LONGEST_CODE = 24
NOBODY = "0" * 64


def new_key() -> str:
    """Eight characters at random."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))


def key_of_form(once: str) -> str:
    """The key that the form with this once-token gets: sent again after a lost answer, it brings the same one, and the page that
    waits to be sent holds nothing that opens anything."""
    left, signs = int(keyed_digest(f"receipt-key:{once}"), 16), []
    for _ in range(LENGTH):
        left, place = divmod(left, len(ALPHABET))
        signs.append(ALPHABET[place])
    return "".join(signs)


def issue(code: str, *, at: datetime, key: str = "") -> str:
    """Give the entry a key, and return it: this is the only time it is known. `key`: that of the letter it was sent with."""
    key = key or new_key()
    told = {"digest": _digest(code, key), "issued_at": at}
    Receipt.objects.update_or_create(code=code, defaults={**told, "as_code": ""})
    Receipt.objects.filter(as_code=code).update(**told)
    return key


def share(code: str, others: Iterable[str]) -> None:
    """What comes out of an entry opens with that entry's key, until it is given a key of its own. Nothing for an entry without
    a receipt."""
    kept = Receipt.objects.filter(code=code).first()
    if kept is None:
        return
    for other in others:
        told = {"digest": kept.digest, "issued_at": kept.issued_at, "as_code": kept.as_code or code}
        Receipt.objects.update_or_create(code=other, defaults=told)


def opens(code: str, key: str) -> bool:
    """Whether this key opens this code. The caller counts the tries (`page.limiter`)."""
    code = code_of(code)
    kept = Receipt.objects.filter(code=code).values_list("digest", "as_code").first()
    digest, as_code = kept or (NOBODY, "")
    return hmac.compare_digest(digest, _digest(as_code or code, key))


def code_of(typed: str) -> str:
    """A code as one types it: small letters, stray spaces, Đ for D, another dash than the printed one or none are forgiven."""
    if printed := as_printed(typed):
        return printed
    return "".join(typed.split()).upper().replace("\0", "")[:LONGEST_CODE]


def _digest(code: str, key: str) -> str:
    plain = "".join(sign for sign in key.upper()[:LONGEST_CODE] if sign.isalnum())
    return keyed_digest(f"receipt:{code}:{plain}")
