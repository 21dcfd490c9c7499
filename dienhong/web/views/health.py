"""Is the program alive? For the operator's monitor; it tells nothing else."""

from django.db import DatabaseError, connection
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest


@public_view
@never_cache
@require_safe
def health(request: PageRequest) -> HttpResponse:
    """ "ok" when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type="text/plain")
    return HttpResponse("ok", content_type="text/plain")
