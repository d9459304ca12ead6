"""`poolwright jobs`: what the manager was asked to do, and how it went."""

from __future__ import annotations

from typing import Annotated, Any

from cyclopts import Parameter

from poolwright.cli.connection import manager
from poolwright.cli.output import Json, print_json, print_rows

_STATUS = {0: "pending", 1: "done", 2: "failed", 3: "cancelled"}
_COLUMNS = {"Job": "jobid", "Command": "cmd", "Status": "status", "Created": "created", "Result": "result"}


async def jobs(
    job: Annotated[str | None, Parameter(help="The id of one job; without it, all are listed.")] = None,
    /,
    *,
    wait: Annotated[bool, Parameter(negative="", help="Wait until that job has ended.")] = False,
    as_json: Json = False,
) -> None:
    """Show what the manager was asked to do, and how it went."""
    async with manager() as api:
        if job is None:
            rows = await api.list_all("listAsyncJobs", listall=True)
        else:
            if wait:
                await api.wait("job", job)
            rows = [await api.call("queryAsyncJobResult", jobid=job)]
    if as_json:
        print_json(rows if job is None else rows[0])
    else:
        print_rows([_readable(row) for row in rows], _COLUMNS, as_json=False)


def _readable(row: dict[str, Any]) -> dict[str, Any]:
    """The row with its status and result in words."""
    result = row.get("jobresult")
    text = str(result.get("errortext", "")) if isinstance(result, dict) else ""
    command = str(row.get("cmd", "")).rpartition(".")[2].removesuffix("Cmd")
    return {**row, "cmd": command, "status": _STATUS.get(int(row.get("jobstatus", 0)), "?"), "result": text}
