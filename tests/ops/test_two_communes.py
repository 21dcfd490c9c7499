"""Two communes on one host: one upgraded from the release before, one restored from a backup; neither sees the other."""

from __future__ import annotations

import socket
from pathlib import Path

from tests.ops.running import (
    alive,
    descendants,
    dienhong,
    done,
    found,
    get,
    kill_hard,
    old_release,
    serving,
    wait_until,
)


def test_two_communes_live_side_by_side(tmp_path: Path) -> None:
    upgraded = old_release(tmp_path / "thai-nguyen")
    done(upgraded, "upgrade")
    done(found(tmp_path / "hai-phong"), "backup", str(tmp_path / "kept"))
    [saved] = (tmp_path / "kept").iterdir()
    restored = tmp_path / "hai-phong-2"
    done(tmp_path / "hai-phong", "restore", str(saved), "--to", str(restored))
    doors = {upgraded: tmp_path / "1.sock", restored: tmp_path / "2.sock"}
    with serving(upgraded, doors[upgraded]), serving(restored, doors[restored]):
        first, second = (get(door, "/")[1] for door in doors.values())
        assert "Tỉnh Thái Nguyên" in first and "Thành phố Hải Phòng" in second
        assert "Hải Phòng" not in first and "Thái Nguyên" not in second
        assert "Chưa có buổi tiếp công dân" in second
        # A code of one is nothing to the other, a link of one opens nothing at the other.
        assert get(doors[upgraded], "/so-lieu/F-2026-0001/")[0] == 200
        assert get(doors[restored], "/so-lieu/F-2026-0001/")[0] == 404
        secret = done(restored, "link", "loi@xa.example.vn").split("/vao/")[1][:43]
        assert get(doors[restored], f"/vao/{secret}")[0] == 200
        assert get(doors[upgraded], f"/vao/{secret}")[0] == 404
        assert dienhong(upgraded, "link", "loi@xa.example.vn").returncode == 2
        for folder, door in doors.items():
            done(folder, "doctor")
            status, told = get(door, "/suc-khoe/san-sang")
            assert status == 200 and "migrations: ok" in told and "disk: ok" in told


def test_systemd_is_told_when_the_web_answers_and_a_kill_leaves_no_orphan(tmp_path: Path) -> None:
    folder, door = found(tmp_path / "a"), tmp_path / "a.sock"
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as told:
        told.bind(str(tmp_path / "notify"))
        told.settimeout(90)
        try:
            with serving(folder, door, NOTIFY_SOCKET=str(tmp_path / "notify")) as started:
                assert told.recv(100) == b"READY=1"
                children = descendants(started.pid)
                assert len(children) >= 2
                kill_hard(started)
        except AssertionError as honest:
            # `serving` asks for status 0; this one was killed.
            assert started.returncode == -9, honest
    wait_until(lambda: not any(alive(pid) for pid in children))
    with serving(folder, door):
        assert get(door, "/suc-khoe") == (200, "ok")
