"""A figure as the public face says it: number and name in one line, its rows, its window. Small numbers of persons are
withheld before anything of them reaches a template."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from dienhong.indicators.computed import NO_ROSTER_VI, OPEN_BOOK_VI, UNHEARD_VI, Computed
from dienhong.indicators.exposure import WITHHELD_VI, PublicValue, public_value
from dienhong.listening.shown import interval_vi

SAMPLES = frozenset({"listening.satisfied"})
WORDS = frozenset({NO_ROSTER_VI, OPEN_BOOK_VI, UNHEARD_VI, WITHHELD_VI})


@dataclass(frozen=True)
class Shown:
    """`value` is a number as printed ("23", "19/19"), or, with `is_words`, why there is none. `rows` is the breakdown; `sure`
    how far the number may be off, where it is what so many people said."""

    id: str
    label: str
    value: str
    is_words: bool
    unit: str
    rows: tuple[tuple[str, str], ...]
    window_vi: str
    url: str
    short: str = ""
    sure: str = ""

    @property
    def sentence(self) -> str:
        """Number and name in one line: "23 cuộc tiếp công dân", "19/19 thôn hoàn thiện hương ước", "Dân số: 34.000 người"; of
        what people said, with how sure it is."""
        return f"{self._named} ({self.sure})" if self.sure else self._named

    @property
    def _named(self) -> str:
        if self.short:
            return (
                f"{self.short[:1].upper()}{self.short[1:]}: {self.value}"
                if self.is_words
                else f"{self.value} {self.short}"
            )
        name = self.label[:1].lower() + self.label[1:]
        if not self.is_words and (not self.unit or name.startswith(self.unit)):
            return f"{self.value} {name}"
        return f"{self.label}: {self.value}{'' if self.is_words else f' {self.unit}'}"

    @property
    def rows_line(self) -> str:
        """The breakdown in one line: "UBND xã 21, Đảng ủy xã 2"."""
        return ", ".join(f"{label} {value}" for label, value in self.rows)


def shown(computed: Computed, url: str = "", *, whole: bool = False) -> Shown:
    """What anybody may see of a figure, in the reader's language; `whole` for officers, from whom nothing is withheld."""
    public = PublicValue(computed.qualified_vi, _rows(computed), withheld=False) if whole else public_value(computed)
    value = public.text_vi
    if computed.how == "ratio" and not public.withheld and computed.denominator:
        value = computed.token_vi("n/N")
    words = value in WORDS
    return Shown(
        id=computed.id,
        label=_(computed.label),
        value=_(value) if words else _qualified(value, computed.qualifier),
        is_words=words,
        unit="" if computed.how == "ratio" else _(computed.unit),
        rows=tuple((_(label), _(text) if text in WORDS else text) for label, text in public.parts),
        window_vi=computed.window.label_vi(),
        url=url or ("" if computed.kind == "declared" else reverse("web:current_figure", args=[computed.id])),
        sure="" if words or public.withheld else _sure(computed),
    )


def _sure(computed: Computed) -> str:
    """The interval of a share that a sample of people told: others, asked, might have said otherwise."""
    if computed.id not in SAMPLES or not computed.denominator:
        return ""
    return interval_vi(computed.numerator or 0, computed.denominator)


def _rows(computed: Computed) -> tuple[tuple[str, str], ...]:
    return tuple((part.label, computed.token_vi(part.key)) for part in computed.parts)


def _qualified(value: str, qualifier: str) -> str:
    return f"{_(qualifier)} {value.removeprefix(qualifier).strip()}" if qualifier else value
