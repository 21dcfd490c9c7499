"""The first words of a draft: an outline's texts with the documents and the year they mean put in."""

import re
from collections.abc import Mapping

from dienhong.commune.models import Lineage
from dienhong.documents.models import Document
from dienhong.reports.models import Request
from dienhong.reports.outlines import Outline

_ROLE = re.compile(r"\[\[\s*doc:([a-z][a-z0-9_]*)((?::(?:number|long))?)\s*\]\]")
_PREVIOUS = re.compile(r"@previous(?=[\]:])")


def roles_of(request: Request, frame: Outline) -> dict[str, str]:
    """Role → document code, as far as the registers know: the request's công văn, the resolution that formed the commune,
    and each role with a number that exactly one standing document bears."""
    found = {"request": request.document}
    formation = Lineage.objects.exclude(document="").first()
    if formation:
        found["formation"] = formation.document
    wanted = {role.number: key for key, role in frame.roles.items() if role.number}
    bearing: dict[str, list[str]] = {}
    for code, number in Document.objects.standing().filter(number__in=wanted).values_list("code", "number"):
        bearing.setdefault(number, []).append(code)
    found.update({wanted[number]: codes[0] for number, codes in bearing.items() if len(codes) == 1})
    return found


def resolve(text: str, roles: Mapping[str, str], year: int) -> str:
    """`[[doc:request]]` becomes `[[doc:VB-…]]`, `@previous` the year before; an unknown role stays for the proofreading."""

    def named(match: re.Match[str]) -> str:
        code = roles.get(match[1])
        return f"[[doc:{code}{match[2]}]]" if code else match[0]

    return _PREVIOUS.sub(f"@{year - 1}", _ROLE.sub(named, text))
