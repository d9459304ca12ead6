"""What scenarios are written with: a caller of one pool over either protocol, and the pool's parts by property.

A scenario's expected answers come from reading what XAPI does (its rules and their order), never from the
emulator. Answers are (`ok`, value) or an error's code and parameters; integers are compared as text, because
XML-RPC carries them so.
"""

from __future__ import annotations

import asyncio
import xmlrpc.client
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any, Final

import aiohttp

from poolwright.emulator import Emulator, emulated_pool

NULL: Final = "OpaqueRef:NULL"
BAD: Final = "OpaqueRef:00000000-0000-0000-0000-00000000dead"
MIB: Final = 1 << 20
EPOCH: Final = xmlrpc.client.DateTime("19700101T00:00:00Z")
PROTOCOLS: Final = ("xmlrpc", "jsonrpc")


class Steps:
    """Calls a pool; `protocol` is `xmlrpc` or `jsonrpc`."""

    def __init__(self, pool: Emulator, http: aiohttp.ClientSession, protocol: str) -> None:
        self.pool = pool
        self.http = http
        self.protocol = protocol
        self.session = ""

    async def raw(self, method: str, *args: Any, url: str | None = None) -> Any:
        """The value, or the error as a list: code, then parameters."""
        address = url or self.pool.url
        if self.protocol == "jsonrpc":
            args = tuple(str(a) if isinstance(a, xmlrpc.client.DateTime) else a for a in args)
            body = {"jsonrpc": "2.0", "method": method, "params": list(args), "id": 1}
            async with self.http.post(f"{address}/jsonrpc", json=body) as response:
                answer = await response.json(content_type="application/json")
            if "error" not in answer:
                return answer["result"]
            error = answer["error"]  # a bare list from outside the dispatcher, as in emergency mode
            return Error(error if isinstance(error, list) else [error["message"], *error["data"]])
        text = xmlrpc.client.dumps(args, method)
        async with self.http.post(f"{address}/RPC2", data=text.encode()) as response:
            (answer,), _ = xmlrpc.client.loads((await response.read()).decode())
        assert isinstance(answer, dict)
        return answer["Value"] if answer["Status"] == "Success" else Error(answer["ErrorDescription"])

    async def attempt(self, method: str, *args: Any) -> Any:
        """The value, or an `Error`."""
        return await self.raw(method, self.session, *args)

    async def __call__(self, method: str, *args: Any) -> Any:
        """The value of a call that must succeed."""
        answer = await self.attempt(method, *args)
        assert not isinstance(answer, Error), f"{method}{args}: {answer}"
        return answer

    async def refused(self, method: str, *args: Any) -> list[str]:
        """The error of a call that must fail: code, then parameters."""
        answer = await self.attempt(method, *args)
        assert isinstance(answer, Error), f"{method}{args} succeeded with {answer!r}"
        return list(answer)

    async def code(self, method: str, *args: Any) -> str:
        """`ok`, or the error's code."""
        answer = await self.attempt(method, *args)
        return answer[0] if isinstance(answer, Error) else "ok"

    async def login(self, *, originator: str = "scenario") -> str:
        answer = await self.raw(
            "session.login_with_password", self.pool.username, self.pool.password, "1.0", originator
        )
        assert not isinstance(answer, Error), answer
        return str(answer)

    async def finished(self, task: str) -> dict[str, Any]:
        """A task's record once it is no longer pending."""
        for _ in range(500):
            record: dict[str, Any] = await self("task.get_record", task)
            if record["status"] not in ("pending", "cancelling"):
                return record
            await asyncio.sleep(0.005)
        raise TimeoutError(task)


class Error(list[str]):
    """An answer that is an error: code, then parameters."""


@asynccontextmanager
async def playing(protocol: str, *, hosts: int = 2, profile: str = "instant") -> AsyncIterator[Steps]:
    """A fresh pool and a session with it."""
    async with (
        emulated_pool(hosts=hosts, seed=11, profile=profile) as pool,
        aiohttp.ClientSession() as http,
    ):
        steps = Steps(pool, http, protocol)
        steps.session = await steps.login()
        yield steps


