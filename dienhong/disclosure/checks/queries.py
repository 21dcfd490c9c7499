"""What the search found in a version, and whether it may be told."""

from datetime import date

from dienhong.disclosure.checks.models import Finding, Scan
from dienhong.disclosure.checks.reading import fingerprint, words_of
from dienhong.disclosure.checks.rules import Place, Searched, can_tell, seen_by_two
from dienhong.disclosure.checks.states import Decision, Part
from dienhong.disclosure.models import Item, Version
from dienhong.disclosure.states import Step
from dienhong.law.verdict import Verdict
from dienhong.privacy.detector import hits
from dienhong.privacy.name_lists import people
from dienhong.records.models import Event

CLEARED_BY, DECIDED_BY = "clear", "decide_personal"


def pending_version(item: Item) -> Version | None:
    """The version in preparation, if there is one."""
    return item.versions.filter(step=item.step).first() if item.step else None


def gate(version: Version | None, on: date) -> Verdict:
    """May it be told as far as persons go? A version of a few innocent words needs no search of its own."""
    if version is None:
        return Verdict.yes()
    return can_tell(searched(version), on) & seen_by_two(decided_after_check(version), on)


def decided_after_check(version: Version) -> tuple[str, ...]:
    """Posts that decided about a place when the second check was done already, other than the one who did it: nobody looked at
    what they decided. The history knows the order; days alone do not."""
    decided = version.findings.exclude(decision__in=(Decision.WAITING, Decision.REMOVED))
    if version.step != Step.CLEARED or not decided.exists():
        return ()
    events = Event.objects.filter(code=version.item_id, verb__in=(CLEARED_BY, DECIDED_BY)).order_by("-seq")
    late: list[str] = []
    for verb, post in events.values_list("verb", "post"):
        if verb == CLEARED_BY:
            return tuple(dict.fromkeys(one for one in reversed(late) if one != post))
        late.append(post)
    return ()


def searched(version: Version) -> Searched:
    """Where the search of a version stands."""
    scan = Scan.objects.filter(version=version).first()
    done = scan is not None and scan.fingerprint == fingerprint(version)
    typed = words_of(version, files=False)
    needed = done or version.files.exists() or any(hits(words.text) or people(words.text) for words in typed)
    open_ = version.findings.filter(decision=Decision.WAITING) if done else Finding.objects.none()
    names = file_names(version)
    return Searched(needed, done, tuple(Place(label(one, names), one.get_kind_display(), one.shown) for one in open_))


def file_names(version: Version) -> dict[str, str]:
    """Digest → name of the files of a version."""
    return {file.sha256: file.name for file in version.files.all()}


def label(finding: Finding, names: dict[str, str]) -> str:
    """Where it stands, in words: the part, or the file's name."""
    if finding.part == Part.FILE:
        return f"tệp “{names.get(finding.where, 'đã bỏ')}”"
    return str(Part(finding.part).label).lower()
