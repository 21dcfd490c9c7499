"""The table of public things and, in whichever way the database finds words fastest, the index over them.

Django remakes an SQLite table when a column changes, and the trigger goes with the old one: a later migration that changes
this table runs `install` again.
"""

from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_words USING fts5("
    "title, body, title_exact, body_exact, facets, tokenize = 'ascii', prefix = '2 3')",
    "CREATE TRIGGER search_publictext_gone AFTER DELETE ON search_publictext "
    "BEGIN DELETE FROM search_words WHERE rowid = old.id; END",
)
POSTGRESQL = (
    "ALTER TABLE search_publictext ADD COLUMN words tsvector",
    # Long values lie outside the row: whoever only wants ids reads a few pages.
    "ALTER TABLE search_publictext SET (toast_tuple_target = 128)",
    "CREATE INDEX search_publictext_words ON search_publictext USING gin (words) WITH (fastupdate = off)",
)
SQLITE_BACK = ("DROP TRIGGER search_publictext_gone", "DROP TABLE search_words")
POSTGRESQL_BACK = ("DROP INDEX search_publictext_words", "ALTER TABLE search_publictext DROP COLUMN words")


def install(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name='PublicText',
            fields=[
                ('id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('code', models.CharField(max_length=24, unique=True, verbose_name='mã')),
                ('kind', models.CharField(max_length=20, verbose_name='loại')),
                ('title', models.CharField(max_length=500, verbose_name='tên')),
                ('text', models.TextField(blank=True, verbose_name='nội dung')),
                ('path', models.CharField(max_length=300, verbose_name='địa chỉ')),
                ('day', models.DateField(verbose_name='ngày')),
                ('village', models.CharField(blank=True, max_length=24, verbose_name='thôn')),
            ],
        ),
        migrations.RunPython(install, remove),
    ]
