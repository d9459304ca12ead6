"""`poolwright sagas`: what the manager is carrying out, what is stuck, and what to do about that."""

from __future__ import annotations

from typing import Annotated

from cyclopts import Parameter

from poolwright.cli.connection import manager
from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import Json, print_json, print_rows

_COLUMNS = {
    "Saga": "id",
    "Name": "name",
    "State": "state",
    "Step": "step",
    "Error": "error",
    "Because": "reason",
    "Resource": "resourceid",
}


async def sagas(
    *,
    stuck: Annotated[bool, Parameter(negative="", help="Only those whose undo failed.")] = False,
    retry: Annotated[str | None, Parameter(help="Try the undoing of this stuck saga again.")] = None,
    abandon: Annotated[
        str | None,
        Parameter(help="Declare this stuck saga undone: you have seen to what is left of it on the pool."),
    ] = None,
    as_json: Json = False,
) -> None:
    """Show what is being carried out and what is stuck: at which step, and with which error.

    A saga is stuck when it failed and could not be undone. Remove the cause, then --retry it; or remove what
    is left yourself, and --abandon it.
    """
    if retry and abandon:
        raise CommandFailed("--retry and --abandon exclude each other", Exit.USAGE)
    async with manager() as api:
        if retry or abandon:
            command = "retrySaga" if retry else "abandonSaga"
            rows = [(await api.call(command, id=retry or abandon))["saga"]]
        else:
            rows = await api.list_all("listSagas", stuck=stuck)
    if as_json:
        print_json(rows)
    else:
        print_rows(rows, _COLUMNS, as_json=False)
