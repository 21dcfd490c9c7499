"""The receipt with code and key: the answer to the sending itself, never an address, so that no key stands in one."""

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from dienhong.deadlines.models import Deadline
from dienhong.law.certainty import Certainty
from dienhong.law.citations import cite_vi
from dienhong.page.acts import Act
from dienhong.page.request import PageRequest
from dienhong.petitions.online.ahead import to_sign
from dienhong.petitions.online.denouncing import only_tells
from dienhong.petitions.online.models import SenderContact
from dienhong.petitions.papers.models import Petition
from dienhong.petitions.papers.queries import first_clocks

SHOWN_AS = 4
"""The key in two halves, as it is read aloud."""


def receipt(
    request: PageRequest, codes: Sequence[str], key: str, *, again: bool = False, desk: str = ""
) -> HttpResponse:
    """The page to print or to copy from. `desk`: where an officer who gave it goes back to."""
    letters = list(Petition.objects.filter(pk__in=list(codes)).order_by("code_year", "code_number"))
    clocks = first_clocks(codes)
    follow = request.build_absolute_uri(reverse("online:follow"))
    context = {
        "rows": [_row(letter, clocks.get(letter.code)) for letter in letters],
        "tells": any(only_tells(letter) for letter in letters),
        "key": f"{key[:SHOWN_AS]}-{key[SHOWN_AS:]}",
        "follow": follow,
        "follow_shown": follow.partition("://")[2],
        "qr": qr_path(follow),
        "again": again,
        "desk": desk,
        "at": request.now,
        "to_prove": SenderContact.objects.filter(pk__in=list(codes), proved_at=None).exclude(email="").exists(),
        "signature": [cite_vi(cite) for letter in letters if (cite := to_sign(letter))][:1],
        "denounces": any(letter.is_denunciation for letter in letters),
    }
    reply = render(request, "petitions/online/receipt.html", context)
    reply["Cache-Control"] = "no-store"
    return reply


def given(
    request: PageRequest, codes: Sequence[str], at: datetime, *, desk: str = "", act: Act | None = None
) -> HttpResponse:
    """That a receipt was given, and when; the key is not shown again. `act`: a new key, for an officer."""
    context = {"codes": codes, "at": at, "desk": desk, "act": act}
    reply = render(request, "petitions/online/given.html", context)
    reply["Cache-Control"] = "no-store"
    return reply


def _row(letter: Petition, clock: Deadline | None) -> dict[str, object]:
    """A letter with the day promised for it and how sure that day is; no day for what only tells of a wrong."""
    if clock is None or only_tells(letter):
        return {"letter": letter, "clock": None, "doubt": ""}
    return {"letter": letter, "clock": clock, "doubt": Certainty(clock.certainty).told_vi}


def qr_path(address: str) -> dict[str, object]:
    """The modules of a QR code as the path of one drawing, with its size: no picture to fetch, nothing inline but a shape."""
    import segno

    code = segno.make(address, error="m", micro=False)
    out = BytesIO()
    code.save(out, kind="svg", xmldecl=False, svgns=False, omitsize=True, border=2)
    drawing = out.getvalue().decode()
    return {"d": drawing.partition(' d="')[2].partition('"')[0], "size": code.symbol_size(border=2)[0]}
