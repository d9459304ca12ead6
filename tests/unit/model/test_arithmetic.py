"""CPU share and memory footprint: CloudStack's and XAPI's arithmetic, and where ours differs."""

from __future__ import annotations

import hypothesis.strategies as st
import pytest
from hypothesis import given

from poolwright.model.cpu import CpuShare, share
from poolwright.model.memory import MIB, footprint, overhead


@pytest.mark.parametrize(
    ("cpus", "speed", "host", "limit", "overcommit", "expected"),
    [
        (1, 500, 2000, False, 1.0, CpuShare(63, 0)),  # CloudStack's own figures
        (1, 500, 2000, True, 1.0, CpuShare(63, 24)),
        (4, 1000, 2400, True, 1.0, CpuShare(105, 165)),
        (1, 1000, 2000, False, 2.0, CpuShare(63, 0)),  # overcommit halves the promise
        (1, 1000, 2000, True, 2.0, CpuShare(63, 49)),  # and leaves the limit
        (1, 4000, 2000, True, 1.0, CpuShare(256, 198)),  # at most 256
        (1, 5, 3000, False, 1.0, CpuShare(1, 0)),  # CloudStack: weight 0, which Xen reads as 256
        (1, 20, 3000, True, 1.0, CpuShare(1, 1)),  # CloudStack: cap 0, which Xen reads as no limit
        (2, 500, 0, True, 1.0, CpuShare(256, 200)),  # a host that does not tell its speed
        (2, 500, 0, False, 1.0, CpuShare(256, 0)),
    ],
)
def test_shares(cpus: int, speed: int, host: int, limit: bool, overcommit: float, expected: CpuShare) -> None:
    got = share(cpus=cpus, speed_mhz=speed, host_speed_mhz=host, limit=limit, overcommit=overcommit)
    assert got == expected
    assert got.params() == {"weight": str(expected.weight), "cap": str(expected.cap)}


@given(
    cpus=st.integers(1, 64),
    speed=st.integers(1, 100_000),
    host=st.integers(0, 6000),
    limit=st.booleans(),
    overcommit=st.floats(1, 16),
)
def test_a_share_is_never_one_that_means_something_else_to_xen(
    cpus: int, speed: int, host: int, limit: bool, overcommit: float
) -> None:
    got = share(cpus=cpus, speed_mhz=speed, host_speed_mhz=host, limit=limit, overcommit=overcommit)
    assert 1 <= got.weight <= 256
    assert (got.cap > 0) is limit


def test_a_guests_overhead_is_what_xapi_reckons() -> None:
    assert overhead(1 << 30, 1) == 11 * MIB
    assert footprint(512 * MIB, 1) == (512 + 7) * MIB


@given(st.integers(1, 1 << 40), st.integers(1, 64))
def test_a_footprint_is_more_than_the_guest_and_grows_with_it(memory: int, cpus: int) -> None:
    assert footprint(memory, cpus) > memory
    assert footprint(memory + MIB, cpus) >= footprint(memory, cpus) + MIB
    assert overhead(memory, cpus + 1) > overhead(memory, cpus)
