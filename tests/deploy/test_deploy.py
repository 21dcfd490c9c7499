"""The units, the web server's file and the container files are what their own tools take, and name what there is."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from dienhong.ops.cli import parser
from tests.journeys.server import BIN, ROOT
from tests.tools import need_caddy, need_systemd

DEPLOY = ROOT / "deploy"
INSTALLED = "/opt/dienhong/.venv/bin/dienhong"
UNITS = sorted((DEPLOY / "systemd").iterdir())


@need_systemd
@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.name)
def test_systemd_takes_the_unit_for_a_commune(unit: Path, tmp_path: Path) -> None:
    for each in UNITS:  # a timer names its service
        text = each.read_text(encoding="utf8").replace(INSTALLED, str(BIN / "dienhong"))
        (tmp_path / each.name.replace("@", "@an-khanh")).write_text(text, encoding="utf8")
    here = tmp_path / unit.name.replace("@", "@an-khanh")
    ran = subprocess.run(
        ["systemd-analyze", "verify", "--man=no", str(here)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0 and here.name not in ran.stderr, ran.stderr


@need_caddy
@pytest.mark.parametrize("name", ["Caddyfile", "Caddyfile.compose"])
def test_caddy_takes_its_file(name: str, tmp_path: Path) -> None:
    copy = shutil.copy(DEPLOY / name, tmp_path / "Caddyfile")
    command = ["caddy", "validate", "--config", str(copy), "--adapter", "caddyfile"]
    ran = subprocess.run(
        command, capture_output=True, text=True, check=False, env={"HOME": str(tmp_path), "PATH": "/usr/bin:/bin"}
    )
    assert ran.returncode == 0, ran.stderr


def test_every_unit_runs_a_command_there_is_with_one_data_folder_and_socket_a_commune() -> None:
    served = (DEPLOY / "systemd" / "dienhong@.service").read_text(encoding="utf8")
    for unit in UNITS:
        for arguments in re.findall(rf"^ExecStart={re.escape(INSTALLED)} (.+)$", unit.read_text(encoding="utf8"), re.M):
            parser().parse_args(arguments.replace("%i", "an-khanh").split())
    assert "DIENHONG_DATA=/srv/dienhong/%i" in served and "/etc/dienhong/%i.env" in served
    socket = re.search(r"--bind unix:(\S+)", served)
    assert socket is not None
    caddy = (DEPLOY / "Caddyfile").read_text(encoding="utf8")
    assert f"unix/{socket[1].replace('%i', '{args[0]}')}" in caddy
    assert "\tlog" not in caddy, "no access log: it would keep addresses and one-time links"


def test_containers_run_the_same_command_on_a_volume_of_their_own() -> None:
    container = (DEPLOY / "Containerfile").read_text(encoding="utf8")
    command = re.search(r"^CMD \[(.+)\]$", container, re.M)
    assert command is not None
    parser().parse_args([part.strip(' "') for part in command[1].split(",")])
    compose = (DEPLOY / "compose.yaml").read_text(encoding="utf8")
    assert 'volumes: ["an-khanh:/data"]' in compose and 'volumes: ["tan-vien:/data"]' in compose
    assert "COPY . ." in container and ".git" in (ROOT / ".containerignore").read_text(encoding="utf8")
