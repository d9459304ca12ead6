"""Passwords in a PBD's device_config, which XAPI keeps as secrets: `password` becomes `password_secret`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from poolwright.emulator.database import Database

_PASSWORD: Final = "password"  # noqa: S105 - the end of a key, not a password
_SECRET: Final = "password_secret"  # noqa: S105


def hide_passwords(database: Database, config: Mapping[str, str]) -> dict[str, str]:
    """The config with each password moved to a secret of its own, and each secret named in it doubled."""
    hidden: dict[str, str] = {}
    for key, value in config.items():
        if key.endswith(_PASSWORD):
            hidden[f"{key}_secret"] = _new_secret(database, value)
        elif key.endswith(_SECRET) and (old := database.find_uuid("secret", value)) is not None:
            hidden[key] = _new_secret(database, database.get("secret", old)["value"])
        else:
            hidden[key] = value
    return hidden


def destroy_passwords(database: Database, config: Mapping[str, str]) -> None:
    """Destroys the secrets that a config names; those that are gone do no harm."""
    for key, value in config.items():
        if key.endswith(_SECRET) and (ref := database.find_uuid("secret", value)) is not None:
            database.destroy("secret", ref)


def _new_secret(database: Database, value: str) -> str:
    ref = database.create("secret", {"value": value})
    return str(database.get("secret", ref)["uuid"])
