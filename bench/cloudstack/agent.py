"""CloudStack's agent of one host: what it knows of the host, and how it waits for a task."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bench.cloudstack.connection import Command, Connection

#: Seconds between two looks at a task.
POLL = 1.0
#: The device of the NIC that guests' traffic takes.
GUEST_DEVICE = "eth0"


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """A VM to start: `template` by name, `volume` a VDI's uuid, `memory` in bytes, `speed` in MHz."""

    name: str
    uuid: str
    template: str
    volume: str
    vlan: int
    mac: str
    cpus: int = 1
    speed: int = 500
    memory: int = 512 << 20


@dataclass(frozen=True, kw_only=True)
class Agent:
    """A host as its agent read it once, when it connected."""

    connection: Connection
    host: str
    uuid: str
    speed: int
    guest_network: str
    guest_pif: str
    pause: Callable[[float], None] = time.sleep
    #: Copies of disks are done one at a time per host.
    copying: threading.Lock = field(default_factory=threading.Lock)

    def begin(self) -> Command:
        """Begins a command."""
        return self.connection.command(self.uuid)


def connect_agents(connection: Connection, pause: Callable[[float], None] = time.sleep) -> list[Agent]:
    """An agent for each host of the pool."""
    hosts, networks, pifs, cpus = (
        connection.call(f"{cls}.get_all_records") for cls in ("host", "network", "PIF", "host_cpu")
    )
    speeds = {cpu["host"]: int(cpu["speed"]) for cpu in cpus.values()}
    guest = {
        pif["host"]: pif for pif in pifs.values() if pif["device"] == GUEST_DEVICE and int(pif["VLAN"]) < 0
    }
    return [
        Agent(
            connection=connection,
            host=ref,
            uuid=record["uuid"],
            speed=speeds[ref],
            guest_network=networks[guest[ref]["network"]]["uuid"],
            guest_pif=guest[ref]["uuid"],
            pause=pause,
        )
        for ref, record in hosts.items()
    ]


def await_task(say: Command, task: Any, pause: Callable[[float], None]) -> None:
    """Polls a task to its end, looks once more, and destroys it. Raises RuntimeError if it failed."""
    while say("task.get_status", task) == "pending":
        pause(POLL)
    if say("task.get_status", task) != "success":
        record = say("task.get_record", task)
        raise RuntimeError(f"{record['name_label']}: {record['error_info']}")
    say("task.destroy", task)
