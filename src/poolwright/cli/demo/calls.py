"""Whose XAPI calls were they: each call in the emulator's trace given to the VM that it was about.

A call is about a VM if its object, or what it made, is the VM, or one of its VBDs, VIFs, or the VDIs on those.
What is about no VM of ours (events, sessions, inventory, a template's disk) is shared by all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

#: Where the manager (as CloudStack does) writes its id of a VM, in `VM.other_config`.
ID_KEY = "vm_uuid"

if TYPE_CHECKING:
    from poolwright.emulator.database import Database
    from poolwright.emulator.trace import Entry


def owners(database: Database, vms: Iterable[str]) -> dict[str, str]:
    """`Class:uuid` of each VM (given by uuid), and of what belongs to it, to the VM's uuid."""
    wanted = set(vms)
    found: dict[str, str] = {}
    for _, vm in database.items("VM"):
        if vm["uuid"] not in wanted:
            continue
        found[f"VM:{vm['uuid']}"] = vm["uuid"]
        for cls, field in (("VBD", "VBDs"), ("VIF", "VIFs")):
            for ref in vm[field]:
                row = database.get(cls, ref)
                found[f"{cls}:{row['uuid']}"] = vm["uuid"]
                disk = database.find("VDI", row.get("VDI", ""))
                if disk is not None:
                    found[f"VDI:{disk['uuid']}"] = vm["uuid"]
    return found


def calls_by_vm(database: Database, entries: Iterable[Entry], ids: Iterable[str]) -> tuple[Counter[str], int]:
    """Calls per VM, by the manager's id of it, and how many were about none of them.

    The manager notes its own id of a VM in the VM's `other_config`.
    """
    wanted = set(ids)
    known = {
        vm["uuid"]: vm["other_config"][ID_KEY]
        for _, vm in database.items("VM")
        if vm["other_config"].get(ID_KEY) in wanted
    }
    own, shared = count_calls(entries, owners(database, known))
    return Counter({known[uuid]: calls for uuid, calls in own.items()}), shared


def count_calls(entries: Iterable[Entry], owner: Mapping[str, str]) -> tuple[Counter[str], int]:
    """Calls per VM uuid, and how many were about none of them."""
    own: Counter[str] = Counter()
    shared = 0
    for entry in entries:
        vm = owner.get(entry.object) or owner.get(entry.created)
        if vm is None:
            shared += 1
        else:
            own[vm] += 1
    return own, shared
