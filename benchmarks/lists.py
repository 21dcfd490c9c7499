"""Every list and book of the desk, asked for as a browser does: how many queries, and how long. JSON on the output.

python -m benchmarks.lists      (over the data folder DIENHONG_DATA)
"""

import json
import statistics
import sys
import time

import django

django.setup()

from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from django.urls import reverse  # noqa: E402

from dienhong.accounts.models import Account  # noqa: E402

ROUNDS = 5
PAGES = (
    *(f"petitions:{name}" for name in ("list", "book")),
    *(f"dialogue:{name}" for name in ("list", "book")),
    *(f"directives:{name}" for name in ("list", "book", "tasks", "task_book", "briefings", "briefing_book")),
    *(f"supervision:{name}" for name in ("list", "book", "programmes")),
    *(f"compliance:{name}" for name in ("list", "duties", "rosters")),
    *(f"web:{name}" for name in ("documents", "units", "facts", "desk")),
    "reports:list",
)


def main() -> None:
    """Ask each page as the first demo account that may see it; a page nobody may see is an error."""
    readers = []
    for account in Account.objects.filter(is_demo=True).order_by("pk"):
        client = Client(headers={"host": "127.0.0.1"})
        client.force_login(account)
        readers.append(client)
    told = {}
    for name in PAGES:
        url = reverse(name)
        reader = next((client for client in readers if client.get(url).status_code == 200), None)
        if reader is None:
            sys.exit(f"no account may see {name}")
        with CaptureQueriesContext(connection) as queries:
            reader.get(url)
        asked = len(queries)  # read now: the next request empties the log
        times = []
        for _ in range(ROUNDS):
            start = time.perf_counter()
            reader.get(url)
            times.append(time.perf_counter() - start)
        told[name] = {"queries": asked, "ms": 1000 * statistics.median(times)}
    json.dump(told, sys.stdout)


if __name__ == "__main__":
    main()
