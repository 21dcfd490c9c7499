"""Is the program alive, and is it ready? For the operator's monitor: words about the program, nothing about the commune."""

import os
from pathlib import Path

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from dienhong.page.clock import real_now
from dienhong.page.permissions import public_view
from dienhong.page.request import PageRequest
from dienhong.records.read_only import read_only
from dienhong.web.running import last_done, last_seen

PLAIN = "text/plain"


@public_view
@never_cache
@require_safe
def health(request: PageRequest) -> HttpResponse:
    """ "ok" when the database answers, else 503."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError:
        return HttpResponse("no database", status=503, content_type=PLAIN)
    return HttpResponse("ok", content_type=PLAIN)


@public_view
@never_cache
@require_safe
def ready(request: PageRequest) -> HttpResponse:
    """A line for each thing the program needs; 503 while one of the first three is missing. The rest is told: how `serve`
    and its task worker are, and whether this day's work of the morning was done."""
    needed = {"migrations": _migrated(), "disk": _writable(), "database": _answers()}
    at = real_now()
    told = {
        "mode": "read-only" if read_only() else "normal",
        "worker": last_seen("worker", at),
        "morning": last_done("morning", at),
    }
    lines = [f"{name}: {'ok' if good else 'no'}" for name, good in needed.items()]
    lines += [f"{name}: {words}" for name, words in told.items()]
    status = 200 if all(needed.values()) else 503
    return HttpResponse("\n".join(lines) + "\n", status=status, content_type=PLAIN)


def _migrated() -> bool:
    try:
        executor = MigrationExecutor(connection)
        return not executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError:
        return False


def _writable() -> bool:
    return os.access(Path(settings.DATA), os.W_OK)


def _answers() -> bool:
    try:
        connection.ensure_connection()
    except DatabaseError:
        return False
    return connection.is_usable()
