"""Disks and VMs over HTTP: what was imported is what is exported, and what breaks off leaves nothing."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from typing import Any

import pytest
from support.machines import machine

from poolwright.emulator import Emulator, emulated_pool
from poolwright.xapi import (
    SR,
    VDI,
    Download,
    Encoding,
    HandleInvalid,
    Ref,
    Session,
    Tls,
    Transfers,
    XapiError,
    connect_pool,
    fetch_fingerprint,
)

MIB = 1 << 20
SIZE = 5 * MIB


@pytest.fixture
def encoding() -> Encoding:
    """Transfers do not depend on how calls are written."""
    return Encoding.JSON_V2


@pytest.fixture
def transfers(session: Session) -> Transfers:
    return Transfers(session, stall=10.0)


def content(seed: int = 1) -> bytes:
    """A disk's: data, a hole, data."""
    chance = random.Random(seed)
    return chance.randbytes(MIB + 17) + bytes(SIZE - 2 * MIB) + chance.randbytes(MIB - 17)


async def pieces(data: bytes, size: int = 300_000) -> AsyncIterator[bytes]:
    for at in range(0, len(data), size):
        yield data[at : at + size]


async def read(download: Download) -> bytes:
    return b"".join([piece async for piece in download])


async def read_on(rest: AsyncIterator[bytes]) -> None:
    async for _ in rest:
        pass


async def find_sr(session: Session, *, shared: bool, host: str = "") -> Ref[SR]:
    """An SR that takes disks: a shared one, or one that only this host sees."""
    for ref, sr in (await session.SR.get_all_records()).items():
        if sr.content_type == "iso" or sr.type in ("udev", "iso") or sr.shared is not shared:
            continue
        hosts = [await session.PBD.get_host(pbd) for pbd in sr.PBDs]
        if shared or hosts == [host]:
            return ref
    raise AssertionError("no such SR")


async def new_disk(session: Session, sr: Ref[SR], size: int = SIZE) -> Ref[VDI]:
    return await session.VDI.create(
        {
            "name_label": "disk",
            "SR": sr,
            "virtual_size": size,
            "type": "user",
            "sharable": False,
            "read_only": False,
            "other_config": {},
        }
    )


async def tasks_of_ours(session: Session) -> list[Any]:
    return [t for t in (await session.task.get_all_records()).values() if t.name_description == "poolwright"]


@pytest.mark.writes
@pytest.mark.parametrize("kind", ["raw", "vhd"])
async def test_a_disk_comes_back_as_it_went(session: Session, transfers: Transfers, kind: Any) -> None:
    sr = await find_sr(session, shared=True)
    disk, copy = await new_disk(session, sr), await new_disk(session, sr)
    moved: list[int] = []
    await transfers.import_vdi(disk, pieces(content()), SIZE, progress=moved.append)
    assert moved == sorted(moved)
    assert moved[-1] == SIZE
    async with transfers.export_vdi(disk, kind=kind) as download:
        data = await read(download)
    assert download.received == len(data)
    if kind == "raw":
        assert download.size == SIZE
        assert data == content()
    await transfers.import_vdi(copy, pieces(data), len(data), kind=kind)
    async with transfers.export_vdi(copy) as download:
        assert await read(download) == content()
    assert not await tasks_of_ours(session)


