"""Every step of the transcripts of the real XAPI, over both protocols (where ../shared has them)."""

from __future__ import annotations

import conformance
import pytest


@pytest.mark.timeout(400)
async def test_every_step_is_what_the_real_xapi_answered() -> None:
    shared = conformance.ROOT.parent / "shared"
    runner = conformance.runner_in(shared)
    if runner is None:
        pytest.skip(f"no transcripts of the real XAPI in {shared}: the emulator is not compared with it")
    for compared in await conformance.compare_all(runner, []):
        assert compared.differing == [], compared.protocol
        assert compared.is_identical, f"{compared.protocol}: {compared.text[-2000:]}"
        assert compared.total > 3000
