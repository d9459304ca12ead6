"""`poolwright xapi URL call | events | mirror`: a pool's own API from the command line.

For what one reaches for `xe` for, from any machine and with no manager between; each command logs in, and out
again however it ends.
"""

from __future__ import annotations

from collections.abc import Coroutine
from pathlib import Path
from typing import Annotated, Any, Literal

from cyclopts import Parameter

from poolwright.cli.interrupt import stop_on_signal, unless_stopped
from poolwright.cli.output import Json
from poolwright.cli.password import (
    Fingerprint,
    Insecure,
    Password,
    PasswordFile,
    Username,
    find_password,
)
from poolwright.cli.xapi import calling, watching
from poolwright.cli.xapi.entering import Door, Trust
from poolwright.cli.xapi.values import wrong

Fields = Annotated[
    list[str] | None,
    Parameter(name="--fields", help="mirror: the fields to show, a,b,c.", negative=""),
]
Where = Annotated[
    list[str] | None,
    Parameter(name="--where", help="mirror: only objects with field=value; repeat it for more.", negative=""),
]


async def xapi(
    url: Annotated[str, Parameter(help="URL of any host of the pool, like https://xen1.example.org.")],
    action: Annotated[Literal["call", "events", "mirror"], Parameter(help="What to do there.")],
    /,
    *words: Annotated[str, Parameter(help="call: CLASS.message and its arguments; else classes, like VM.")],
    username: Username = "root",
    password_file: PasswordFile = None,
    password: Password = None,
    ca: Annotated[Path | None, Parameter(help="File of the authorities that vouch for the host.")] = None,
    fingerprint: Fingerprint = None,
    insecure: Insecure = False,
    timeout: Annotated[
        float | None, Parameter(help="Seconds to wait for a result; a task is waited for without end.")
    ] = None,
    fields: Fields = None,
    where: Where = None,
    follow: Annotated[
        bool, Parameter(negative="", help="mirror: stay, and show the table again when it changes.")
    ] = False,
    as_json: Json = False,
) -> None:
    """Speak XAPI to a pool, with no manager between. Any member will do; it leads to the master.

    call CLASS.message ARGS: arguments in order or by name (host=xen1); objects by reference, uuid or name; a,b
    and k=v,k=v or JSON for sets and maps; create takes field=value or JSON (@file). What can run as a task does
    and is waited for; Async.CLASS.message prints the task instead.

    events [CLASS ...]: what happens, live.

    mirror [CLASS ...]: the objects as a table; without classes, how many there are.

    An https certificate is verified by the system's authorities, or pinned at the first use and shown.
    """
    door = Door(
        url,
        username,
        find_password(url, username, password, password_file),
        Trust(ca, fingerprint, insecure),
        timeout or 60.0,
    )
    if action != "mirror" and (fields or where or follow):
        raise wrong("--fields, --where and --follow are mirror's")
    work: Coroutine[Any, Any, None]
    if action == "call":
        work = calling.call(door, words, timeout=timeout, as_json=as_json)
    elif action == "events":
        work = watching.events(door, words, as_json=as_json)
    else:
        shown = [name for one in fields or () for name in one.split(",") if name]
        work = watching.mirror(door, words, fields=shown, where=where or (), follow=follow, as_json=as_json)
    async with stop_on_signal() as stop:
        await unless_stopped(stop, work)
