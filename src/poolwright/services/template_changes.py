"""Templates and ISOs of one's own: registered by URL, made of volumes and snapshots, changed, shared, deleted.

What a pool has by itself is offered too, but it is the pool's: it can be described and shared, not deleted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, Forbidden, InvalidParameter, InvalidState
from poolwright.model.image import check_url, read_checksum, read_format
from poolwright.model.job import Job
from poolwright.model.snapshot import check_usable
from poolwright.model.template import Template, TemplateView
from poolwright.model.virtual_machine import State
from poolwright.services import limits, templates
from poolwright.services.cloud import Cloud
from poolwright.services.jobs import open_job
from poolwright.services.ownership import For, owner_for
from poolwright.services.volumes import Made, get_visible
from poolwright.store import Transaction, accounts, os_types, snapshots, virtual_machines, zones
from poolwright.store import templates as rows

INSTANCE_TYPE: Final = "Template"
ISO_TYPE: Final = "Iso"
_EVERY_ZONE: Final = "-1"
_OPERATIONS: Final = ("add", "remove", "reset")


@dataclass(frozen=True)
class Described:
    """What is said of a template or an ISO, besides where it comes from."""

    name: str
    display_text: str | None = None
    os_type: str | None = None
    is_public: bool = False
    is_featured: bool = False
    is_extractable: bool = False
    requires_hvm: bool = True
    bits: int = 64
    password_enabled: bool = False
    ssh_key_enabled: bool = False
    dynamically_scalable: bool = False
    bootable: bool = True
    tag: str | None = None
    arch: str = "x86_64"
    type: str = "USER"
    details: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Source:
    """Where an image is fetched from, of which format, and its checksum."""

    url: str
    format: str
    checksum: str | None = None
    is_iso: bool = False


@dataclass(frozen=True)
class Permissions:
    """Who may use a template: everybody, or these accounts besides its owner's."""

    template: TemplateView
    accounts: list[str]


async def register(
    cloud: Cloud, caller: Caller, described: Described, source: Source, zone_refs: Sequence[str], whom: For
) -> TemplateView:
    """Begin a template or an ISO of what a URL gives; it is ready when its `status` says so.

    Raises `InvalidParameter`, `Forbidden`, `LimitReached`; what goes wrong later is in its `status`.
    """
    url = check_url(source.url)
    read_checksum(source.checksum)
    format_ = "ISO" if source.is_iso else read_format(source.format)
    async with cloud.transaction() as tx:
        owner = await owner_for(tx, caller, whom)
        made = await rows.insert(
            tx,
            await _row(
                tx,
                caller,
                described,
                account_id=owner.id,
                domain_id=owner.domain_id,
                zone_id=await _zone(tx, zone_refs),
                url=url,
                checksum=source.checksum,
                format=format_,
                is_iso=source.is_iso,
            ),
        )
        await limits.enforce(tx, owner, limits.TEMPLATE)
        parameters = {"template_id": made.id, "internal": caller.is_root_admin}
        await cloud.runner.submit(tx, "register_template", parameters)
        template = await rows.get(tx, made.id)
    cloud.runner.wake()
    return template


async def create(
    cloud: Cloud, caller: Caller, described: Described, volume: str | None, snapshot: str | None, whom: For
) -> Made:
    """Begin a template of a volume that nothing writes to, or of a snapshot.

    Raises `InvalidParameter`, `InvalidState`, `NotFound`, `LimitReached`.
    """
    if (volume is None) == (snapshot is None):
        raise InvalidParameter("give volumeid or snapshotid, one of them")
    async with cloud.transaction() as tx:
        owner = await owner_for(tx, caller, whom)
        ids, zone_id, origin = await _origin(tx, caller, volume, snapshot)
        row = await _row(
            tx,
            caller,
            described,
            account_id=owner.id,
            domain_id=owner.domain_id,
            zone_id=zone_id,
            status="Creating",
            source_template=origin,
        )
        made = await rows.insert(tx, row)
        await limits.enforce(tx, owner, limits.TEMPLATE)
        job = await open_job(tx, caller, "createTemplate", INSTANCE_TYPE, made.uuid)
        await cloud.runner.submit(tx, "create_template", {"template_id": made.id, **ids}, job=job.id)
    cloud.runner.wake()
    return Made(job, made.uuid)


async def _origin(
    tx: Transaction, caller: Caller, volume: str | None, snapshot: str | None
) -> tuple[dict[str, int], int, int | None]:
    """What is copied, its zone, and the template that it came from itself."""
    if snapshot is not None:
        taken = await snapshots.get(tx, snapshot)
        of = await get_visible(tx, caller, str(taken.volume_id)) if taken.volume_state != "Expunged" else None
        if of is None and not caller.owns(taken.account_id, taken.domain_path):
            raise Forbidden(f"{caller.username} may not use snapshot {taken.name}", uuids=[taken.uuid])
        check_usable(taken)
        return {"snapshot_id": taken.id}, taken.zone_id, of.template_id if of else None
    found = await get_visible(tx, caller, volume or "")
    if found.virtual_machine_id is not None:
        vm = await virtual_machines.get(tx, found.virtual_machine_id)
        if vm.state is not State.STOPPED:
            raise InvalidState(
                f"Volume {found.name} is in use by VM {vm.display_name}, which is {vm.state}; stop it, or make "
                "the template of a snapshot",
                uuids=[found.uuid, vm.uuid],
            )
    return {"volume_id": found.id}, found.zone_id, found.template_id


