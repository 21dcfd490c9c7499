"""Settings of the tests: the program's own, over a data folder of this run, before anything reads the settings."""

import os
import tempfile

os.environ["DIENHONG_DATA"] = tempfile.mkdtemp(prefix="dienhong-test-")
os.environ["DIENHONG_DEMO"] = "1"
# tests/on_postgres.py names its server here; without it the suite runs on SQLite.
os.environ["DIENHONG_DATABASE"] = os.environ.get("DIENHONG_TEST_DATABASE", "")

from dienhong.config.settings import *  # noqa: F403

# Pages are rendered without a collectstatic run; the journeys use the real storage on a real server.
STORAGES = {
    "default": STORAGES["default"],  # noqa: F405
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
STATIC_ROOT = DATA / "static"  # noqa: F405
STATIC_ROOT.mkdir()
if not os.environ["DIENHONG_DATABASE"]:
    # In memory, and said so: to an engine that is not Django's own, pytest-django would give a file for each process.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}  # noqa: F405
