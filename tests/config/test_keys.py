"""Secrets of an installation: made once by the first of several processes, closed to others, never empty."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

from dienhong.config.keys import BadKey, private, secret
from tests.parallel import at_once


def test_a_secret_is_made_once_and_read_by_its_owner_only(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "keys"
    made = secret(folder, "a.key")
    assert len(made) >= 48 and secret(folder, "a.key") == made != secret(folder, "b.key")
    assert (folder / "a.key").stat().st_mode & 0o777 == 0o600
    assert folder.stat().st_mode & 0o777 == 0o700
    assert sorted(path.name for path in folder.iterdir()) == ["a.key", "b.key"]


def test_processes_that_start_together_share_one_secret(tmp_path: Path) -> None:
    folder = tmp_path / "keys"
    assert len({str(made) for made in at_once(16, lambda _: secret(folder, "a.key"))}) == 1


def test_an_empty_or_cut_key_is_never_used(tmp_path: Path) -> None:
    for damaged in ("", "abc"):
        (tmp_path / "a.key").write_text(damaged)
        with pytest.raises(BadKey, match="restore it from the backup"):
            secret(tmp_path, "a.key")


def test_the_data_folder_is_closed_to_other_users(tmp_path: Path) -> None:
    data = tmp_path / "deep" / "var"
    private(data)
    assert data.stat().st_mode & 0o077 == 0
    data.chmod(0o750)
    private(data)
    assert data.stat().st_mode & 0o777 == 0o750, "a folder that exists stays as its owner set it"


@pytest.mark.parametrize(("https", "secure"), [("", False), ("1", True)])
def test_cookies_travel_over_https_only_when_told_so(tmp_path: Path, https: str, secure: bool) -> None:
    asked = (
        "from dienhong.config import settings as s; print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.DEMO_MODE)"
    )
    environment = {"PATH": os.environ["PATH"], "DIENHONG_DATA": str(tmp_path / "d"), "DIENHONG_HTTPS": https}
    said = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert said.stdout.split() == [str(secure), str(secure), "False"]


def test_the_page_policy_loads_nothing_from_elsewhere() -> None:
    directives = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]
    assert {source for sources in directives.values() for source in sources} == {"'self'", "'none'"}
