"""Faults that befall hosts: power lost and restored, cut off and reconnected, by a rule and in its time."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Final

from poolwright.emulator.faults import COORDINATOR, Rule, Then

if TYPE_CHECKING:
    from poolwright.emulator.emulator import Emulator

_LOG: Final = logging.getLogger(__name__)


def find_host(emulator: Emulator, named: str) -> str | None:
    """The host of that address, uuid, name or reference; `coordinator` is the pool's master."""
    if named == COORDINATOR:
        return emulator.pool.coordinator
    for ref, row in emulator.database.items("host"):
        if named in (ref, row["uuid"], row["address"], row["name_label"]):
            return ref
    return None


async def befall(emulator: Emulator, rule: Rule) -> None:
    """Lets a host's fault happen, after its delay; nothing if the host is in that state already.

    A coordinator that is cut off is one that all other hosts are cut off from.
    """
    await asyncio.sleep(rule.seconds)
    host = find_host(emulator, rule.target)
    if host is None:
        _LOG.error("faults: no host is called %r", rule.target)
        return
    is_alive = emulator.pool.host_state(host).alive
    others = [one for one in emulator.database.refs("host") if one != host]
    cut = others if host == emulator.pool.coordinator else [host]
    if rule.then is Then.HOST_DIES and is_alive:
        await emulator.kill_host(host)
    elif rule.then is Then.HOST_RETURNS and not is_alive:
        await emulator.revive_host(host)
    elif rule.then is Then.HOST_CUT_OFF:
        for one in cut:
            emulator.cut_off_host(one)
    elif rule.then is Then.HOST_RECONNECTS:
        for one in cut:
            emulator.reconnect_host(one)


def befall_later(emulator: Emulator, rule: Rule) -> None:
    """`befall` in the pool's background."""

    async def happen() -> None:
        await befall(emulator, rule)

    emulator.pool.spawn(happen, f"{rule.then} {rule.target}")


def strike(emulator: Emulator, rule: Rule, called: str) -> bool:
    """Lets a host's fault happen because of a call; whether the host that was called dies of it at once."""
    befall_later(emulator, rule)
    return rule.then is Then.HOST_DIES and not rule.seconds and find_host(emulator, rule.target) == called
