"""Requests that no client would send: values of the wrong kind for every command. None breaks the manager."""

from __future__ import annotations

import json
import random
from typing import Any

import aiohttp
from api.conftest import Api
from sqlalchemy import func, select

from poolwright.api.registry import COMMANDS
from poolwright.api.signature import sign
from poolwright.model.event import EVENT_TYPES
from poolwright.store import tables

REQUESTS = 250
VALUES = (
    "", " ", "0", "1", "-1", "999999999999", "1e9", "true", "null", "%", "_", "'", '"; drop table zones;--',
    "a,b,,c", "[]", "{}", "\\", "\u0000", "\U0001f600", "x" * 300, "ROOT", "Enabled", "10.0.0.1",
    "255.255.255.0", "http://127.0.0.1:1", "XenServer", "Advanced", "all", "2026-01-01", "2147483648",
    "6b2e4a4e-14a5-4e4c-8b70-fa09f4d15bd1", "9223372036854775808", "\r\nX: y", "\u0663", "\u00bd",
)  # fmt: skip


def request(chance: random.Random) -> dict[str, str]:
    entry = chance.choice(list(COMMANDS.values()))
    asked = {"command": entry.name, "response": chance.choice(("json", "json", "xml", "JSON", "yaml"))}
    for parameter in entry.parameters:
        if parameter.required or chance.random() < 0.3:
            name = parameter.name
            if parameter.type == "map":
                name += chance.choice(("[0].key", "[0]", "[1].cpuNumber", "[x].y", ""))
            asked[name] = chance.choice(VALUES)
    return asked


async def rows(api: Api) -> dict[str, int]:
    """How many rows there are of everything."""
    counts = [
        select(func.count()).select_from(table).scalar_subquery().label(table.name)
        for table in tables.metadata.sorted_tables
    ]
    async with api.cloud.store.reading() as tx:
        return dict((await tx.execute(select(*counts))).mappings().one())


async def test_no_request_breaks_it(bare: Api, http: aiohttp.ClientSession) -> None:
    chance = random.Random(20260821)
    before = await rows(bare)
    refused: list[Any] = []
    for _ in range(REQUESTS):
        asked = request(chance)
        whole = asked | {"apiKey": bare.key}
        whole["signature"] = sign(whole, bare.secret)
        async with http.post(bare.url, data=whole) as response:
            text = await response.text()
        if asked["command"] == "registerUserKeys" and response.status == 200:
            bare = bare.of(*json.loads(text)["registeruserkeysresponse"]["userkeys"].values())
        # NoSagas answers these with an AssertionError, which is a 530 of the test's own making.
        needs_a_runner = asked["command"] in ("addHost", "retrySaga", "abandonSaga")
        if response.status not in (200, 401, 430, 431, 432, 531, 536) and not needs_a_runner:
            refused.append((response.status, asked, text))
        after = await rows(bare)
        changed = asked["command"] in EVENT_TYPES and response.status == 200
        # Nothing is changed by a refused request; whatever changes leaves an event.
        assert (after["events"] > before["events"]) if changed else (after == before), asked
        before = after
        assert "Traceback" not in text
        assert "sqlalchemy" not in text.lower()
        assert "sqlite" not in text.lower()
    assert refused == []
