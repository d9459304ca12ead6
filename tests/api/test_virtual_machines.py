"""VMs through the whole stack: PyPI's cs in front, the emulated pool behind."""

from __future__ import annotations

from typing import Any

import pytest
from cs import CloudStackApiException

from api.conftest import Site


async def test_the_life_of_a_vm(site: Site) -> None:
    vm = await site.deploy("web")
    print(vm)
    assert vm["state"] == "Running"
