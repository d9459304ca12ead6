"""The messages of the classes that update hosts: repositories, and the older updates and patches."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final
from urllib.parse import urlsplit

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure


def _assert_url(url: str) -> None:
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ApiFailure("INVALID_BASE_URL", url)


def _assert_new(call: Call, **values: str) -> None:
    for ref, row in call.database.items("Repository"):
        if row["name_label"] == values["name_label"]:
            raise ApiFailure("REPOSITORY_ALREADY_EXISTS", ref)
        if values.get("binary_url") and row["binary_url"] == values["binary_url"]:
            raise ApiFailure("REPOSITORY_ALREADY_EXISTS", ref)


def introduce(
    call: Call, name: str, description: str, binary: str, source: str, update: bool, gpgkey: str
) -> str:
    _assert_url(binary)
    if source:
        _assert_url(source)
    _assert_new(call, name_label=name, binary_url=binary)
    values = {
        "name_label": name,
        "name_description": description,
        "binary_url": binary,
        "source_url": source,
        "update": update,
        "gpgkey_path": gpgkey,
        "origin": "remote",
    }
    return call.database.create("Repository", values)


def introduce_bundle(call: Call, name: str, description: str) -> str:
    _assert_new(call, name_label=name)
    values = {"name_label": name, "name_description": description, "update": True, "origin": "bundle"}
    return call.database.create("Repository", values)


def introduce_remote_pool(call: Call, name: str, description: str, binary: str, certificate: str) -> str:
    _assert_url(binary)
    _assert_new(call, name_label=name, binary_url=binary)
    values = {
        "name_label": name,
        "name_description": description,
        "binary_url": binary,
        "certificate": certificate,
        "update": True,
        "origin": "remote_pool",
    }
    return call.database.create("Repository", values)


def forget(call: Call, repository: str) -> None:
    call.database.get("Repository", repository)
    if repository in call.database.get("pool", call.pool.ref)["repositories"]:
        raise ApiFailure("REPOSITORY_IS_IN_USE")
    call.database.destroy("Repository", repository)


def set_gpgkey_path(call: Call, repository: str, value: str) -> None:
    if "/" in value:
        raise ApiFailure("INVALID_GPGKEY_PATH", value)
    call.database.update("Repository", repository, gpgkey_path=value)


def introduce_update(call: Call, vdi: str) -> str:
    """Refused: an emulated disk holds no signed update."""
    call.database.get("VDI", vdi)
    raise ApiFailure("INVALID_UPDATE", "missing update document update.xml in the package.")


def _existing(cls: str) -> Callable[..., None]:
    """A message to an update or patch that can only come from a loaded database."""

    def message(call: Call, ref: str, *_ignored: object) -> None:
        call.database.get(cls, ref)
        raise ApiFailure("NOT_IMPLEMENTED", call.method)

    return message


def _remove(cls: str) -> Callable[[Call, str], None]:
    def message(call: Call, ref: str) -> None:
        call.database.destroy(cls, ref)

    return message


MESSAGES: Final[Mapping[str, Mapping[str, Callable[..., Any]]]] = {
    "Repository": {
        "introduce": introduce,
        "introduce_bundle": introduce_bundle,
        "introduce_remote_pool": introduce_remote_pool,
        "forget": forget,
        "set_gpgkey_path": set_gpgkey_path,
    },
    "pool_update": {
        "introduce": introduce_update,
        "destroy": _remove("pool_update"),
        "resync_host": lambda call, host: call.database.get("host", host) and None,
        **dict.fromkeys(
            ("precheck", "apply", "pool_apply", "pool_clean", "attach", "detach"),
            _existing("pool_update"),
        ),
    },
    "pool_patch": {
        "destroy": _remove("pool_patch"),
        **dict.fromkeys(
            ("apply", "pool_apply", "precheck", "clean", "pool_clean", "clean_on_host"),
            _existing("pool_patch"),
        ),
    },
    "host_patch": {"destroy": _remove("host_patch"), "apply": _existing("host_patch")},
    "host_crashdump": {"destroy": _remove("host_crashdump"), "upload": _existing("host_crashdump")},
    "crashdump": {"destroy": _remove("crashdump")},
}
