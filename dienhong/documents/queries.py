"""Named sets of documents."""

from django.db.models import QuerySet

from dienhong.documents.models import Direction, Document
from dienhong.law.periods import Window


def documents() -> "QuerySet[Document]":
    """Standing documents, newest entry first."""
    return Document.objects.standing().order_by("-code_year", "-code_number")


def issued_about_democracy(window: Window) -> "QuerySet[Document]":
    """The commune's own documents on grassroots democracy, by the day they were issued."""
    return Document.objects.standing().filter(
        direction=Direction.OUTGOING,
        about_democracy=True,
        signed_on__gte=window.from_on,
        signed_on__lte=window.to_on,
    )
