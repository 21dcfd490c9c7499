"""The words of a version, part by part, as the search and the screen read them; files are read from the data folder."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass

from dienhong.disclosure.beside import beside
from dienhong.disclosure.checks.states import Part
from dienhong.disclosure.models import Version
from dienhong.privacy import readers
from dienhong.records.attachments import path_of


@dataclass(frozen=True, slots=True)
class Words:
    """One part: its text, and in Vietnamese what of it no machine could read. `where` is a file's digest; `seen`
    what stands on the pages of a file."""

    part: Part
    where: str
    label: str
    text: str
    unread: tuple[str, ...] = ()
    seen: str = ""


def fingerprint(version: Version) -> str:
    """A digest of everything the version says and its item beside it, files by the digest of their bytes."""
    item = version.item
    files = [[file.name, file.sha256] for file in version.files.all()]
    said = [version.title, version.summary, version.text, version.why, _lines(version), files]
    facts = beside(item, version)
    said += [facts.decided_by, facts.unit]
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def words_of(version: Version, *, files: bool = True) -> Iterator[Words]:
    """Typed parts first, then each file."""
    facts = beside(version.item, version)
    typed = (
        (Part.TITLE, version.title),
        (Part.SUMMARY, version.summary),
        (Part.TEXT, version.text),
        (Part.LINES, _lines(version)),
        (Part.WHY, version.why),
        (Part.DECIDER, facts.decided_by),
        (Part.UNIT, facts.unit),
    )
    yield from (Words(part, "", part.label, text) for part, text in typed if text)
    if files:
        yield from (file_words(file.name, file.sha256) for file in version.files.all())


def file_words(name: str, sha256: str) -> Words:
    """The words of one file; the names of files are public too, so they are read with it."""
    path = path_of(sha256)
    if not path.is_file():
        return Words(Part.FILE, sha256, name, name, ("tệp không còn trong kho",))
    reading = readers.read(name, path.read_bytes())
    return Words(Part.FILE, sha256, name, f"{name}\n{reading.text}", reading.unread, reading.seen)


def _lines(version: Version) -> str:
    return "\n".join([version.amount_unit, *(f"{line.number}\t{line.label}" for line in version.lines.all())]).strip(
        "\n"
    )
