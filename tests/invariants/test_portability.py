"""The suite runs on SQLite and on PostgreSQL (`make test` runs it on both); what a form is sent never breaks either; and
every command works on a server, with the same report out of the same registers."""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest
from django import forms
from django.db import connection, models
from django.test import Client

from dienhong.accounts.roles import roles
from dienhong.commune.actions import SORT_KEY, sort_key_vi
from dienhong.commune.models import Commune
from dienhong.dialogue.models import Dialogue
from dienhong.page.once import new_token
from dienhong.records.actor import Actor
from tests.answers import let_go
from tests.factories.commune import account, village
from tests.factories.dialogue import dialogue
from tests.invariants.addresses import addresses, codes_by_register
from tests.journeys.server import BIN, ROOT, environment
from tests.on_postgres import MARKER
from tests.page.test_parallel_posts import TYPED
from tests.postgres import USER, Server, folder, program, running, serving
from tests.tools import need_postgres
from tests.web.whole import whole

# What no officer types and a program sends: the zero character, far more than fits, a number no column holds.
HOSTILE = ("a\0b", "ệ" * 30_000, "9" * 40)
FOREIGN = "ﷺ"  # one character that folding makes eighteen of


def test_the_suite_runs_on_the_database_it_was_asked_to_run_on() -> None:
    assert connection.vendor == ("postgresql" if os.environ.get(MARKER) else "sqlite")


@pytest.mark.parametrize("hostile", HOSTILE, ids=("zero", "long", "number"))
def test_no_form_breaks_on_what_no_column_holds(commune: Commune, by: Actor, at: object, hostile: str) -> None:
    whole(by=by, at=at)  # type: ignore[arg-type]
    codes = codes_by_register()
    clients = {name: Client(raise_request_exception=False) for name in sorted(roles())}
    for name, client in clients.items():
        client.force_login(account(name))
    sent = 0
    for address in addresses():
        needed = getattr(address.view, "permission", None)
        able = [name for name, role in roles().items() if needed and role.allows(needed)] or ["party_office"]
        for path in address.paths(codes)[:1]:
            client = clients[able[0]]
            opened = client.get(path) if "thoat" not in path and "dang-xuat" not in path else None
            form = opened.context.get("form") if opened is not None and opened.context else None
            names = form.fields if isinstance(form, forms.BaseForm) else ()
            fields = dict.fromkeys((*names, "account", "prefix", "finding", "choice", "muc", "key", "code"), hostile)
            reply = client.post(path, {**fields, "once": "a" * 32})
            assert reply.status_code < 500, (path, reply.status_code)
            for answer in (opened, reply):
                if answer is not None:
                    let_go(answer)
            sent += bool(names)
    assert sent > 20


def test_the_zero_character_is_refused_in_words_on_both_databases(officer: Callable[[str], Client]) -> None:
    told = {**TYPED, "title": "Đối\0thoại", "once": new_token()}
    reply = officer("party_office").post("/ban-lam-viec/doi-thoai/ghi/", told)
    page = reply.content.decode()
    assert reply.status_code == 422 and "Null characters" not in page and "ký tự" in page
    assert not Dialogue.objects.exists()


def test_the_longest_words_of_a_form_fit_every_column_made_out_of_them(commune: Commune, by: Actor, at: object) -> None:
    unit = village("Đ" * 160, by=by, at=at)  # type: ignore[arg-type]
    entry = dialogue(by=by, at=at, title=FOREIGN * 300, place="Đ" * 160)  # type: ignore[arg-type]
    for row in (unit, entry):
        for field in row._meta.concrete_fields:
            if isinstance(field, models.CharField) and field.max_length:
                assert len(getattr(row, field.attname)) <= field.max_length, field.name


