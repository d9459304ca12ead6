# ruff: noqa: E501 - a table is read by its lines
"""Every command by every kind of caller on everything that is not theirs: nothing is shown, nothing changes.

Generated: the commands from the registry, the things from the tables. What is added to either is in it.
"""

from __future__ import annotations

import pkgutil
from collections.abc import Mapping
from enum import Enum
from importlib import import_module
from typing import Any, get_type_hints

import msgspec
from api.conftest import Api, make_user
from api.desk import OK, Desk
from sqlalchemy import or_, select

import poolwright.store
from poolwright.api.command import Entry, Kind
from poolwright.api.parameters import Parameter
from poolwright.api.registry import COMMANDS
from poolwright.model.network import PhysicalNetwork
from poolwright.model.resource import Resource
from poolwright.model.zone import Zone
from poolwright.store import Transaction, accounts, physical_networks, tables, zones
from poolwright.store.rows import Rows

#: What tells the people apart by more than what they own, or is written by every request.
NOT_OWNED = {
    "users",
    "events",
    "async_jobs",
    "resource_limits",
    "project_members",
    "projects",
    "project_invitations",
}
#: For parameters whose name is all that says what they take.
TEXTS = {
    "resourcetype": "UserVm", "entitytype": "VM", "networktype": "Advanced", "templatefilter": "all", "permission": "allow",
    "rule": "list*", "type": "User", "annotation": "x", "roletype": "Regular", "isofilter": "all", "state": "Enabled",
}  # fmt: skip


def owned_rows() -> list[Rows[Any, Any]]:
    """The rows of every table whose rows belong to an account."""
    modules = [
        import_module(f"poolwright.store.{one.name}") for one in pkgutil.iter_modules(poolwright.store.__path__)
    ]
    found = [one for module in modules for one in vars(module).values() if isinstance(one, Rows)]
    return [
        one
        for one in {id(one.table): one for one in found}.values()
        if "account_id" in one.table.c and one.table.name not in NOT_OWNED
    ]


def filled(noun: type[Resource], known: Mapping[str, Any]) -> Any:
    """A row with something in every field that has to have something."""
    hints = get_type_hints(noun)
    values: dict[str, Any] = {}
    for field in msgspec.structs.fields(noun):
        hint = hints[field.name]
        if field.name in known:
            values[field.name] = known[field.name]
        elif field.required:
            if isinstance(hint, type) and issubclass(hint, Enum):
                values[field.name] = next(iter(hint))
            else:
                values[field.name] = {str: known["secret"], int: 1, bool: False}.get(hint, 1)
    return noun(**values)


async def furnish(tx: Transaction, where: Mapping[str, int]) -> dict[str, dict[str, str]]:
    """One thing of every kind for every account: the uuids by account and table."""
    things: dict[str, dict[str, str]] = {}
    order = [table.name for table in tables.metadata.sorted_tables]
    for account in await accounts.list_where(tx):
        known: dict[str, Any] = {
            "account_id": account.id, "domain_id": account.domain_id, "user_id": 1, **where,
            "acl_type": "Account", "is_public": False, "service_offering_id": 1, "disk_offering_id": 1, "network_offering_id": 1, "os_type_id": 1,
        }  # fmt: skip
        mine = things.setdefault(account.name.split("-")[0], {})
        for rows in sorted(owned_rows(), key=lambda one: order.index(one.table.name)):
            secret = f"secret-{account.name}-{rows.table.name}"
            row = filled(rows.noun, known | {"name": secret, "display_text": secret, "secret": secret})
            made = await rows.insert(tx, row)
            mine[rows.table.name] = made.uuid
            known[f"{rows.table.name.removesuffix('s')}_id"] = made.id
    return things


async def digest(api: Api, account_ids: list[int]) -> dict[str, list[Any]]:
    """All that these accounts have."""
    found: dict[str, list[Any]] = {}
    async with api.cloud.store.reading() as tx:
        for rows in owned_rows():
            columns = rows.table.c
            those = select(rows.table).where(columns.account_id.in_(account_ids)).order_by(columns.id)
            found[rows.table.name] = [tuple(row) for row in await tx.execute(those)]
        own = select(tables.accounts).where(or_(tables.accounts.c.id.in_(account_ids)))
        found["accounts"] = [tuple(row) for row in await tx.execute(own.order_by(tables.accounts.c.id))]
    return found


