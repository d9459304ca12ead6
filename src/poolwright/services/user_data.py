"""User data: what guests may read about themselves, kept under a name or given with a VM.

Kept and sent as base64. Registered data may hold variables (`params`), whose values are given with each VM.
Source: CloudStack `UserDataManagerImpl`, `UserDataDetails`.
"""

from __future__ import annotations

from base64 import b64decode
from typing import Final

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter, NotFound
from poolwright.model.grouping import UserData, UserDataView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import For, Whose, owner_for, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, templates, user_data, virtual_machines

#: Bytes, CloudStack's `vm.userdata.max.length`.
MOST: Final = 32768


def checked(text: str | None, parameter: str = "userdata") -> str | None:
    """The base64 as it was given. Raises `InvalidParameter` where it is none, or too long."""
    if text is None:
        return None
    if len(text) > MOST * 4 // 3 + 4:
        raise InvalidParameter(f"{parameter} is longer than {MOST} bytes")
    try:
        b64decode(text, validate=True)
    except ValueError:
        raise InvalidParameter(f"{parameter} is not base64; encode it before it is sent") from None
    return text


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[UserDataView]:
    """Those that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await user_data.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def register(
    cloud: Cloud,
    caller: Caller,
    name: str,
    data: str,
    *,
    params: str | None,
    whom: For,
) -> UserDataView:
    """Keep user data under a name. Raises `InvalidParameter`, `Forbidden`, `Conflict` for a taken name."""
    checked(data)
    async with cloud.transaction() as tx:
        owner = await owner_for(tx, caller, whom)
        columns = user_data.rows.table.c
        same = (columns.account_id == owner.id) & (columns.name == name) & columns.removed.is_(None)
        if await user_data.find_where(tx, same) is not None:
            raise Conflict(f"A userdata with name '{name}' exists already; choose another name")
        made = await user_data.insert(
            tx,
            UserData(name=name, data=data, params=params, account_id=owner.id, domain_id=owner.domain_id),
        )
        return await user_data.get(tx, made.id)


async def delete(cloud: Cloud, caller: Caller, ref: str) -> None:
    """Forget user data. Raises `NotFound`, `Conflict` while a VM or a template has it."""
    async with cloud.transaction() as tx:
        found = await get_visible(tx, caller, ref)
        vms = virtual_machines.rows.table.c
        vm = await virtual_machines.find_where(tx, (vms.user_data_id == found.id) & vms.removed.is_(None))
        if vm is not None:
            raise Conflict(
                f"Userdata {found.name} is used by VM {vm.display_name}", uuids=[found.uuid, vm.uuid]
            )
        offered = templates.rows.table.c
        linked = (offered.user_data_id == found.id) & offered.removed.is_(None)
        template = await templates.find_where(tx, linked)
        if template is not None:
            raise Conflict(
                f"Userdata {found.name} is linked to template {template.name}; unlink it first",
                uuids=[found.uuid, template.uuid],
            )
        await user_data.remove(tx, found.id)


async def get_visible(tx: Transaction, caller: Caller, ref: str) -> UserDataView:
    """The user data, if it is the caller's to use. Raises `NotFound`."""
    found = await user_data.get(tx, ref)
    if not caller.owns(found.account_id, found.domain_path):
        raise NotFound(f"Unable to find user data {ref}")
    return found


def check_details(data: UserDataView, details: dict[str, str]) -> None:
    """Raises `InvalidParameter` where a variable of the data has no value."""
    missing = [
        name.strip() for name in (data.params or "").split(",") if name.strip() not in details | {"": ""}
    ]
    if missing:
        raise InvalidParameter(
            f"userdatadetails lacks {', '.join(missing)}: userdata {data.name} has these variables",
            uuids=[data.uuid],
        )