def test_a_cut_sort_key_still_puts_long_names_in_their_order() -> None:
    names = [f"{'Chi bộ cơ quan của xã ' * 6}{end}" for end in ("Ân", "Dậu", "Đào", "Em")]
    keys = [sort_key_vi(name) for name in names]
    assert keys == sorted(keys) and len(set(keys)) == len(keys) and max(map(len, keys)) <= SORT_KEY


@need_postgres
def test_every_command_works_on_a_server_and_registers_move_there_and_back(tmp_path: Path) -> None:
    """Loaded into a file and on a server: the same report; moved over and back: the same rows, and the doctor is content."""
    with serving() as server:
        for name in ("loaded", "moved"):
            server.sql(f"CREATE DATABASE {name}")
        loaded, moved = server.url("loaded"), server.url("moved")
        file, on_server = Installation(tmp_path / "file"), Installation(tmp_path / "server", loaded)
        file.run("demo", "load")
        on_server.run("demo", "load", "--if-empty")
        assert on_server.run("demo", "load", "--if-empty") == ""
        assert "đã có dữ liệu" in on_server.run("demo", "load", status=2)
        report = ("report", "build", "an-khanh", "2026-H1", "--json")
        for one in (file, on_server):
            one.run(*report, str(one.folder / "report.json"))
            one.run("void", "TCD-2026-0007", "--reason", "Ghi nhầm")
            assert "Sổ nguyên vẹn" in one.run("doctor")
        assert (file.folder / "report.json").read_text() == (on_server.folder / "report.json").read_text()

        said = file.run("move", "--to", moved)
        assert "đầu chuỗi lịch sử khớp" in said and "Sổ nguyên vẹn" in said
        assert "Sổ nguyên vẹn" in file.run("doctor"), "the old database is as it was"
        assert "đã có dữ liệu" in file.run("move", "--to", moved, status=2)
        over = Installation(file.folder, moved)
        over.run("void", "TCD-2026-0008", "--reason", "Ghi nhầm")  # what comes after gets numbers of its own
        assert counted(server, "moved") == counted(server, "loaded") + 1
        take_over(server, Installation(file.folder, moved))
        back = tmp_path / "back.sqlite3"
        over.run("move", "--to", str(back))
        back.rename(file.folder / "dienhong.sqlite3")
        assert "Sổ nguyên vẹn" in Installation(file.folder).run("doctor")


def take_over(primary: Server, one: "Installation") -> None:
    """A standby made by pg_basebackup follows, refuses to be written to, and takes over when it is promoted."""
    with folder() as base:
        where = ("-h", str(primary.sockets), "-U", USER, "-D", str(base / "standby"))
        program("pg_basebackup", *where, "-R", "-C", "-S", "du_phong", "--checkpoint=fast", "--no-sync")
        with running(base / "standby") as standby:
            other = Installation(one.folder, standby.url("moved"))
            assert "Sổ nguyên vẹn" in other.run("doctor")
            assert standby.sql("SELECT pg_promote()") == "t"
            other.run("void", "TCD-2026-0009", "--reason", "Ghi nhầm")
            assert "Sổ nguyên vẹn" in other.run("doctor")
            assert counted(standby, "moved") == counted(primary, "moved") + 1
    primary.sql("SELECT pg_drop_replication_slot('du_phong')")


def counted(server: Server, name: str) -> int:
    """Events in a database of the server."""
    return int(server.sql("SELECT count(*) FROM records_event", name))


class Installation:
    """A data folder, with the database of a server when a URL names one."""

    def __init__(self, folder: Path, url: str = "") -> None:
        self.folder, self.url = folder, url

    def run(self, *arguments: str, status: int = 0) -> str:
        """What the command prints; `status` is what it must end with."""
        told = {**environment(self.folder), "DIENHONG_DATABASE": self.url}
        done = subprocess.run(
            [BIN / "dienhong", *arguments], env=told, cwd=ROOT, capture_output=True, text=True, check=False
        )
        assert done.returncode == status, done.stdout + done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout if status == 0 else done.stderr
