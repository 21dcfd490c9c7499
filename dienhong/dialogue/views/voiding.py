"""Voiding an entry that the search may know: it is forgotten there in the same transaction."""

from django.db import transaction
from django.http import HttpResponse

from dienhong.page.request import PageRequest
from dienhong.page.voiding import void_page
from dienhong.records.entry import Record
from dienhong.search.actions import drop


def void_found(request: PageRequest, entry: Record) -> HttpResponse:
    """`void_page`, and out of the search when it was voided."""
    with transaction.atomic():
        reply = void_page(request, entry)
        if not type(entry).objects.standing().filter(pk=entry.pk).exists():
            drop(entry.code)
    return reply
