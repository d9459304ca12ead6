"""The pool that launches are measured on: hosts, several storage repositories each with a golden image, a VLAN.

It is made over XAPI on an emulated pool that takes no time, and kept as XAPI's own database file, which
`poolwright emulate --database` becomes with any profile.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from poolwright.emulator import GOLDEN_IMAGE, emulated_pool
from poolwright.xapi import SR, Ref, Session

VLAN = 100
#: The device that the VLAN is on.
DEVICE = "eth0"


@dataclass(frozen=True)
class Image:
    """A golden image: its template's name, and the uuid of its disk."""

    template: str
    disk: str


@dataclass(frozen=True)
class Estate:
    """A pool's file, and what is in it: the VLAN's network by name, an image for each SR."""

    database: Path
    hosts: int
    network: str
    images: list[Image]


async def build(folder: Path, *, hosts: int, srs: int) -> Estate:
    """Makes a pool of that many hosts and shared storage repositories, and writes its file."""
    database = folder / f"pool-{hosts}-{srs}.xml"
    async with emulated_pool(hosts=hosts, seed=1) as pool:
        async with await Session.login(pool.url, pool.username, pool.password) as session:
            network = await _vlan_network(session)
            images = [await _image(session, GOLDEN_IMAGE)]
            for number in range(1, srs):
                images.append(await _another(session, number))
        pool.save(database)
    return Estate(database, hosts, network, images)


async def _vlan_network(session: Session) -> str:
    """A network on the VLAN, on every host, with the name that CloudStack looks for."""
    pifs = await session.PIF.get_all_records()
    pif, record = next((ref, one) for ref, one in pifs.items() if one.device == DEVICE and one.management)
    name = f"VLAN-{await session.network.get_uuid(record.network)}-{VLAN}"
    network = await session.network.create({"name_label": name, "other_config": {}})
    await session.pool.create_VLAN_from_PIF(pif, network, VLAN)
    return name


async def _image(session: Session, template: str) -> Image:
    vm = (await session.VM.get_by_name_label(template))[0]
    vbd = (await session.VM.get_VBDs(vm))[0]
    return Image(template, await session.VDI.get_uuid(await session.VBD.get_VDI(vbd)))


async def _another(session: Session, number: int) -> Image:
    """One more shared SR, plugged everywhere, and a copy of the golden image on it."""
    sr = await _shared_sr(session, number)
    template = (await session.VM.get_by_name_label(GOLDEN_IMAGE))[0]
    name = f"{GOLDEN_IMAGE} {number + 1}"
    await session.VM.copy(template, name, sr)
    return await _image(session, name)


async def _shared_sr(session: Session, number: int) -> Ref[SR]:
    host = await session.pool.get_master((await session.pool.get_all())[0])
    where = {"server": "192.0.2.10", "serverpath": f"/export/poolwright-{number + 1}"}
    name = f"NFS virtual disk storage {number + 1}"
    sr = await session.SR.create(host, where, 4096 << 30, name, "", "nfs", "user", True, {})
    for pbd in await session.SR.get_PBDs(sr):
        if not await session.PBD.get_currently_attached(pbd):
            await session.PBD.plug(pbd)
    return sr
