"""The words of the files of public things, beside them: a table of their own, so that what finds titles and texts reads
nothing of them."""

import django.db.models.deletion
from django.db import migrations, models

SQLITE = (
    "CREATE VIRTUAL TABLE search_file_words USING fts5("
    "title, body, title_exact, body_exact, facets, tokenize = 'ascii', prefix = '2 3')",
    "CREATE TRIGGER search_publicfiles_gone AFTER DELETE ON search_publicfiles "
    "BEGIN DELETE FROM search_file_words WHERE rowid = old.thing_id; END",
)
POSTGRESQL = (
    "ALTER TABLE search_publicfiles ADD COLUMN words tsvector",
    "ALTER TABLE search_publicfiles SET (toast_tuple_target = 128)",
    "CREATE INDEX search_publicfiles_words ON search_publicfiles USING gin (words) WITH (fastupdate = off)",
)
SQLITE_BACK = ("DROP TRIGGER search_publicfiles_gone", "DROP TABLE search_file_words")
POSTGRESQL_BACK = ("DROP INDEX search_publicfiles_words", "ALTER TABLE search_publicfiles DROP COLUMN words")


def install(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def remove(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0002_instants'),
    ]

    operations = [
        migrations.CreateModel(
            name='PublicFiles',
            fields=[
                ('thing', models.OneToOneField(db_constraint=False, on_delete=django.db.models.deletion.CASCADE, primary_key=True, related_name='files', serialize=False, to='search.publictext')),
                ('texts', models.JSONField(verbose_name='tên và lời của từng tệp')),
            ],
        ),
        migrations.RunPython(install, remove),
    ]
