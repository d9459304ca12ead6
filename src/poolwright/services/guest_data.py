"""What a VM's guest is told of its users: user data, SSH keys, a password.

Looked up when a VM is deployed, and changed while it is stopped; its guest reads it from its config drive when
it starts. Source: CloudStack `UserVmManagerImpl.finalizeUserData`, `resetVMSSHKeyInternal`.
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from poolwright.clock import Clock
from poolwright.model.account import Caller
from poolwright.model.config_drive import appended
from poolwright.model.errors import InvalidParameter, InvalidState
from poolwright.model.job import Job
from poolwright.model.template import TemplateView
from poolwright.model.virtual_machine import State, VirtualMachineView
from poolwright.services import ssh_key_pairs, user_data
from poolwright.services import templates as offered
from poolwright.services import virtual_machines as machines
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import finished_job
from poolwright.services.ownership import For, Owner, get_owner, owner_for
from poolwright.store import Transaction, templates, virtual_machines
from poolwright.store import user_data as kept

#: What may be done with the user data that a template brings, when a VM brings its own.
POLICIES: Final = ("ALLOWOVERRIDE", "APPEND", "DENYOVERRIDE")
_PASSWORD_LENGTH: Final = 12
#: Without what looks like something else.
_PASSWORD_LETTERS: Final = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789"  # noqa: S105 - letters, no password


@dataclass(frozen=True)
class Wanted:
    """What a request gives: user data itself or registered, values for its variables; names of key pairs."""

    user_data: str | None = None
    user_data_ref: str | None = None
    details: dict[str, str] = field(default_factory=dict)
    key_pairs: Sequence[str] = ()


@dataclass(frozen=True)
class Found:
    """The same, looked up; `user_data` is base64."""

    user_data: str | None = None
    user_data_id: int | None = None
    key_pairs: list[str] = field(default_factory=list)


async def look_up(
    tx: Transaction, caller: Caller, owner: Owner, template: TemplateView, wanted: Wanted
) -> Found:
    """What the guest will be told, with what its template brings. Raises `NotFound`, `InvalidParameter`."""
    if wanted.user_data is not None and wanted.user_data_ref is not None:
        raise InvalidParameter("userdata and userdataid exclude each other; give one of them")
    data, data_id = user_data.checked(wanted.user_data), None
    if wanted.user_data_ref is not None:
        registered = await user_data.get_visible(tx, caller, wanted.user_data_ref)
        user_data.check_details(registered, wanted.details)
        data, data_id = registered.data, registered.id
    pairs = await ssh_key_pairs.find_named(tx, owner, list(wanted.key_pairs))
    if template.user_data_id is not None:
        linked = await kept.get(tx, template.user_data_id)
        if data is None:
            data, data_id = linked.data, linked.id
        elif template.user_data_policy == "DENYOVERRIDE":
            raise InvalidParameter(
                f"Template {template.name} brings its own userdata, and denies others; leave userdata out",
                uuids=[template.uuid],
            )
        elif template.user_data_policy == "APPEND":
            whole = appended(b64decode(linked.data), b64decode(data))
            data = user_data.checked(b64encode(whole).decode())
    return Found(data, data_id, [pair.name for pair in pairs])


def new_password(clock: Clock) -> str:
    """A password that can be read aloud."""
    letters = _PASSWORD_LETTERS
    # 256 is no multiple of their number; the bytes beyond the last multiple would favour the first ones.
    usable = [byte for byte in clock.token(16 * _PASSWORD_LENGTH) if byte < 256 - 256 % len(letters)]
    return "".join(letters[byte % len(letters)] for byte in usable[:_PASSWORD_LENGTH])


async def reset_user_data(cloud: Cloud, caller: Caller, ref: str, wanted: Wanted) -> machines.Machine:
    """Give a stopped VM other user data, or none; its guest reads it when it starts."""
    async with cloud.transaction() as tx:
        vm = await _stopped(tx, caller, ref, "its user data")
        owner = await get_owner(tx, vm.account_id)
        template = await templates.get(tx, vm.template_id) if vm.template_id else None
        found = (
            await look_up(tx, caller, owner, template, wanted)
            if template is not None
            else Found(user_data.checked(wanted.user_data))
        )
        await virtual_machines.update(
            tx,
            vm.id,
            user_data=found.user_data,
            user_data_id=found.user_data_id,
            user_data_details=wanted.details,
        )
        return machines.Machine(await virtual_machines.get(tx, vm.id))


async def reset_keys(cloud: Cloud, caller: Caller, ref: str, names: Sequence[str], whom: For) -> Job:
    """Give a stopped VM other SSH keys; its guest reads them when it starts."""
    if not names:
        raise InvalidParameter("give keypair, or keypairs")
    async with cloud.transaction() as tx:
        vm = await _stopped(tx, caller, ref, "its SSH keys")
        named = whom.account is not None or whom.project is not None
        owner = await owner_for(tx, caller, whom) if named else await get_owner(tx, vm.account_id)
        pairs = await ssh_key_pairs.find_named(tx, owner, list(names))
        await virtual_machines.update(tx, vm.id, key_pairs=[pair.name for pair in pairs])
        return await finished_job(tx, caller, "resetSSHKeyForVirtualMachine", machines.INSTANCE_TYPE, vm.uuid)


async def read_password(cloud: Cloud, uuid: str) -> str | None:
    """The password that a VM's guest was told, for the answer of the command that made it."""
    async with cloud.store.reading() as tx:
        vm = await virtual_machines.find(tx, uuid)
        return None if vm is None else await virtual_machines.read_password(tx, vm)


async def link(
    cloud: Cloud, caller: Caller, template_ref: str, data_ref: str | None, policy: str | None
) -> TemplateView:
    """Have a template (or ISO) bring user data to its VMs; without `data_ref`, bring none any more."""
    chosen = (policy or POLICIES[0]).upper()
    if chosen not in POLICIES:
        raise InvalidParameter(f"userdatapolicy is {policy!r}: it is one of {', '.join(POLICIES)}")
    async with cloud.transaction() as tx:
        template = await offered.get_owned(tx, caller, template_ref)
        data = await user_data.get_visible(tx, caller, data_ref) if data_ref is not None else None
        await templates.update(
            tx,
            template.id,
            user_data_id=data.id if data else None,
            user_data_policy=chosen if data else None,
        )
        return await templates.get(tx, template.id)


async def _stopped(tx: Transaction, caller: Caller, ref: str, what: str) -> VirtualMachineView:
    vm = await machines.get_visible(tx, caller, ref)
    if vm.state is not State.STOPPED:
        raise InvalidState(
            f"VM {vm.display_name} ({vm.uuid}) is {vm.state}; stop it before {what} are changed",
            uuids=[vm.uuid],
        )
    return vm
