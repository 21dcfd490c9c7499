"""What a version holds beside its words: lines of figures and files; and the words of it that search may have."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, BinaryIO

import vn_text

from dienhong.disclosure.figures import Line, summed
from dienhong.disclosure.models import Item, TableLine, Version, VersionFile
from dienhong.disclosure.rules import VersionData
from dienhong.documents.models import Document
from dienhong.law.verdict import Refused, Verdict
from dienhong.records.actor import Actor
from dienhong.records.attachments import attach

Upload = tuple[str, BinaryIO]
MOST_FILES = 10


def write(version: Version, says: VersionData, files: Iterable[Upload], *, by: Actor, at: datetime) -> None:
    """Put what was told into a version that is in preparation, in place of what it held."""
    before = wording(version) if version.pk else None
    version.title, version.summary = says.title.strip(), says.summary.strip()
    version.text, version.why = says.text.strip(), says.why.strip()
    version.amount_unit = says.amount_unit.strip() if says.lines else ""
    version.save()
    version.lines.all().delete()
    TableLine.objects.bulk_create(
        TableLine(
            version=version,
            order=order,
            number=line.number.strip(),
            label=line.label.strip(),
            indent=line.indent,
            of_which=line.of_which,
            planned=line.planned,
            done=line.done,
        )
        for order, line in enumerate(summed(says.lines), start=1)
    )
    version.nameless = _still_nameless(version, before)
    version.save(update_fields=["nameless"])
    _files(version, says.keep, list(files), by=by, at=at)


def says_of(version: Version) -> VersionData:
    """What a version says, in the shape the rules ask about."""
    return VersionData(
        title=version.title,
        summary=version.summary,
        text=version.text,
        amount_unit=version.amount_unit,
        lines=lines_of(version),
        keep=tuple(one.sha256 for one in version.files.all()),
        why=version.why,
    )


def lines_of(version: Version) -> tuple[Line, ...]:
    """The lines of figures of a version, in order."""
    return tuple(
        Line(one.label, one.number, one.indent, one.of_which, one.planned, one.done) for one in version.lines.all()
    )


def public_text(version: Version) -> str:
    """All words that anybody may read of a version: what search gets. Of files the names, of a list of persons not even that."""
    item = version.item
    paper = Document.objects.standing().filter(pk=item.document).first() if item.document else None
    lines = "\n".join(line.label for line in version.lines.all())
    files = "\n".join(file.name for file in version.files.filter(down_on__isnull=True))
    cited = paper.cite_vi() if paper else ""
    return "\n".join(part for part in (version.summary, version.text, lines, item.decided_by, cited, files) if part)


def folded(text: str) -> str:
    """A text as the list searches it: lower case, without diacritics, đ as d, single spaces."""
    return " ".join(str(vn_text.fold(text)).split())


def fold_item(item: Item) -> None:
    """Keep beside the item what its list searches."""
    item.folded = Item.fit("folded", folded(f"{item.title} {item.summary} {item.decided_by} {item.unit}"))


def wording(version: Version) -> tuple[object, ...]:
    """Text and figures, to see whether they are still the same."""
    return (version.text, version.amount_unit, *lines_of(version))


def _still_nameless(version: Version, before: tuple[object, ...] | None) -> bool:
    """That nobody is named was said of exactly these words, here or in the version before."""
    said = wording(version)
    if before is not None:
        return version.nameless and before == said
    last = Version.objects.filter(item=version.item_id, number__lt=version.number).order_by("-number").first()
    return last is not None and last.nameless and wording(last) == said


def _files(version: Version, keep: tuple[str, ...], fresh: list[Upload], *, by: Actor, at: datetime) -> None:
    before = VersionFile.objects.filter(version__item=version.item_id).order_by("version__number", "order")
    known = {one.sha256: one for one in before}
    kept = [(known[sha256].name, sha256) for sha256 in dict.fromkeys(keep) if sha256 in known]
    if len(kept) + len(fresh) > MOST_FILES:
        raise Refused(Verdict.no(f"Một bản chỉ kèm tối đa {MOST_FILES} tệp; chưa ghi gì."))
    version.files.all().delete()
    added = [attach(version.item_id, name, content, by=by, at=at) for name, content in fresh]
    every = dict.fromkeys([*kept, *((one.name, one.sha256) for one in added)])
    VersionFile.objects.bulk_create(
        VersionFile(version=version, order=order, name=name, sha256=sha256, **_judged(known.get(sha256)))
        for order, (name, sha256) in enumerate(every, start=1)
    )


def _judged(before: VersionFile | None) -> dict[str, Any]:
    """What was decided about the same bytes in this item before."""
    return {"nameless": before.nameless, "down_on": before.down_on} if before is not None else {}
