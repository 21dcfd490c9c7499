"""The data folder behind the real server: opened with one officer signed in, and judged afterwards, each in a process of
its own because the folder is chosen when the settings are read. Prints one line of JSON."""

import json
import os
import sys
from pathlib import Path


def opened() -> dict[str, str]:
    """A migrated commune with an officer; the cookies of the officer's browser."""
    from django.core.management import call_command
    from django.db import transaction
    from django.test import Client
    from django.utils import timezone

    from dienhong.accounts.history import tell
    from dienhong.records.actor import Actor
    from tests.factories import commune as made

    call_command("migrate", verbosity=0)
    made.an_khanh()
    account = made.account("party_office")
    with transaction.atomic():
        tell(account, "record", before={}, by=Actor.operator(), at=timezone.now())
    client = Client()
    client.force_login(account)
    return {name: cookie.value for name, cookie in client.cookies.items()}


def judged() -> dict[str, object]:
    """What lies in the register: where each token led, each document's title with its files, and all that is wrong."""
    from dienhong.documents.models import Document
    from dienhong.page.models import OnceToken
    from dienhong.records.models import Attachment
    from tests.resilience import house

    files = house.files() ^ house.attached()
    return {
        "led_to": dict(OnceToken.objects.values_list("token", "url")),
        "titles": sorted(Document.objects.values_list("title", flat=True)),
        "attached": sorted(Attachment.objects.values_list("name", flat=True)),
        "wrong": [*house.faults(), *(f"file {path}" for path in sorted(files))],
    }


if __name__ == "__main__":
    os.environ["DIENHONG_DATA"] = str(Path(sys.argv[2]).resolve())
    os.environ["DJANGO_SETTINGS_MODULE"] = "dienhong.config.settings"
    import django

    django.setup()
    print(json.dumps({"open": opened, "judge": judged}[sys.argv[1]](), ensure_ascii=False))
