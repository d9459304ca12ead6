"""CloudStack's management server launching many VMs: a thread for each, hosts and images taken in turn."""

from __future__ import annotations

import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor

from bench.cloudstack.agent import Agent, Wanted
from bench.cloudstack.copy import clone
from bench.cloudstack.start import start
from bench.cloudstack.stop import destroy, stop
from bench.estate import VLAN, Image


class Management:
    """VMs by number, on the agents' pool."""

    def __init__(self, agents: Sequence[Agent], images: Sequence[Image]) -> None:
        self._agents = agents
        self._images = images
        self._volumes: dict[int, str] = {}
        self._next = 0

    def launch(self, count: int) -> float:
        """Clones and starts that many VMs; the seconds until the last is known to run."""
        numbers = range(self._next, self._next + count)
        self._next += count
        began = time.perf_counter()
        with ThreadPoolExecutor(count) as threads:
            list(threads.map(self._launch_one, numbers))
        return time.perf_counter() - began

    def remove(self, number: int) -> float:
        """Stops, destroys and expunges a VM; the seconds that took."""
        agent = self._agent(number)
        began = time.perf_counter()
        stop(agent, _name(number))
        destroy(agent, _name(number), self._volumes.pop(number))
        return time.perf_counter() - began

    def _agent(self, number: int) -> Agent:
        return self._agents[number % len(self._agents)]

    def _launch_one(self, number: int) -> None:
        agent, image = self._agent(number), self._images[number % len(self._images)]
        self._volumes[number] = clone(agent, image.disk, f"ROOT-{number}")
        start(
            agent,
            Wanted(
                name=_name(number),
                uuid=f"00000000-0000-4000-8000-{number:012}",
                template=image.template,
                volume=self._volumes[number],
                vlan=VLAN,
                mac=f"02:00:00:00:{number // 256:02x}:{number % 256:02x}",
            ),
        )


def _name(number: int) -> str:
    return f"i-2-{number}-VM"
