"""The server's entry point. A start takes away what acts that were killed left on the disk."""

import logging
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dienhong.config.settings")
application = get_wsgi_application()


def sweep() -> None:
    """The leftovers go; when they cannot, the server serves all the same and `dienhong doctor` tells them."""
    from django.db import DatabaseError, connections

    from dienhong.records import leftovers

    try:
        leftovers.sweep()
    except (DatabaseError, OSError):
        logging.getLogger(__name__).exception("files of acts that were cut off could not be taken away")
    finally:
        connections.close_all()  # before a preloading server forks its workers


sweep()