class World:
    """A pool's parts, found by property: two hosts, their own SRs, the shared one, networks and PIFs."""

    def __init__(self, pool: Emulator) -> None:
        database = pool.database
        self.pool = pool.pool.ref
        self.host1 = pool.pool.coordinator
        self.host2 = next(h for h in database.refs("host") if h != self.host1)
        self.sr1, self.sr2, self.shared = "", "", ""
        for ref, row in database.items("SR"):
            hosts = {database.get("PBD", p)["host"] for p in row["PBDs"]}
            if row["shared"] and row["type"] == "nfs":
                self.shared = ref
            elif row["type"] in ("ext", "lvm") and hosts == {self.host1}:
                self.sr1 = ref
            elif row["type"] in ("ext", "lvm") and hosts == {self.host2}:
                self.sr2 = ref
        pifs = database.items("PIF")
        self.management = next(r for r, p in pifs if p["host"] == self.host1 and p["management"])
        self.network = database.get("PIF", self.management)["network"]
        self.spare1 = self._spare(pool, self.host1)
        self.spare2 = self._spare(pool, self.host2)
        self.dom0 = next(
            r for r, vm in database.items("VM") if vm["is_control_domain"] and vm["resident_on"] == self.host1
        )
        self.default_template = database.by_name("VM", "Other install media")[0]

    @staticmethod
    def _spare(pool: Emulator, host: str) -> list[str]:
        spare = [
            (p["device"], r)
            for r, p in pool.database.items("PIF")
            if p["host"] == host and p["physical"] and not p["management"]
        ]
        return [ref for _, ref in sorted(spare)]


# --- records ---------------------------------------------------------------------------------------------


def a_vm(name: str = "vm", **values: Any) -> dict[str, Any]:
    memory = str(64 * MIB)
    return {
        "name_label": name,
        "name_description": "",
        "user_version": "1",
        "is_a_template": False,
        "affinity": NULL,
        "memory_static_max": memory,
        "memory_dynamic_max": memory,
        "memory_dynamic_min": memory,
        "memory_static_min": str(32 * MIB),
        "VCPUs_params": {},
        "VCPUs_max": "1",
        "VCPUs_at_startup": "1",
        "actions_after_shutdown": "destroy",
        "actions_after_reboot": "restart",
        "actions_after_crash": "restart",
        "PV_bootloader": "",
        "PV_kernel": "",
        "PV_ramdisk": "",
        "PV_args": "",
        "PV_bootloader_args": "",
        "PV_legacy_args": "",
        "HVM_boot_policy": "BIOS order",
        "HVM_boot_params": {},
        "platform": {},
        "PCI_bus": "",
        "other_config": {},
        "recommendations": "",
        "xenstore_data": {"vm-data/sim-tools": "1"},
    } | values


def a_disk(sr: str, name: str = "disk", **values: Any) -> dict[str, Any]:
    return {
        "name_label": name,
        "name_description": "",
        "SR": sr,
        "virtual_size": str(64 * MIB),
        "type": "user",
        "sharable": False,
        "read_only": False,
        "other_config": {},
        "xenstore_data": {},
        "sm_config": {},
        "tags": [],
    } | values


async def read_only_disk(step: Steps, sr: str, uuid: str) -> str:
    """A read-only disk: only an introduced one is, for creation ignores the wish."""
    args = (
        uuid,
        "sealed",
        "",
        sr,
        "user",
        False,
        True,
        {},
        uuid,
        {},
        {},
        True,
        str(64 * MIB),
        "0",
        NULL,
        False,
    )
    return str(await step("VDI.introduce", *args, EPOCH, NULL))


def a_drive(vm: str, vdi: str, device: str = "0", **values: Any) -> dict[str, Any]:
    return {
        "VM": vm,
        "VDI": vdi,
        "userdevice": device,
        "bootable": False,
        "mode": "RW",
        "type": "Disk",
        "unpluggable": True,
        "empty": False,
        "other_config": {},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    } | values


def an_interface(vm: str, network: str, device: str = "0", **values: Any) -> dict[str, Any]:
    return {
        "device": device,
        "network": network,
        "VM": vm,
        "MAC": "",
        "MTU": "1500",
        "other_config": {},
        "qos_algorithm_type": "",
        "qos_algorithm_params": {},
    } | values


def a_network(name: str = "net", **values: Any) -> dict[str, Any]:
    return {
        "name_label": name,
        "name_description": "",
        "MTU": "1500",
        "other_config": {},
        "tags": [],
        "bridge": "",
        "managed": True,
    } | values
