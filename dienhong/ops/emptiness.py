"""Whether a database may be filled from nothing: it is empty, or holds our tables and nobody's entries."""

from django.db.backends.base.base import BaseDatabaseWrapper

SIGNS_OF_USE = ("commune_commune", "records_event", "accounts_account")


def nothing_entered(connection: BaseDatabaseWrapper) -> bool:
    """Whether nothing was entered yet; tables that are not ours count as entered. Raises django.db.DatabaseError."""
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if tables and "django_migrations" not in tables:
            return False
        for name in tables.intersection(SIGNS_OF_USE):
            cursor.execute(f"SELECT 1 FROM {name} LIMIT 1")  # noqa: S608 - names are ours
            if cursor.fetchone():
                return False
    return True
