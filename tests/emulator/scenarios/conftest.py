"""A pool of two hosts and a caller of it, once over each protocol."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
from emulator.scenarios.kit import PROTOCOLS, Steps, World, playing


@pytest.fixture(params=PROTOCOLS)
async def step(request: pytest.FixtureRequest) -> AsyncIterator[Steps]:
    async with playing(request.param) as steps:
        yield steps


@pytest.fixture
def world(step: Steps) -> World:
    return World(step.pool)
