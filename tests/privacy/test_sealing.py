"""What is sealed opens with its key, in its place, and in no other way."""

import stat
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dienhong.privacy.sealing import BLOCK, NoKey, NotOpened, make_key, seal, unseal

NAME = "Tạ Thị Mộng Điệp, xóm Cồn Nổi, 031088777111"
PLACE = "DT-2026-0007"


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    made = tmp_path / "keys" / "seal.key"
    make_key(made)
    return made


def test_the_key_is_the_owners_alone_and_is_never_made_twice(key_file: Path) -> None:
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    before = key_file.read_bytes()
    make_key(key_file)
    assert key_file.read_bytes() == before
    assert [path.name for path in key_file.parent.iterdir()] == ["seal.key"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=600))
def test_words_come_back_as_they_were(key_file: Path, words: str) -> None:
    assert unseal(seal(words, place=PLACE, key_file=key_file), place=PLACE, key_file=key_file) == words


def test_nothing_of_the_words_is_in_what_is_kept(key_file: Path) -> None:
    sealed = seal(NAME, place=PLACE, key_file=key_file)
    assert NAME.encode()[:6] not in sealed and seal(NAME, place=PLACE, key_file=key_file) != sealed
    assert len(seal("An", place=PLACE, key_file=key_file)) == len(sealed) and len(sealed) > BLOCK


def test_it_opens_in_its_own_place_only(key_file: Path) -> None:
    sealed = seal(NAME, place=PLACE, key_file=key_file)
    with pytest.raises(NotOpened, match="chuyển chỗ"):
        unseal(sealed, place="DT-2026-0008", key_file=key_file)


@pytest.mark.parametrize("at", [0, 4, 15, 40, -1])
def test_a_changed_byte_is_noticed(key_file: Path, at: int) -> None:
    sealed = bytearray(seal(NAME, place=PLACE, key_file=key_file))
    sealed[at] ^= 1
    with pytest.raises(NotOpened):
        unseal(bytes(sealed), place=PLACE, key_file=key_file)


def test_another_key_is_told_from_damage(key_file: Path, tmp_path: Path) -> None:
    sealed = seal(NAME, place=PLACE, key_file=key_file)
    other = tmp_path / "other.key"
    make_key(other)
    with pytest.raises(NotOpened, match="một khóa khác"):
        unseal(sealed, place=PLACE, key_file=other)


@pytest.mark.parametrize("content", [None, b"", b"abc", b"!" * 44])
def test_without_a_key_nothing_is_sealed_and_the_words_say_what_to_do(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "seal.key"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(NoKey, match="người giữ khóa") as caught:
        seal(NAME, place=PLACE, key_file=path)
    assert "Mộng Điệp" not in str(caught.value)