async def _row(tx: Transaction, caller: Caller, described: Described, **values: Any) -> Template:
    os_type = await os_types.get(tx, described.os_type) if described.os_type is not None else None
    return Template(
        **{
            "name": described.name,
            "display_text": described.display_text or described.name,
            "os_type_id": os_type.id if os_type else None,
            "is_ours": True,
            "is_ready": False,
            "is_public": described.is_public,
            # What everybody is shown first is the administrators' to choose.
            "is_featured": described.is_featured and caller.is_root_admin,
            "is_extractable": described.is_extractable,
            "requires_hvm": described.requires_hvm,
            "boot": "hvm" if described.requires_hvm else "pv",
            "bits": described.bits,
            "password_enabled": described.password_enabled,
            "ssh_key_enabled": described.ssh_key_enabled,
            "dynamically_scalable": described.dynamically_scalable,
            "bootable": described.bootable,
            "tag": described.tag,
            "arch": described.arch,
            "type": described.type,
            "details": described.details,
            "status": "0% Downloaded",
            **values,
        }
    )


async def _zone(tx: Transaction, refs: Sequence[str]) -> int:
    """The zone that a template is for; every zone, where there is one only. Raises `InvalidParameter`."""
    if not refs or list(refs) == [_EVERY_ZONE]:
        columns = zones.rows.table.c
        known = await zones.list_where(tx, columns.removed.is_(None))
        if len(known) != 1:
            raise InvalidParameter("a template is kept in one zone: give its zoneid, and register one in each")
        return known[0].id
    if len(set(refs)) > 1:
        raise InvalidParameter("zoneids: a template is kept in one zone; register one in each")
    return (await zones.get(tx, refs[0])).id


async def update(cloud: Cloud, caller: Caller, ref: str, *, os_type: str | None, **values: Any) -> TemplateView:
    """Change what is said of a template or an ISO; what is None stays. Raises `NotFound`, `Forbidden`."""
    async with cloud.transaction() as tx:
        template = await templates.get_owned(tx, caller, ref)
        given = {column: value for column, value in values.items() if value is not None}
        if os_type is not None:
            given["os_type_id"] = (await os_types.get(tx, os_type)).id
        if not template.is_ours and given.get("name", template.name) != template.name:
            raise InvalidParameter(
                f"{template.name} is the pool's own, and called so there; rename it on the pool",
                uuids=[template.uuid],
            )
        if given:
            await rows.update(tx, template.id, **given)
        return await rows.get(tx, template.id)


async def permit(
    cloud: Cloud,
    caller: Caller,
    ref: str,
    *,
    operation: str | None,
    names: Sequence[str],
    is_public: bool | None,
    is_featured: bool | None,
    is_extractable: bool | None,
) -> None:
    """Say who may use a template. Raises `InvalidParameter` for an account that there is not, `Forbidden`."""
    op = (operation or "add").lower()
    if op not in _OPERATIONS:
        raise InvalidParameter(f"op is {operation!r}: it is one of {', '.join(_OPERATIONS)}")
    if is_featured is not None and not caller.is_root_admin:
        raise Forbidden("isfeatured can only be set by a root administrator; leave it out")
    async with cloud.transaction() as tx:
        template = await templates.get_owned(tx, caller, ref)
        flags = {"is_public": is_public, "is_featured": is_featured, "is_extractable": is_extractable}
        given = {column: value for column, value in flags.items() if value is not None}
        if given:
            await rows.update(tx, template.id, **given)
        permitted = {account for account, _ in await rows.list_permitted(tx, template.id)}
        named = set()
        for name in names:
            found = await accounts.find_by_name(tx, name, template.domain_id)
            if found is None:
                raise InvalidParameter(
                    f"accounts: there is no account {name} in domain {template.domain_name}",
                    uuids=[template.uuid],
                )
            named.add(found.id)
        after = {"add": permitted | named, "remove": permitted - named, "reset": set()}[op]
        await rows.set_permitted(tx, template.id, after)


async def permissions(cloud: Cloud, caller: Caller, ref: str) -> Permissions:
    """Who may use a template. Raises `NotFound`, `Forbidden`."""
    async with cloud.store.reading() as tx:
        template = await templates.get_owned(tx, caller, ref)
        return Permissions(template, [name for _, name in await rows.list_permitted(tx, template.id)])


async def delete(cloud: Cloud, caller: Caller, ref: str, *, forced: bool = False) -> Job:
    """Remove a template or an ISO that was made here. Raises `InvalidState`, `Conflict` while VMs use it."""
    async with cloud.transaction() as tx:
        template = await templates.get_owned(tx, caller, ref)
        if not template.is_ours:
            raise InvalidState(
                f"{template.name} is the pool's own and was not made here; remove it on the pool",
                uuids=[template.uuid],
            )
        columns = virtual_machines.rows.table.c
        uses = columns.iso_id == template.id if template.is_iso else columns.template_id == template.id
        using = await virtual_machines.list_where(tx, uses, columns.removed.is_(None))
        if using and (template.is_iso or not forced):
            shown = ", ".join(vm.display_name for vm in using[:10])
            raise Conflict(
                f"Unable to delete {template.name}: it is used by the VM instances {shown}",
                uuids=[template.uuid, *(vm.uuid for vm in using[:10])],
            )
        await rows.update(tx, template.id, state="Inactive")
        command = "deleteIso" if template.is_iso else "deleteTemplate"
        job = await open_job(tx, caller, command, _type(template), template.uuid)
        await cloud.runner.submit(tx, "delete_template", {"template_id": template.id}, job=job.id)
    cloud.runner.wake()
    return job


def _type(template: Template) -> str:
    return ISO_TYPE if template.is_iso else INSTANCE_TYPE
