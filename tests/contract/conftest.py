"""A pool to test the client against: an emulated one, or the real one at XAPI_URL.

    XAPI_URL=https://pool XAPI_USERNAME=root XAPI_PASSWORD=... XAPI_FINGERPRINT=... pytest tests/contract

On a real pool only tests that read run, unless XAPI_ALLOW_WRITES=1 says that making (and destroying) is fine.
"""

from __future__ import annotations

import os
from collections.abc import AsyncIterator
from dataclasses import dataclass

import pytest

from poolwright.emulator import Emulator, emulated_pool
from poolwright.xapi import Encoding, Session, Tls


@dataclass
class Target:
    """Where the pool is and how to get in; `emulator` only where it is ours."""

    url: str
    username: str
    password: str
    tls: Tls
    emulator: Emulator | None = None

    async def login(self, **options: object) -> Session:
        facts: dict[str, object] = {"tls": self.tls, "originator": "poolwright tests", "deadline": 30.0}
        return await Session.login(self.url, self.username, self.password, **(facts | options))  # type: ignore[arg-type]


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", "writes: makes and destroys objects of the pool")
    config.addinivalue_line("markers", "emulated: needs a pool whose faults and hosts the test may steer")


@pytest.fixture
async def target(request: pytest.FixtureRequest) -> AsyncIterator[Target]:
    """The pool under test."""
    url = os.environ.get("XAPI_URL")
    if url is None:
        async with emulated_pool(hosts=3, seed=1) as pool:
            yield Target(pool.url, pool.username, pool.password, Tls.verified(), pool)
        return
    if request.node.get_closest_marker("emulated"):
        pytest.skip("a real pool is not broken on purpose")
    if request.node.get_closest_marker("writes") and os.environ.get("XAPI_ALLOW_WRITES") != "1":
        pytest.skip("XAPI_ALLOW_WRITES=1 is not set")
    fingerprint = os.environ.get("XAPI_FINGERPRINT")
    tls = Tls.pinned(fingerprint) if fingerprint else Tls.verified()
    yield Target(url, os.environ.get("XAPI_USERNAME", "root"), os.environ["XAPI_PASSWORD"], tls)


@pytest.fixture
def pool(target: Target) -> Emulator:
    """The emulated pool, for tests that break it."""
    assert target.emulator is not None
    return target.emulator


@pytest.fixture(params=[Encoding.JSON_V2, Encoding.XML], ids=["json", "xml"])
def encoding(request: pytest.FixtureRequest) -> Encoding:
    """Both encodings must say the same."""
    found: Encoding = request.param
    return found


@pytest.fixture
async def session(target: Target, encoding: Encoding) -> AsyncIterator[Session]:
    """A session of the pool's, in either encoding."""
    async with await target.login(encoding=encoding) as session:
        yield session
