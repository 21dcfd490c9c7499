"""The guide from page to page: which page comes next, what it shows, and the letters that come out of it. Pure but for the law's
data, so that every road through it can be tested."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from dienhong.petitions.online.asked import Letter
from dienhong.petitions.online.content import further, kinds_of
from dienhong.petitions.papers.axes import Content

WHAT, ABOUT, MORE, KIND, SEND = "chuyen", "co-gi", "hoi-them", "la-don-gi", "gui"
PAGES = (WHAT, ABOUT, MORE, KIND, SEND)
ANSWERS = ("own_rights", "review_wanted", "handling_wanted")


@dataclass(frozen=True)
class Typed:
    """What is known so far: the boxes of the pages before, as they were typed."""

    said: Mapping[str, Any]
    on: date

    @property
    def facts(self) -> frozenset[str]:
        """The elements that are in the letter, by the answers."""
        about = {str(key) for key in self.said.get("about", ())}
        asked = {question.key for question in further(about)}
        return frozenset(about | {key for key in ANSWERS if key in asked and self.said.get(key) == "yes"})

    @property
    def kinds(self) -> tuple[Content, ...]:
        """What the letter is; nothing before the questions were answered."""
        return kinds_of(self.facts, self.on) if self.said.get("about") else ()

    @property
    def denounces(self) -> bool:
        """A denunciation and nothing else."""
        return self.kinds == (Content.DENUNCIATION,)

    @property
    def sent_apart(self) -> bool:
        """A denunciation beside something else: only the rest is sent from here."""
        return len(self.kinds) > 1 and Content.DENUNCIATION in self.kinds

    @property
    def sendable(self) -> tuple[Content, ...]:
        """The kinds that go out together."""
        return tuple(kind for kind in self.kinds if not (self.sent_apart and kind == Content.DENUNCIATION))

    @property
    def split(self) -> bool:
        """Several matters that go as letters of their own."""
        return len(self.kinds) > 1 and (self.sent_apart or self.said.get("agree") != "no")

    def pages(self) -> tuple[str, ...]:
        """The pages of this letter's road: no page where there is nothing to ask."""
        more = bool(further(self.said.get("about", ())))
        return tuple(page for page in PAGES if page != MORE or more)

    def after(self, page: str) -> str:
        """The page behind one."""
        road = self.pages()
        place = road.index(page) if page in road else 0
        return road[min(place + 1, len(road) - 1)]

    def before(self, page: str) -> str:
        """The page ahead of one."""
        road = self.pages()
        return road[max(road.index(page) - 1, 0)] if page in road else road[0]

    def letters(self, who: Mapping[str, Any]) -> list[Letter]:
        """The letters as they would be sent: one for each kind when they are split, else one."""
        kinds = self.sendable
        if not self.split:
            kind = kinds[0] if len(kinds) == 1 else Content.MIXED
            return [self._letter(kind, self.said.get("what", ""), who)]
        return [self._letter(kind, self.said.get(part_name(kind), ""), who) for kind in kinds]

    def _letter(self, kind: Content, what: Any, who: Mapping[str, Any]) -> Letter:
        unnamed = bool(who.get("unnamed"))

        def of_sender(name: str) -> str:
            return "" if unnamed else str(who.get(name, ""))

        return Letter(
            str(kind),
            self._content(what),
            village=str(self.said.get("village", "")),
            respondent=_against(kind, who),
            sender_name=of_sender("sender_name"),
            sender_address=of_sender("sender_address"),
            contact=of_sender("contact"),
            unnamed=unnamed,
            accused=tuple(self.said.get("accused", ())) if kind == Content.DENUNCIATION else (),
        )

    def _content(self, what: Any) -> str:
        """What happened, since when and what is wished for, as one text. Where what denounces stays behind, the part alone: the
        other boxes were filled for the whole story."""
        lines = [str(what).strip()]
        if self.sent_apart:
            return lines[0]
        if since := str(self.said.get("since", "")).strip():
            lines.append(_("Từ bao giờ: %(since)s") % {"since": since})
        if wish := str(self.said.get("wish", "")).strip():
            lines.append(_("Mong muốn: %(wish)s") % {"wish": wish})
        return "\n\n".join(line for line in lines if line)


def part_name(kind: Content) -> str:
    """The box of what belongs to the letter of one kind."""
    return f"part_{kind}"


def _against(kind: Content, who: Mapping[str, Any]) -> str:
    asked = kind in (Content.COMPLAINT, Content.DENUNCIATION, Content.MIXED)
    return str(who.get("respondent", "")) if asked else ""
