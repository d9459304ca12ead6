"""A saga like a deploy, on a pool that is a few dictionaries: what the engine is tested with."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field

import msgspec

from poolwright.saga import Run, Saga, TryAgain


class Params(msgspec.Struct, frozen=True):
    vm: str
    disks: list[str]
    networks: list[str]


class Vm(msgspec.Struct, frozen=True):
    uuid: str
    host: str


@dataclass
class Pool:
    """What the steps act on. `lost` answers: the work is done, and the caller does not hear of it (once)."""

    reserved: dict[str, str] = field(default_factory=dict)
    vms: dict[str, str] = field(default_factory=dict)
    disks: set[str] = field(default_factory=set)
    vifs: set[str] = field(default_factory=set)
    lost: set[str] = field(default_factory=set)
    calls: list[str] = field(default_factory=list)

    @property
    def context(self) -> Pool:
        return self

    async def snapshot(self) -> object:
        return (dict(self.reserved), dict(self.vms), frozenset(self.disks), frozenset(self.vifs))

    def answer(self, call: str) -> None:
        self.calls.append(call)
        if call in self.lost:
            self.lost.discard(call)
            raise TryAgain(f"no answer to {call}", delay=0.0)


saga = Saga[Params, Pool]("start", params=Params)


@saga.step
async def reserve_host(run: Run[Params, Pool]) -> str:
    host = run.context.reserved.setdefault(run.params.vm, "host-1")
    run.context.answer("reserve_host")
    return host


@reserve_host.undo
async def release_host(run: Run[Params, Pool], _host: str | None) -> None:
    run.context.reserved.pop(run.params.vm, None)
    run.context.answer("release_host")


@saga.step
async def ensure_vm(run: Run[Params, Pool]) -> Vm:
    run.context.vms.setdefault(run.params.vm, "Halted")
    run.context.answer("ensure_vm")
    return Vm(run.params.vm, run.output(reserve_host))


@ensure_vm.undo
async def destroy_vm(run: Run[Params, Pool], _vm: Vm | None) -> None:
    run.context.vms.pop(run.params.vm, None)
    run.context.vifs -= {vif for vif in run.context.vifs if vif.startswith(f"{run.params.vm}/")}
    run.context.answer("destroy_vm")


@saga.step_each(lambda run: run.params.disks)
async def ensure_disk(run: Run[Params, Pool], disk: str) -> str:
    run.context.disks.add(disk)
    run.context.answer(f"ensure_disk {disk}")
    return f"vdi-{disk}"


@ensure_disk.undo
async def destroy_disk(run: Run[Params, Pool], disk: str, _vdi: str | None) -> None:
    run.context.disks.discard(disk)
    run.context.answer(f"destroy_disk {disk}")


@saga.step_each(lambda run: [(run.output(ensure_vm).uuid, network) for network in run.params.networks])
async def ensure_vif(run: Run[Params, Pool], place: tuple[str, str]) -> str:
    vif = "/".join(place)
    run.context.vifs.add(vif)
    run.context.answer(f"ensure_vif {vif}")
    return vif


ensure_vif.no_undo(because="destroying the VM destroys its VIFs")

saga.concurrently(ensure_disk, ensure_vif)


@saga.step
async def ensure_running(run: Run[Params, Pool]) -> None:
    assert run.outputs(ensure_disk) == [f"vdi-{disk}" for disk in run.params.disks]
    run.context.vms[run.output(ensure_vm).uuid] = "Running"
    run.context.answer("ensure_running")


@ensure_running.undo
async def halt(run: Run[Params, Pool], _nothing: None) -> None:
    if run.params.vm in run.context.vms:
        run.context.vms[run.params.vm] = "Halted"
    run.context.answer("halt")


PARAMS = Params("vm", ["root", "data"], ["guest", "storage"])


@asynccontextmanager
async def open_pool() -> AsyncIterator[Pool]:
    yield Pool()
