"""A citizen who proved an e-mail address or an identity at a provider: half an hour, in one signed cookie, without account.

The cookie holds the kind of proof and a keyed digest of it, never a name, an address or a claim: with it the sender's own
letters are found (`SenderContact.email_digest`, `.subject_digest`), and nothing can be read back. It goes to the pages of
letters only, apart from the session of the desk. Nothing of it lies in the database.
"""

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from dienhong.records.hashes import keyed_digest

COOKIE = "cong-dan"
PATH = "/don-thu/"
GOOD_FOR = 30 * 60  # seconds
SALT = "dienhong.page.citizen"


class Proof(StrEnum):
    """What the citizen proved."""

    EMAIL = "email"
    SUBJECT = "subject"


@dataclass(frozen=True)
class Citizen:
    """Who is there: by which proof, and the digest under which letters are kept."""

    proof: Proof
    digest: str


def by_email(address: str) -> Citizen:
    """The citizen of an address, however it is typed."""
    return Citizen(Proof.EMAIL, keyed_digest(f"sender-mail:{address.strip().casefold()}"))


def by_subject(issuer: str, subject: str) -> Citizen:
    """The citizen a provider vouched for. The digest is not the one an officer's account is linked by."""
    return Citizen(Proof.SUBJECT, keyed_digest(f"sender-subject:{issuer}\n{subject}"))


def citizen_of(request: HttpRequest) -> Citizen | None:
    """Who proved something within the last half hour; None for a stranger and for a cookie that was changed."""
    try:
        told = signing.loads(request.COOKIES.get(COOKIE, ""), salt=SALT, max_age=GOOD_FOR)
        return Citizen(Proof(told["proof"]), str(told["digest"]))
    except (signing.BadSignature, KeyError, TypeError, ValueError):
        return None


def let_in(reply: HttpResponse, citizen: Citizen) -> None:
    """From this answer on the citizen is known, for half an hour."""
    value = signing.dumps({"proof": citizen.proof.value, "digest": citizen.digest}, salt=SALT)
    reply.set_cookie(COOKIE, value, max_age=GOOD_FOR, path=PATH, secure=settings.HTTPS, httponly=True, samesite="Lax")


def let_out(reply: HttpResponse) -> None:
    """Forget the citizen."""
    reply.delete_cookie(COOKIE, path=PATH, samesite="Lax")


def subject_of(request: HttpRequest) -> str:
    """The digest of who came by a provider; '' for everybody else."""
    citizen = citizen_of(request)
    return citizen.digest if citizen is not None and citizen.proof is Proof.SUBJECT else ""
