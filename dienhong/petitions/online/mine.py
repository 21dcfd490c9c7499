"""Whose letters are these: by the keyed digest of the address or of the sign-in given with them. Never a denunciation's."""

from typing import TYPE_CHECKING

from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers.models import Petition
from dienhong.records.hashes import keyed_digest

if TYPE_CHECKING:
    from django.db.models import QuerySet


def digest_of_email(address: str) -> str:
    """What stands for a mail address; '' for none."""
    plain = address.strip().casefold()
    return keyed_digest(f"sender-mail:{plain}") if plain else ""


def digest_of_subject(issuer: str, subject: str) -> str:
    """What stands for somebody known to an identity provider; '' for nobody."""
    return keyed_digest(f"sender-subject:{issuer}\n{subject}") if subject else ""


def letters_of(*, contact_digest: str = "", subject_digest: str = "") -> "QuerySet[Petition]":
    """The standing letters sent from that address, once it was proved to be the sender's, or by that person, the newest first;
    none for two empty digests."""
    found = SenderContact.objects.none()
    if contact_digest:
        found = found | SenderContact.objects.filter(email_digest=contact_digest, proved_at__isnull=False)
    if subject_digest:
        found = found | SenderContact.objects.filter(subject_digest=subject_digest)
    return Petition.objects.standing().filter(pk__in=found.values("pk")).order_by("-code_year", "-code_number")
