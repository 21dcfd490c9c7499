"""Who may read what: an internal entry is answered as if it did not exist, whatever was asked of it."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404

from dienhong.law.verdict import Verdict
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest
from dienhong.records.acts import EditConflict
from dienhong.supervision import queries
from dienhong.supervision.models import Inspection

INTERNAL = "supervision.internal"


def reads_internal(request: PageRequest) -> bool:
    """Whether the posts held may see the Party's internal matters."""
    return may(request, INTERNAL)


def visible_or_404(request: PageRequest, code: str) -> Inspection:
    """The inspection behind a code, if this reader may know of it."""
    return get_object_or_404(queries.visible(internal=reads_internal(request)), pk=code)


def told_only_to_readers(request: PageRequest, act: Callable[[], str]) -> Callable[[], str]:
    """`act`, except that a conflict with an entry that was made internal meanwhile is answered by 404: the page of two
    editors would show what the other officer wrote."""

    def guarded() -> str:
        try:
            return act()
        except EditConflict as conflict:
            if isinstance(conflict.current, Inspection) and conflict.current.internal and not reads_internal(request):
                raise Http404 from None
            raise

    return guarded


def allowed(request: PageRequest, name: str) -> Verdict:
    """The verdict of the table of roles, for a button."""
    return Verdict.yes() if may(request, name) else Verdict.no("Chức vụ đang giữ không được làm việc này.")


def refuse_export(request: PageRequest) -> None:
    """A workbook leaves the program: it needs its own right."""
    if not may(request, "supervision.export"):
        raise PermissionDenied("Chức vụ đang giữ không có quyền xuất sổ này.")
