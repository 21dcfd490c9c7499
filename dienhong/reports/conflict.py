"""Two officers, one section."""

from typing import cast

from dienhong.records.acts import EditConflict
from dienhong.records.entry import Record
from dienhong.reports.models import Section


class SectionConflict(EditConflict):
    """Somebody else edited the section after the form was opened. Nothing was written; `section` is as it stands now."""

    def __init__(self, section: Section, seen: int) -> None:
        # A section has what the conflict page reads of an entry (code, revision, its columns) without being one.
        super().__init__(cast(Record, section), seen)
        self.section = section
