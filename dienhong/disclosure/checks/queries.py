"""What the search found in a version, and whether it may be told."""

from datetime import date

from dienhong.disclosure.checks.models import Finding, Scan
from dienhong.disclosure.checks.reading import fingerprint, words_of
from dienhong.disclosure.checks.rules import Place, Searched, can_tell
from dienhong.disclosure.checks.states import Decision, Part
from dienhong.disclosure.models import Item, Version
from dienhong.law.verdict import Verdict
from dienhong.privacy.detector import hits
from dienhong.privacy.name_lists import people


def pending_version(item: Item) -> Version | None:
    """The version in preparation, if there is one."""
    return item.versions.filter(step=item.step).first() if item.step else None


def gate(version: Version | None, on: date) -> Verdict:
    """May it be told as far as persons go? A version of a few innocent words needs no search of its own."""
    return Verdict.yes() if version is None else can_tell(searched(version), on)


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