@pytest.mark.emulated
async def test_a_host_that_does_not_see_the_sr_refers_to_one_that_does(
    session: Session, transfers: Transfers, pool: Emulator, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    member = next(h for h in await session.host.get_all() if h != pool.pool.coordinator)
    disk = await new_disk(session, await find_sr(session, shared=False, host=member))
    await transfers.import_vdi(disk, pieces(content()), SIZE)
    async with transfers.export_vdi(disk) as download:
        assert await read(download) == content()
    assert session.ref not in caplog.text


async def test_a_host_that_is_referred_to_shows_its_own_certificate() -> None:
    async with emulated_pool(hosts=2, seed=1, tls=True) as pool:
        tls = Tls.pinned(await fetch_fingerprint(pool.url))
        async with await connect_pool(pool.url, pool.username, pool.password, tls=tls) as session:
            member = next(h for h in await session.host.get_all() if h != pool.pool.coordinator)
            disk = await new_disk(session, await find_sr(session, shared=False, host=member))
            transfers = Transfers(session)
            await transfers.import_vdi(disk, content())
            async with transfers.export_vdi(disk) as download:
                assert await read(download) == content()
            with pytest.raises(ValueError, match="length="):
                await transfers.import_vdi(disk, pieces(content()))


@pytest.mark.writes
@pytest.mark.parametrize("is_length_known", [True, False])
async def test_a_vm_comes_back_as_it_went(
    session: Session, transfers: Transfers, is_length_known: bool
) -> None:
    vm = await session.VM.create(machine("moving"))
    sr = await find_sr(session, shared=True)
    disk = await new_disk(session, sr)
    await session.VBD.create(
        {
            "VM": vm,
            "VDI": disk,
            "userdevice": "0",
            "bootable": True,
            "mode": "RW",
            "type": "Disk",
            "empty": False,
            "other_config": {},
            "qos_algorithm_type": "",
            "qos_algorithm_params": {},
        }
    )
    await transfers.import_vdi(disk, pieces(content()), SIZE)
    async with transfers.export_vm(vm) as download:
        archive = await read(download)
    [made] = await transfers.import_vm(
        pieces(archive, 64_000), len(archive) if is_length_known else None, sr=sr
    )
    assert made != vm
    assert await session.VM.get_name_label(made) == "moving"
    [vbd] = await session.VM.get_VBDs(made)
    async with transfers.export_vdi(await session.VBD.get_VDI(vbd)) as download:
        assert await read(download) == content()


@pytest.mark.writes
async def test_what_the_content_raises_comes_out_and_the_task_is_gone(
    session: Session, transfers: Transfers
) -> None:
    disk = await new_disk(session, await find_sr(session, shared=True))

    async def broken() -> AsyncIterator[bytes]:
        yield bytes(MIB)
        raise LookupError("the tape tore")

    with pytest.raises(LookupError, match="tape"):
        await transfers.import_vdi(disk, broken(), SIZE)
    with pytest.raises(ValueError, match="not 5242880 as was said"):
        await transfers.import_vdi(disk, pieces(content()[:-1]), SIZE)
    assert all(one.status != "pending" for one in await tasks_of_ours(session))


@pytest.mark.emulated
async def test_an_upload_that_is_cancelled_leaves_neither_vm_nor_task(
    session: Session, transfers: Transfers, pool: Emulator
) -> None:
    vm = await session.VM.create(machine("moving"))
    async with transfers.export_vm(vm) as download:
        archive = await read(download)

    async def endless() -> AsyncIterator[bytes]:
        yield archive[:-1024]
        await asyncio.sleep(60)

    async with asyncio.TaskGroup() as group:
        upload = group.create_task(transfers.import_vm(endless(), len(archive)))
        await asyncio.sleep(0.5)
        while not upload.done():  # an impatient user
            upload.cancel()
            await asyncio.sleep(0.01)
    assert upload.cancelled()
    await asyncio.sleep(0.2)
    assert await session.VM.get_by_name_label("moving") == [vm]
    assert not await tasks_of_ours(session)
    with pytest.raises(XapiError):
        await Transfers(session, stall=0.3).import_vm(endless(), len(archive))
    await asyncio.sleep(0.2)
    assert await session.VM.get_by_name_label("moving") == [vm]


@pytest.mark.emulated
async def test_a_download_that_breaks_off_is_no_download(
    session: Session, transfers: Transfers, pool: Emulator
) -> None:
    member = next(h for h in await session.host.get_all() if h != pool.pool.coordinator)
    disk = await new_disk(session, await find_sr(session, shared=False, host=member), 64 * MIB)
    async with transfers.export_vdi(disk) as download:
        rest = aiter(download)
        await anext(rest)
        for connection in pool._runners[member].server.connections:
            connection.transport.abort()
        with pytest.raises(XapiError):
            await read_on(rest)
    assert download.received < 64 * MIB
    assert not [one for one in await tasks_of_ours(session) if one.status == "pending"]


@pytest.mark.emulated
async def test_leaving_a_download_early_ends_it(session: Session, transfers: Transfers) -> None:
    disk = await new_disk(session, await find_sr(session, shared=True), 64 * MIB)
    async with transfers.export_vdi(disk) as download:
        async for _ in download:
            break
    await asyncio.sleep(0.2)
    assert not [one for one in await tasks_of_ours(session) if one.status == "pending"]


@pytest.mark.writes
async def test_a_refusal_is_typed(session: Session, transfers: Transfers) -> None:
    with pytest.raises(HandleInvalid):
        async with transfers.export_vm(Ref("OpaqueRef:nothing")):
            pass
    assert not await tasks_of_ours(session)
