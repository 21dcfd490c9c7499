"""Words an officer types that everybody reads at once, with no search of their own before: what in them looks like personal
data stops them, until the officer says that every such place was looked at."""

from collections.abc import Collection, Iterable

from dienhong.law.verdict import Verdict
from dienhong.privacy import waved
from dienhong.privacy.detector import Kind, hits

LOOKED = "Đã xem từng chỗ, không phải dữ liệu cá nhân"
LOOKED_HELP = "Chỉ đánh dấu khi máy báo có chỗ giống dữ liệu cá nhân mà chỗ ấy không phải."


class Doubt(str):
    """A place in doubt as a line, masked, that knows what kind of data it looks like."""

    kind: Kind

    @classmethod
    def of(cls, kind: Kind, shown: str) -> "Doubt":
        """The line of one place."""
        made = cls(f"{kind.label_vi} {shown}")
        made.kind = kind
        return made


def doubts(*texts: str, but: Collection[Kind] = ()) -> tuple[Doubt, ...]:
    """What looks like personal data, masked, one line a place, each once; empty when nothing is seen. `but`: kinds that
    belong in such words (a place where a paper hangs is an address)."""
    seen = (hit for text in texts if text for hit in hits(text) if hit.kind not in but)
    return tuple(dict.fromkeys(Doubt.of(hit.kind, hit.shown) for hit in seen))


def masked(text: str) -> str:
    """The text with each such place masked: for a refusal that names a file, for a paper made before anybody looked."""
    for hit in reversed(hits(text)):
        text = f"{text[: hit.start]}{hit.shown}{text[hit.end :]}"
    return text


def newly_read(names: Iterable[str], told: object, stood: object | None = None) -> list[str]:
    """Those words of an entry, by the names of its columns, that did not stand there before: what was looked at once is not asked
    about again."""
    words = ((str(getattr(told, name)).strip(), str(getattr(stood, name, "")).strip()) for name in names)
    return [now for now, before in words if now != before]


def may_be_read(*texts: str, looked: bool = False, but: Collection[Kind] = ()) -> Verdict:
    """Refused with each place in doubt, masked, unless somebody looked: then the act's event tells how many of which kind."""
    return may_pass(doubts(*texts, but=but), looked=looked)


def may_pass(seen: Collection[Doubt], *, looked: bool) -> Verdict:
    """The same about places that were searched for before."""
    if not seen:
        return Verdict.yes()
    if looked:
        waved.note(one.kind for one in seen)
        return Verdict.yes()
    return Verdict.no(
        f"Ai cũng đọc được lời này, và trong đó có chỗ giống dữ liệu cá nhân: {'; '.join(seen)}. Hãy bỏ đi, hoặc đánh dấu "
        f"“{LOOKED}”."
    )


def names_nobody(*texts: str, but: Collection[Kind] = ()) -> Verdict:
    """The same where such data has no business at all: nobody can wave it through."""
    seen = doubts(*texts, but=but)
    return (
        Verdict.no(f"Ô này ai cũng đọc được; hãy bỏ chỗ giống dữ liệu cá nhân: {'; '.join(seen)}.")
        if seen
        else Verdict.yes()
    )
