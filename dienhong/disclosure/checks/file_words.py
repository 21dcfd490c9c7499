"""The words of files that the public search may have: read when the version is searched for persons, so that telling it reads no
file while others wait; gone from here as soon as nobody is to read the version.

Not everything anybody may open is searched. A file in which something personal was kept, one that looks like a list of persons
whatever was decided about it, and, beside a list of persons, a file nobody vouched for: these are read where they hang, and
never found by a name in them.
Of a file only what stands on its pages is searched, not who wrote it, nor comments, nor what was deleted.
"""

from collections.abc import Iterable

from django.db.models import Q

from dienhong.disclosure.checks.models import FileWords
from dienhong.disclosure.checks.reading import file_words
from dienhong.disclosure.checks.states import UNREAD, Decision, Part
from dienhong.disclosure.models import Item, PeopleList, Version, VersionFile
from dienhong.disclosure.states import PENDING, Step
from dienhong.privacy.detector import Kind
from dienhong.privacy.readers import TABLE_OF_PERSONS
from dienhong.search.words import beginning_of

READ_BY_SOMEBODY = (*PENDING, Step.SHOWN)


def keep(item: Item, read: Iterable[tuple[str, str]]) -> None:
    """Keep what was read, by the digest of each file."""
    for sha256, words in read:
        FileWords.objects.update_or_create(item=item, sha256=sha256, defaults={"words": beginning_of(words)})


def read_missing(version: Version) -> None:
    """Read what is not kept yet: of a version that was searched before words were kept. Outside of an act, for it takes long."""
    known = FileWords.objects.filter(item=version.item_id).values_list("sha256", flat=True)
    missing = [file for file in version.files.all() if file.sha256 not in set(known)]
    keep(version.item, [(file.sha256, file_words(file.name, file.sha256).seen) for file in missing])


def searchable(version: Version) -> list[tuple[str, str]]:
    """Names and words of the files of a version that may be searched, in order."""
    files = version.files.filter(down_on__isnull=True)
    persons = Q(decision=Decision.KEEP) | Q(kind=Kind.PEOPLE) | Q(kind=UNREAD, shown__startswith=TABLE_OF_PERSONS)
    about = version.findings.filter(persons, part=Part.FILE).values_list("where", flat=True)
    files = files.exclude(sha256__in=list(about))
    if PeopleList.objects.filter(version=version).exists():
        files = files.filter(nameless=True)
    told = list(files)
    own = FileWords.objects.filter(item=version.item_id, sha256__in=[file.sha256 for file in told])
    words = dict(own.values_list("sha256", "words")) if told else {}
    return [(file.name, words[file.sha256]) for file in told if words.get(file.sha256)]


def forget(item: Item) -> None:
    """Words of files of which no version is in preparation or shown."""
    files = VersionFile.objects.filter(version__item=item, version__step__in=READ_BY_SOMEBODY)
    FileWords.objects.filter(item=item).exclude(sha256__in=files.values("sha256")).delete()
