"""A notice as a text message: who tells what, when and where, its code and where more is told; short, each part is paid for."""

import unicodedata
from textwrap import shorten

from django.conf import settings

from dienhong.commune.models import Commune

LONGEST = 160  # letters of what is told; commune, code and address come on top
ALONE, JOINED = 70, 67
"""Letters of one message, and of each part of a longer one. Vietnamese letters make every message one of 16-bit letters."""
SITE = "trang thông tin của xã"


def message(words: str, code: str) -> str:
    """One paragraph. `words` are cut behind a word; code and address always stand."""
    commune = Commune.installed()
    who = f"{commune.kind.capitalize()} {commune.name}: " if commune else ""
    where = f"{settings.SITE_URL}/r/{code}" if settings.SITE_URL else SITE
    told = shorten(words, LONGEST, placeholder="…")
    stop = "" if told.endswith((".", "…")) else "."
    return unicodedata.normalize("NFC", f"{who}{told}{stop} Mã {code}, xem {where}")


def segments(text: str) -> int:
    """How many messages a gateway sends, and counts, for a text."""
    letters = len(text.encode("utf-16-le")) // 2
    return 1 if letters <= ALONE else -(-letters // JOINED)
