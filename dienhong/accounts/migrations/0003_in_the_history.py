"""Accounts of before they had a history get their first event: from here on who may act is in the chain."""

import hmac
import json
from datetime import UTC

from django.conf import settings
from django.db import migrations
from django.utils import timezone


def tell(apps, schema_editor):
    def rows(app, model):  # of the database that is being migrated, which need not be the installation's own
        return apps.get_model(app, model).objects.using(schema_editor.connection.alias)

    accounts = list(rows("accounts", "Account").order_by("id"))
    if not accounts:
        return
    head, _ = rows("records", "ChainHead").get_or_create(pk=1)
    at = timezone.now()
    post, role = "Người vận hành (dòng lệnh)", "operator"
    for account in accounts:
        posts = [
            {
                "role": one.role,
                "title": one.title,
                "from_on": one.from_on.isoformat(),
                "to_on": one.to_on and one.to_on.isoformat(),
            }
            for one in rows("accounts", "Post").filter(account=account).order_by("id")
        ]
        said = {
            "username": account.username,
            "is_active": account.is_active,
            "is_demo": account.is_demo,
            "posts": posts,
        }
        values = _canonical({name: [None, value] for name, value in said.items()})
        seq, code, digest = head.seq + 1, f"tai-khoan-{account.pk}", _keyed(values)
        told = [seq, code, "record", at.astimezone(UTC).isoformat(), post, role, digest, head.hash]
        event = rows("records", "Event").create(
            seq=seq, code=code, verb="record", at=at, post=post, role=role, digest=digest, previous=head.hash,
            hash=_keyed(_canonical(told)),
        )  # fmt: skip
        rows("records", "EventValues").create(event=event, values_json=values)
        head.seq, head.hash = seq, event.hash
        head.save()


def _canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _keyed(text):
    return hmac.digest(settings.HISTORY_KEY.encode(), text.encode(), "sha256").hex()


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0002_email'),
        ('records', '0002_keyed_chain'),
    ]

    operations = [
        migrations.RunPython(tell, migrations.RunPython.noop),
    ]
