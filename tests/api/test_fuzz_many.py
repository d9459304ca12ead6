"""Thousands of requests that no client would send, in process: as an administrator and as a user.

None is answered with a mistake of ours, and what is refused changes nothing. `FUZZ=100000` asks more of them.
"""

from __future__ import annotations

import os
import random

from api.conftest import Api, make_user
from api.desk import OK, Desk
from api.test_fuzz import request, rows

from poolwright.model.event import EVENT_TYPES

REQUESTS = int(os.environ.get("FUZZ", "20000"))
#: Requests after which rows are counted; a refusal among changes that were made can't be told apart.
BATCH = 20
REFUSALS = frozenset((401, 430, 431, 432, 531, 532, 533, 534, 535, 536, 537))
#: What asks the runner at once, which these tests have none of (`NoSagas`).
NEEDS_A_RUNNER = frozenset(("addHost", "retrySaga", "abandonSaga"))
MARKS = ("Traceback", "sqlalchemy", "sqlite", "psycopg", "asyncio")


async def test_thousands_of_requests_break_nothing(bare: Api) -> None:
    chance = random.Random(20261128)
    user = await make_user(bare, "bob")
    desks = [await Desk.of(bare.cloud, key) for key in (bare.key, user.key)]
    before, changes, wrong = await rows(bare), False, []
    for number in range(1, REQUESTS + 1):
        asked = request(chance)
        name = asked.pop("command")
        asked.pop("response")
        if name in NEEDS_A_RUNNER:
            continue
        status, text = await chance.choice(desks).ask(name, **asked)
        changes |= status == OK and name in EVENT_TYPES
        if status not in REFUSALS | {OK}:
            wrong.append((status, name, asked, text[:300]))
        assert not any(mark in text for mark in MARKS), (name, asked, text)
        if number % BATCH == 0:
            after = await rows(bare)
            assert changes or after == before, (name, asked)
            before, changes = after, False
    assert wrong == []
