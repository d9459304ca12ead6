"""The manager's settings: defaults, then a file (TOML), then `POOLWRIGHT_SECTION__KEY`, then the caller.

Typed and checked once, here; nothing else in the manager reads the environment. An error names the setting and
where it came from. Not here: what a running cloud can change (that is in the store's configuration table).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal

import msgspec

from poolwright.config.listen import Listen, ListenInvalid
from poolwright.config.paths import data_directory, settings_file

PREFIX = "POOLWRIGHT_"
DEFAULT_LISTEN = "127.0.0.1:8080"


class SettingsInvalid(ValueError):
    """A setting that cannot be used; the message names it and says why."""


class ServerSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[server]`: the API's own server."""

    #: HOST:PORT; port 0 takes a free one.
    listen: str = DEFAULT_LISTEN
    #: HOST:PORT (CloudStack's is 8096) where whoever connects is the first administrator; empty means nowhere.
    integration: str = ""


class StoreSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[store]`: the database."""

    #: sqlite:///FILE or postgresql://USER:PASSWORD@HOST/DATABASE; empty means SQLite in the data directory.
    url: str = ""


class LogSettings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """`[log]`: what the manager writes to standard error."""

    level: Literal["debug", "info", "warning", "error"] = "info"
    #: `auto` is text on a terminal and JSON lines elsewhere.
    format: Literal["auto", "text", "json"] = "auto"


class Settings(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a manager is started with."""

    #: Directory of the database, its key and its lock; empty means the XDG data directory.
    data: str = ""
    server: ServerSettings = ServerSettings()
    store: StoreSettings = StoreSettings()
    log: LogSettings = LogSettings()

    @property
    def listen(self) -> Listen:
        """Where the API listens."""
        return Listen.parse(self.server.listen)

    @property
    def integration(self) -> Listen | None:
        """Where the API listens for those who need no keys; None for nowhere."""
        return Listen.parse(self.server.integration) if self.server.integration else None

    @property
    def data_directory(self) -> Path:
        """The directory of what this manager keeps."""
        return Path(self.data).expanduser()

    @property
    def store_url(self) -> str:
        """The database's URL."""
        return self.store.url or f"sqlite:///{self.data_directory.absolute() / 'poolwright.sqlite'}"


def _read_file(path: Path, *, required: bool) -> dict[str, Any]:
    try:
        with path.open("rb") as file:
            return tomllib.load(file)
    except FileNotFoundError:
        if required:
            raise SettingsInvalid(f"no settings file {path}") from None
        return {}
    except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsInvalid(f"settings file {path}: {error}") from error


def _overlay(raw: dict[str, Any], environ: Mapping[str, str]) -> None:
    """Put `POOLWRIGHT_SECTION__KEY` and `POOLWRIGHT_DATA` over what the file says."""
    if data := environ.get(PREFIX + "DATA"):
        raw["data"] = data
    for name, value in environ.items():
        section, separator, key = name.removeprefix(PREFIX).partition("__")
        if not name.startswith(PREFIX) or not separator:
            continue
        table = raw.setdefault(section.lower(), {})
        if not isinstance(table, dict):
            raise SettingsInvalid(f"{name}: {section.lower()} is not a section of the settings")
        table[key.lower()] = value


def load_settings(
    environ: Mapping[str, str],
    *,
    file: Path | None = None,
    listen: str | None = None,
    store: str | None = None,
    data: str | None = None,
) -> Settings:
    """The settings that hold: each source over the one before it, the arguments last.

    Raises `SettingsInvalid`.
    """
    path = file or settings_file(environ)
    raw = _read_file(path, required=file is not None or "POOLWRIGHT_CONFIG" in environ)
    _overlay(raw, environ)
    try:
        settings = msgspec.convert(raw, Settings, strict=False)
        if listen is not None:
            settings = msgspec.structs.replace(
                settings, server=msgspec.structs.replace(settings.server, listen=listen)
            )
        if store is not None:
            settings = msgspec.structs.replace(settings, store=StoreSettings(url=store))
        settings = msgspec.structs.replace(settings, data=data or settings.data or str(data_directory(environ)))
        _ = settings.listen, settings.integration
    except msgspec.ValidationError as error:
        raise SettingsInvalid(f"settings ({path} and {PREFIX}SECTION__KEY): {error}") from error
    except ListenInvalid as error:
        raise SettingsInvalid(str(error)) from error
    return settings
