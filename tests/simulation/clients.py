"""Clients of a simulated cloud: they ask for VMs, use them and give them back, and note what they were told.

A client that meets a dead manager comes back when there is one again, and looks what became of its request:
by the name that it gave, as a careful script does.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from .cloud import Life, Refused, SimulatedCloud
from .disk import Died

#: An event of the history: when, who, what, about which VM, how it ended.
History = list[tuple[Any, ...]]


@dataclass
class Client:
    """One user at work, by chance."""

    cloud: SimulatedCloud
    number: int
    chance: random.Random
    history: History
    #: What its deploys are given, drawn anew for each.
    wanted: Callable[[random.Random], dict[str, str]]
    #: Its VMs by name; None: what became of it is not known.
    mine: dict[str, str | None] = field(default_factory=dict)

    async def run(self, operations: int) -> None:
        for count in range(operations):
            await asyncio.sleep(self.chance.random())
            await self._one(f"vm-{self.number}-{count}")

    async def _one(self, name: str) -> None:
        known = sorted(name for name, uuid in self.mine.items() if uuid)
        if not known or self.chance.random() < 0.4:
            wanted = self.wanted(self.chance)
            answer = await self.ask("deploy", name, "deployVirtualMachine", name=name, **wanted)
            if answer is not None and (uuid := await self._find(name)):
                self.mine[name] = uuid
            return
        name = self.chance.choice(known)
        uuid = self.mine[name]
        kind = self.chance.choice(["stop", "start", "reboot", "destroy", "expunge", "stop"])
        match kind:
            case "destroy":
                await self.ask(kind, name, "destroyVirtualMachine", id=uuid)
            case "expunge":
                await self.ask(kind, name, "destroyVirtualMachine", id=uuid, expunge="true")
            case "stop":
                forced = str(self.chance.random() < 0.3).lower()
                await self.ask(kind, name, "stopVirtualMachine", id=uuid, forced=forced)
            case _:
                await self.ask(kind, name, f"{kind}VirtualMachine", id=uuid)
        if not await self._find(name):
            self.mine.pop(name)

    async def ask(self, kind: str, name: str, command: str, /, **params: Any) -> dict[str, Any] | None:
        """Ask for it once, and wait for what comes of it; None where it was refused, or nobody knows."""
        begun = self._now()
        answer: dict[str, Any] | None = None
        try:
            life = await self.cloud.living()
            answer = await life.call(command, **params)
        except Refused as refused:
            outcome = f"refused: {refused.error.code.name}"
        except Died:
            outcome = "unknown"
        else:
            job = await self._ended(answer["jobid"])
            outcome = "done" if job["jobstatus"] == 1 else f"failed: {job['jobresult'].get('errorcode')}"
            answer = job if job["jobstatus"] == 1 else None
        self.history.append((begun, self._now(), f"client {self.number}", kind, name, outcome))
        return answer

    async def _ended(self, jobid: str) -> dict[str, Any]:
        while True:
            try:
                return await (await self.cloud.living()).finished(jobid, every=0.2)
            except Died:
                continue

    async def _find(self, name: str) -> str | None:
        """The VM of that name, as a list shows it now."""
        while True:
            try:
                life: Life = await self.cloud.living()
                found = (await life.call("listVirtualMachines", name=name)).get("virtualmachine", [])
            except Died:
                continue
            return found[0]["id"] if found else None

    def _now(self) -> float:
        return round(asyncio.get_running_loop().time(), 6)
