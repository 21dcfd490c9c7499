"""The paper that hangs on a board: one A4, readable standing, with the square that leads back and four boxes for the hand."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from dienhong.commune.queries import local_calendar
from dienhong.disclosure.digests import grouped, text_digest
from dienhong.disclosure.explained import requirements, taking_down
from dienhong.disclosure.models import Version
from dienhong.disclosure.qr import square
from dienhong.disclosure.requirements import POSTING, last_day
from dienhong.disclosure.tables import figures
from dienhong.disclosure.views.public import open_item, version_gone, version_of
from dienhong.disclosure.views.told import address, document_of, short_address, why
from dienhong.law.citations import cite_vi
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest


@public_view
@require_safe
def sheet(request: PageRequest, code: str) -> HttpResponse:
    """The version shown (or an older one that was shown), ready for the printer."""
    item = open_item(code)
    version = version_of(request, item)
    if not version.readable:
        return version_gone(request, version)
    first = item.postings.filter(number=version.number).order_by("from_on").first()
    from_on = first.from_on if first else request.today
    until = taking_down(item, from_on, local_calendar())
    posting = next((one for one in requirements(item) if one.form.id == POSTING and one.is_owed), None)
    context = {
        "item": item,
        "version": version,
        "document": document_of(item),
        "why": why(item),
        "posting_cite": cite_vi(posting.cite) if posting else "",
        "from_on": from_on,
        "until": until,
        "last_on": last_day(until.due) if until else None,
        "figures": figures(version),
        "digests": _digests(version),
        "short_address": short_address(request, item),
        "square": square(address(request, item), quiet=0),
    }
    return render(request, "disclosure/public/sheet.html", context)


def _digests(version: Version) -> list[dict[str, str]]:
    """Of each file, else of the words themselves: what hangs can be compared with what was put on the page."""
    files = [
        {"label": _("Tệp đã đăng %(name)s") % {"name": one.name}, "digest": grouped(one.sha256)}
        for one in version.files.all()
    ]
    return files or [{"label": _("Lời văn đã đăng"), "digest": grouped(text_digest(version))}]
