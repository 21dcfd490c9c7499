"""Hashes of events are keyed from here on; the unkeyed beginning of an older chain is sealed as it stands."""

import hmac

from django.conf import settings
from django.db import migrations, models


def seal(apps, schema_editor):
    for head in apps.get_model("records", "ChainHead").objects.using(schema_editor.connection.alias).filter(seq__gt=0):
        told = f"plain:{head.seq}:{head.hash}".encode()
        head.plain_until = head.seq
        head.plain_seal = hmac.digest(settings.HISTORY_KEY.encode(), told, "sha256").hex()
        head.save()


class Migration(migrations.Migration):

    dependencies = [
        ('records', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='chainhead',
            name='plain_until',
            field=models.PositiveBigIntegerField(default=0),
        ),
        migrations.AddField(
            model_name='chainhead',
            name='plain_seal',
            field=models.CharField(blank=True, max_length=64),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
