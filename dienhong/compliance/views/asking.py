"""What every view of this book asks of the table of roles."""

from django.core.exceptions import PermissionDenied

from dienhong.law.verdict import Verdict
from dienhong.page.permissions import may
from dienhong.page.request import PageRequest


def allowed(request: PageRequest, name: str) -> Verdict:
    """The verdict of the table of roles, for a button."""
    return Verdict.yes() if may(request, name) else Verdict.no("Chức vụ đang giữ không được làm việc này.")


def refuse_export(request: PageRequest) -> None:
    """A workbook leaves the program: it needs its own right."""
    if not may(request, "compliance.export"):
        raise PermissionDenied("Chức vụ đang giữ không có quyền xuất sổ này.")
