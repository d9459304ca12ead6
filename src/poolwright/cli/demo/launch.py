"""Launching the demo's VMs through the API, all at once, and what became of each."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from poolwright.apiclient import ApiClient, ApiError


class Stage(StrEnum):
    """How far a launch is."""

    WAITING = "waiting"
    LAUNCHING = "launching"
    RUNNING = "running"
    FAILED = "failed"


@dataclass
class Launch:
    """One VM of the demo."""

    name: str
    stage: Stage = Stage.WAITING
    #: Seconds of the loop's clock, from the request to the end of its job.
    began: float = 0.0
    seconds: float = 0.0
    id: str = ""
    host: str = ""
    state: str = ""
    error: str = ""
    #: XAPI calls made for it.
    calls: int = 0

    @property
    def ended(self) -> bool:
        return self.stage in (Stage.RUNNING, Stage.FAILED)


async def launch_all(
    api: ApiClient, launches: list[Launch], parameters: dict[str, Any], told: Callable[[Launch], None]
) -> None:
    """Deploy them all at once; `told` hears of every change. A VM that fails does not stop the rest."""
    async with asyncio.TaskGroup() as group:
        for launch in launches:
            group.create_task(_launch(api, launch, parameters, told))


async def _launch(
    api: ApiClient, launch: Launch, parameters: dict[str, Any], told: Callable[[Launch], None]
) -> None:
    now = asyncio.get_running_loop().time
    launch.stage, launch.began = Stage.LAUNCHING, now()
    told(launch)

    def submitted(answer: dict[str, Any]) -> None:
        launch.id = str(answer.get("id", ""))

    try:
        result = await api.run("deployVirtualMachine", submitted=submitted, name=launch.name, **parameters)
        machine = result["virtualmachine"]
        launch.id = str(machine["id"])
        launch.state, launch.host = str(machine["state"]), str(machine.get("hostname", ""))
        launch.stage = Stage.RUNNING if launch.state == "Running" else Stage.FAILED
    except ApiError as error:
        launch.stage, launch.state, launch.error = Stage.FAILED, "failed", str(error)
    launch.seconds = now() - launch.began
    told(launch)
