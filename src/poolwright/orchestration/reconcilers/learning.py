"""Rows learn the uuids that their things have on the pool.

Making them gave references only, and asking back would have cost a call each; the inventory that is read anyway
tells them all at once.
"""

from __future__ import annotations

from poolwright.model.virtual_machine import VirtualMachineView
from poolwright.orchestration.reconcilers.power_state import by_row, find
from poolwright.store import Transaction, virtual_machines, volumes
from poolwright.xenserver.guests import list_guests, volume_uuids
from poolwright.xenserver.inventory import Inventory


async def learn(tx: Transaction, cluster_id: int, inventory: Inventory, manager: str) -> None:
    """Write the uuids of VMs, VDIs and VBDs that rows do not know yet."""
    columns = virtual_machines.rows.table.c
    present = await virtual_machines.list_where(tx, columns.cluster_id == cluster_id, columns.removed.is_(None))
    of = by_row(list_guests(inventory.vms, inventory.hosts, manager))
    for vm in present:
        guest = find(of, vm)
        if guest is None:
            continue
        if vm.external_uuid is None:
            await virtual_machines.update(tx, vm.id, external_uuid=guest.uuid)
        await _learn_volumes(tx, vm, volume_uuids(inventory, guest))


async def _learn_volumes(tx: Transaction, vm: VirtualMachineView, known: dict[str, tuple[str, str]]) -> None:
    columns = volumes.rows.table.c
    unknown = await volumes.list_where(
        tx, columns.virtual_machine_id == vm.id, columns.external_uuid.is_(None), columns.removed.is_(None)
    )
    for volume in unknown:
        if volume.uuid in known:
            vdi, vbd = known[volume.uuid]
            await volumes.update(tx, volume.id, external_uuid=vdi, attachment_uuid=vbd)
