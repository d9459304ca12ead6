"""Launch a VM with the client alone: launch.py https://pool-member FINGERPRINT TEMPLATE NAME < password"""

import asyncio
import sys

from poolwright.xapi import Tls, connect_pool


async def launch(url: str, fingerprint: str, template: str, name: str, password: str) -> str:
    tls = Tls.pinned(fingerprint) if fingerprint else None
    async with await connect_pool(url, "root", password, tls=tls, originator="launch.py") as session:
        templates = await session.VM.get_by_name_label(template)
        if not templates:
            raise LookupError(f"the pool has no template {template!r}")
        vm = await session.tasks.result(await session.Async.VM.clone(templates[0], name), timeout=600)
        await session.VM.set_is_a_template(vm, False)
        start = await session.Async.VM.start(vm, False, False)
        await session.tasks.result(start, timeout=300)  # raises what XAPI says; the halted VM stays to look at
        record = await session.VM.get_record(vm)
        where = await session.host.get_name_label(record.resident_on)
        return f"{record.name_label} ({record.uuid}) runs on {where}"


if __name__ == "__main__":
    address, pin, source, label = sys.argv[1:5]
    print(asyncio.run(launch(address, pin, source, label, sys.stdin.readline().strip())))
