"""A raw JSON-RPC 2.0 caller and XML-RPC through PyPI's XenAPI, for tests of the emulator's wire."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import aiohttp
import XenAPI

from poolwright.emulator import Emulator


class Refused(Exception):
    """The server answered with an error."""

    def __init__(self, code: str, params: list[str]) -> None:
        super().__init__(code, *params)
        self.code = code
        self.params = params


class Caller:
    """Calls one host over JSON-RPC, with a session once it has logged in."""

    def __init__(self, http: aiohttp.ClientSession, url: str) -> None:
        self.http = http
        self.url = url
        self.session = ""

    async def raw(self, method: str, *params: Any) -> Any:
        body = {"jsonrpc": "2.0", "method": method, "params": list(params), "id": 1}
        async with self.http.post(f"{self.url}/jsonrpc", json=body) as response:
            answer = await response.json(content_type="application/json")
        if isinstance(answer.get("error"), list):  # from outside the dispatcher, as in emergency mode
            raise Refused(answer["error"][0], answer["error"][1:])
        if "error" in answer:
            raise Refused(answer["error"]["message"], answer["error"]["data"])
        return answer["result"]

    async def __call__(self, method: str, *params: Any) -> Any:
        return await self.raw(method, self.session, *params)

    async def login(self, pool: Emulator, originator: str = "test") -> str:
        self.session = await self.raw(
            "session.login_with_password", pool.username, pool.password, "1.0", originator
        )
        return self.session


@asynccontextmanager
async def calling(pool: Emulator, url: str | None = None) -> AsyncIterator[Caller]:
    """A caller that is logged in to the pool's coordinator (or not, at another URL)."""
    async with aiohttp.ClientSession() as http:
        caller = Caller(http, url or pool.url)
        if url is None:
            await caller.login(pool)
        yield caller


async def with_stock_client(pool: Emulator, work: Callable[[Any], Any]) -> Any:
    """What `work` returns, given a logged-in session of PyPI's XenAPI (blocking, so in a thread)."""

    def run() -> Any:
        session = XenAPI.Session(pool.url)
        session.xenapi.login_with_password(pool.username, pool.password, "1.0", "stock")
        try:
            return work(session)
        finally:
            session.xenapi.session.logout()

    return await asyncio.to_thread(run)


def vm_record(**values: Any) -> dict[str, Any]:
    """A record that VM.create takes."""
    memory = str(256 << 20)
    return {
        "name_label": "test",
        "user_version": "1",
        "is_a_template": False,
        "affinity": "OpaqueRef:NULL",
        "memory_static_max": memory,
        "memory_dynamic_max": memory,
        "memory_dynamic_min": memory,
        "memory_static_min": memory,
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
    } | values
