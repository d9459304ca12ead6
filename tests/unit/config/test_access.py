"""The access profile: who wins, what the file looks like, what is said when there is none."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from poolwright.config import Access, AccessUnknown, ProfileFile, find_access

REAL = Access("http://real/client/api", "key", "secret")
DEMO = Access("http://demo/client/api", "demo-key", "demo-secret")


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def test_file_is_the_users_alone_and_under_its_configuration(environ: dict[str, str], tmp_path: Path) -> None:
    ProfileFile.of(environ).put("serve", REAL)
    path = tmp_path / ".config" / "poolwright" / "profile.json"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert find_access(environ) == REAL
    assert list(path.parent.iterdir()) == [path]


def test_a_demo_hides_the_real_manager_until_it_ends(environ: dict[str, str]) -> None:
    file = ProfileFile.of(environ)
    file.put("serve", REAL)
    file.put("demo", DEMO)
    assert find_access(environ) == DEMO
    file.remove("demo", DEMO)
    assert find_access(environ) == REAL


def test_only_ones_own_entry_is_removed(environ: dict[str, str]) -> None:
    file = ProfileFile.of(environ)
    file.put("demo", DEMO)
    file.remove("demo", REAL)
    assert find_access(environ) == DEMO


def test_environment_comes_first(environ: dict[str, str]) -> None:
    ProfileFile.of(environ).put("serve", REAL)
    variables = {
        "POOLWRIGHT_API": DEMO.api,
        "POOLWRIGHT_APIKEY": DEMO.apikey,
        "POOLWRIGHT_SECRETKEY": DEMO.secretkey,
    }
    assert find_access(environ | variables) == DEMO


def test_keys_are_not_lent_to_another_api(environ: dict[str, str]) -> None:
    ProfileFile.of(environ).put("serve", REAL)
    with pytest.raises(AccessUnknown, match="POOLWRIGHT_APIKEY"):
        find_access(environ | {"POOLWRIGHT_API": "http://elsewhere/client/api"})


def test_no_profile_says_what_to_start(environ: dict[str, str]) -> None:
    with pytest.raises(AccessUnknown, match="poolwright demo"):
        find_access(environ)


def test_a_broken_file_is_named_and_then_replaced(environ: dict[str, str]) -> None:
    file = ProfileFile.of(environ)
    file.put("serve", REAL)
    file.path.write_text("{")
    with pytest.raises(AccessUnknown, match=str(file.path)):
        find_access(environ)
    file.put("serve", REAL)
    assert find_access(environ) == REAL


def test_secret_is_not_in_the_text_of_an_access() -> None:
    assert "demo-secret" not in repr(DEMO)
