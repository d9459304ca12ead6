"""Settings: defaults, file, environment, arguments; and texts that name what is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from poolwright.config import Listen, ListenInvalid, SettingsInvalid, load_settings


@pytest.fixture
def environ(tmp_path: Path) -> dict[str, str]:
    return {"HOME": str(tmp_path)}


def write(environ: dict[str, str], text: str) -> Path:
    path = Path(environ["HOME"]) / ".config" / "poolwright" / "poolwright.toml"
    path.parent.mkdir(parents=True)
    path.write_text(text)
    return path


def test_defaults(environ: dict[str, str], tmp_path: Path) -> None:
    settings = load_settings(environ)
    assert settings.listen == Listen("127.0.0.1", 8080)
    assert settings.data_directory == tmp_path / ".local" / "share" / "poolwright"
    assert settings.store_url == f"sqlite:///{settings.data_directory}/poolwright.sqlite"


def test_each_source_over_the_one_before(environ: dict[str, str], tmp_path: Path) -> None:
    write(environ, '[server]\nlisten = "127.0.0.1:1"\n[log]\nlevel = "debug"\n[store]\nurl = "file"\n')
    environ |= {"POOLWRIGHT_SERVER__LISTEN": "127.0.0.1:2", "POOLWRIGHT_STORE__URL": "environment"}
    settings = load_settings(environ, store="argument", data=str(tmp_path))
    assert (settings.log.level, settings.listen.port, settings.store_url) == ("debug", 2, "argument")
    assert settings.data_directory == tmp_path


def test_xdg_directories_are_followed_where_absolute(environ: dict[str, str]) -> None:
    assert load_settings(environ | {"XDG_DATA_HOME": "/d"}).data == "/d/poolwright"
    assert load_settings(environ | {"XDG_DATA_HOME": "d"}).data != "d/poolwright"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[server]\nport = 1\n", "port"),
        ('[log]\nlevel = "loud"\n', "loud"),
        ("[server\n", "poolwright.toml"),
        ('server = "x"\n', "server"),
    ],
)
def test_an_error_names_the_setting(environ: dict[str, str], text: str, said: str) -> None:
    write(environ, text)
    with pytest.raises(SettingsInvalid, match=said):
        load_settings(environ)


def test_a_file_asked_for_must_exist(environ: dict[str, str]) -> None:
    with pytest.raises(SettingsInvalid, match=r"nowhere\.toml"):
        load_settings(environ | {"POOLWRIGHT_CONFIG": "/nowhere.toml"})


@pytest.mark.parametrize(
    ("text", "listen"),
    [
        ("127.0.0.1:8080", Listen("127.0.0.1", 8080)),
        (":0", Listen("127.0.0.1", 0)),
        ("[::1]:80", Listen("::1", 80)),
    ],
)
def test_listen(text: str, listen: Listen) -> None:
    assert Listen.parse(text) == listen


@pytest.mark.parametrize("text", ["8080", "host", "host:", "host:http", "host:65536", "::1:80", "host:-1"])
def test_listen_says_what_it_wants(text: str) -> None:
    with pytest.raises(ListenInvalid, match=r"HOST:PORT|brackets"):
        Listen.parse(text)


def test_a_server_on_all_addresses_is_reached_on_the_loopback() -> None:
    assert Listen("0.0.0.0", 1).reachable_host == "127.0.0.1"
    assert str(Listen("::1", 1)) == "[::1]:1"