def text_for(parameter: Parameter, ref: str) -> str | None:
    """A value that a parameter takes, an id being that of the thing."""
    match parameter.type:
        case "uuid" | "list":
            return ref
        case "string":
            return ref if parameter.name in ("id", "resourceid", "entityid") else TEXTS.get(parameter.name, "x")
        case "boolean":
            return "true"
        case "integer" | "long" | "short":
            return "1"
        case "date":
            return "2026-01-01"
    return None


def asked_about(entry: Entry, ref: str) -> dict[str, str]:
    """The command with what it requires, and the thing wherever it may be named."""
    asked: dict[str, str] = {}
    for parameter in entry.parameters:
        names = parameter.name in ("id", "ids", "resourceid", "resourceids") or parameter.required
        if parameter.type == "map" and parameter.required:
            asked |= {f"{parameter.name}[0].key": "k", f"{parameter.name}[0].value": "v"}
        elif names and (text := text_for(parameter, ref)) is not None:
            asked[parameter.name] = text
    if "listall" in {parameter.name for parameter in entry.parameters}:
        asked["listall"] = "true"
    return asked


def candidates(entry: Entry, things: Mapping[str, str]) -> list[str]:
    """The things that a command could be about, by its name; of those that tell nothing, the usual ones."""
    words = {table: table.replace("_", "").removesuffix("s") for table in things}
    named = [things[table] for table, word in words.items() if word in entry.name.lower()]
    return named or [things[table] for table in ("virtual_machines", "volumes", "networks")]


async def test_nothing_of_others_is_shown_or_changed(bare: Api) -> None:
    people = {
        name: await make_user(bare, name, role, path=path)
        for name, role, path in (
            ("bob", "User", "/one/"), ("ben", "User", "/one/"), ("dom", "Domain Admin", "/one/"), ("eve", "User", "/two/"),
        )
    }  # fmt: skip
    await people["bob"].done("createProject", name="prj")
    async with bare.cloud.store.transaction() as tx:
        zone = await zones.insert(
            tx, Zone(name="z", network_type="Advanced", dns1="8.8.8.8", internal_dns1="8.8.8.8")
        )
        physical = await physical_networks.insert(tx, PhysicalNetwork(name="p", zone_id=zone.id))
    async with bare.cloud.store.transaction() as tx:
        things = await furnish(tx, {"zone_id": zone.id, "physical_network_id": physical.id})
        numbers = {account.name.split("-")[0]: account.id for account in await accounts.list_where(tx)}
    assert {"virtual_machines", "volumes", "networks", "templates"} <= set(things["eve"])
    theirs = {"bob": {"bob", "PrjAcct"}, "ben": {"ben"}, "dom": {"dom", "bob", "ben", "PrjAcct"}}
    for who, visible in theirs.items():
        desk = await Desk.of(bare.cloud, people[who].key)
        foreign = [name for name in things if name not in visible]
        before = await digest(bare, [numbers[name] for name in foreign])
        other = things[foreign[0]]
        for entry in COMMANDS.values():
            done = False
            for ref in candidates(entry, other):
                status, text = await desk.ask(entry.name, **asked_about(entry, ref))
                assert status < 530 or status in (531, 536), (who, entry.name, text)
                for name in foreign:
                    assert f"secret-{name}" not in text, (who, entry.name, asked_about(entry, ref))
                done = done or status == OK
            if done and entry.kind is not Kind.LIST:
                assert await digest(bare, [numbers[name] for name in foreign]) == before, (who, entry.name)
        assert await digest(bare, [numbers[name] for name in foreign]) == before, who
        # What is theirs they do see: the things are there, and would have been found.
        seen = (await desk.ask("listVirtualMachines", listall="true", projectid="-1"))[1]
        assert {name for name in things if f"secret-{name}" in seen} == visible
