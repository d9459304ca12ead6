"""Fixtures for tests of the emulator: a pool of three hosts, and a caller of it."""

from __future__ import annotations

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from poolwright.emulator import Emulator, emulated_pool

sys.path.insert(0, str(Path(__file__).parent))
from wire import Caller, calling

SHARED = Path(__file__).parents[3] / "shared"


@pytest.fixture
async def pool() -> AsyncIterator[Emulator]:
    async with emulated_pool(hosts=3, seed=1) as running:
        yield running


@pytest.fixture
async def call(pool: Emulator) -> AsyncIterator[Caller]:
    async with calling(pool) as caller:
        yield caller


@pytest.fixture
def databases() -> list[Path]:
    """The real pools' database files, where they are."""
    files = sorted((SHARED / "data" / "xapi-databases").glob("*.xml"))
    if not files:
        pytest.skip("no ../shared/data/xapi-databases: real pools' databases are not tested")
    return files
