"""Fixtures for other people's tests: an emulated XAPI pool per test, for blocking and for asyncio tests alike.

    def test_something(xapi_pool):                         # three hosts
        session = XenAPI.Session(xapi_pool.url)

    @pytest.mark.xapi_pool(hosts=1, profile="realistic")   # what `threaded_pool` takes
    def test_slow_starts(xapi_pool): ...

    def test_two_pools(make_xapi_pool):
        left, right = make_xapi_pool(hosts=1), make_xapi_pool(hosts=1)

pytest finds it by itself where poolwright is installed; elsewhere say
`pytest_plugins = ["poolwright.emulator.pytest_plugin"]`. Each pool runs in a thread of its own, so a test may
block, and ends with its test. pytest is no dependency of poolwright: only pytest imports this module.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

if TYPE_CHECKING:
    from poolwright.emulator.threaded import ThreadedPool

#: Starts a pool; takes what `threaded_pool` takes.
MakePool: TypeAlias = "Callable[..., ThreadedPool]"


def pytest_configure(config: pytest.Config) -> None:
    """Makes the marker known, for those who run with --strict-markers."""
    config.addinivalue_line(
        "markers", "xapi_pool(hosts=3, seed=0, profile='instant', ...): what the fixture xapi_pool starts"
    )


@pytest.fixture
def make_xapi_pool() -> Iterator[MakePool]:
    """Starts pools, any number side by side; they end with the test."""
    from poolwright.emulator import threaded_pool

    with ExitStack() as running:

        def make(**options: Any) -> ThreadedPool:
            return running.enter_context(threaded_pool(**options))

        yield make


@pytest.fixture
def xapi_pool(request: pytest.FixtureRequest, make_xapi_pool: MakePool) -> ThreadedPool:
    """A pool of three hosts, or as the marker `xapi_pool` says."""
    marker = request.node.get_closest_marker("xapi_pool")
    return make_xapi_pool(**({} if marker is None else marker.kwargs))
