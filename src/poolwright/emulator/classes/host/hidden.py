"""Messages of class host that hosts send each other, and that a client may send although none is meant to.

Source: xapi_host.ml, xapi_psr.ml.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final

from poolwright.emulator import facts
from poolwright.emulator.call import Call
from poolwright.emulator.classes.host.liveness import assert_live
from poolwright.emulator.failures import internal_error
from poolwright.xapi.datamodel import load


def create(call: Call, *args: Any) -> str:
    """host.create: a host's row, for one that is about to join. It is not live until it reports."""
    _, message = load().messages["host.create"]
    columns = facts.tables()["host"].columns
    given = {param.name: value for param, value in zip(message.params, args, strict=True)}
    values = {
        name: value
        for name, value in given.items()
        if name in columns and isinstance(value, columns[name].python or object)  # the model has odd defaults
    }
    values["metrics"] = call.database.create("host_metrics", {"live": False})
    host = call.database.create("host", values | {"enabled": False})
    call.pool.host_state(host).alive = False
    call.refresh("host", host)
    return host


def bugreport_upload(call: Call, host: str, _url: str, _options: Mapping[str, str]) -> None:
    """host.bugreport_upload: by a program of the host's, which reaches nobody from an emulated one."""
    assert_live(call.pool, host)
    raise internal_error("Subprocess exited with unexpected code 1; stdout = [  ]; stderr = [  ]")


def _assert_secret(call: Call, host: str, secret: str) -> None:
    assert_live(call.pool, host)
    if secret != call.pool.secret:
        raise internal_error("the pool secret is another")


def notify_new_pool_secret(call: Call, host: str, old_ps: str, _new_ps: str) -> None:
    """host.notify_accept_new_pool_secret and notify_send_new_pool_secret, of who knows the old."""
    _assert_secret(call, host, old_ps)


def cleanup_pool_secret(call: Call, host: str, _old_ps: str, new_ps: str) -> None:
    """host.cleanup_pool_secret: only the new one is good from now on."""
    _assert_secret(call, host, new_ps)


MESSAGES: Final[Mapping[str, Callable[..., Any]]] = {
    "create": create,
    "bugreport_upload": bugreport_upload,
    "notify_accept_new_pool_secret": notify_new_pool_secret,
    "notify_send_new_pool_secret": notify_new_pool_secret,
    "cleanup_pool_secret": cleanup_pool_secret,
}
