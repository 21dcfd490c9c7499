"""Since when a thing is public and when it last changed; `dienhong search rebuild` tells it of the rows that are there."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='publictext',
            name='changed_at',
            field=models.DateTimeField(blank=True, db_index=True, null=True, verbose_name='đổi lần cuối lúc'),
        ),
        migrations.AddField(
            model_name='publictext',
            name='public_since',
            field=models.DateTimeField(blank=True, null=True, verbose_name='công khai từ lúc'),
        ),
    ]
