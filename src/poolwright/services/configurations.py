"""Configurations: settings of the whole cloud that administrators see and change.

Those without an effect here are settable all the same, for clients that set them; their description says so.
"""

from __future__ import annotations

from typing import Final

from poolwright.model.configuration import Configuration
from poolwright.model.errors import InvalidParameter
from poolwright.services.cloud import Cloud
from poolwright.store import Transaction, configurations

_MOST: Final = 2**53


async def list_(
    cloud: Cloud, *, name: str | None, category: str | None, keyword: str | None
) -> list[Configuration]:
    """Those that fit, by name."""
    async with cloud.store.reading() as tx:
        known = await configurations.list_(tx)
    wanted = (keyword or "").lower()
    return [
        one
        for one in known
        if (not name or one.name == name)
        and (not category or one.category == category)
        and wanted in one.name.lower()
    ]


async def set_value(cloud: Cloud, name: str, value: str | None) -> Configuration:
    """Set one, or with None have its default again. Raises `InvalidParameter`."""
    async with cloud.transaction() as tx:
        one = await _get(tx, name)
        if value is not None:
            _check(one, value)
        await configurations.set_value(tx, name, value)
        changed = await _get(tx, name)
    cloud.settings.forget()
    return changed


async def _get(tx: Transaction, name: str) -> Configuration:
    for one in await configurations.list_(tx):
        if one.name == name:
            return one
    raise InvalidParameter(f"Config parameter with name {name} doesn't exist")


def _check(one: Configuration, value: str) -> None:
    """Raises `InvalidParameter` where the value is not of the configuration's type."""
    match one.type:
        case "Number":
            try:
                number = int(value)
            except ValueError:
                raise InvalidParameter(f"value is {value[:100]!r}: {one.name} is a whole number") from None
            if not (-1 if one.name.startswith("max.") else 1) <= number <= _MOST:
                raise InvalidParameter(f"value is {number}: {one.name} can't be that")
        case "Boolean":
            if value.lower() not in ("true", "false"):
                raise InvalidParameter(f"value is {value[:100]!r}: {one.name} is true or false")
