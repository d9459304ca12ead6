"""Ansible's CloudStack modules, unmodified, set up a cloud; the same play again changes nothing."""

from __future__ import annotations

import asyncio
import json
import os
import re
import shutil
from pathlib import Path

import pytest
from api.conftest import Site
from api.conftest import installed as installed
from api.conftest import site as site

from poolwright.emulator import GOLDEN_IMAGE

PLAYBOOK = Path(__file__).parent / "ansible" / "cloud.yml"
_RECAP = re.compile(r"localhost +: ok=(\d+) +changed=(\d+) +unreachable=0 +failed=0")


async def play(site: Site, state: str) -> tuple[int, int]:
    """How many tasks were ok, and how many of them changed something."""
    command = os.environ.get("ANSIBLE_PLAYBOOK") or shutil.which("ansible-playbook")
    if not command:
        pytest.skip("no ansible-playbook (pip install ansible cs, set ANSIBLE_PLAYBOOK): not tested")
    facts = {"api_url": site.url, "api_key": site.key, "api_secret": site.secret, "template": GOLDEN_IMAGE}
    facts |= {"state": state, "ansible_python_interpreter": str(Path(command).parent / "python")}
    process = await asyncio.create_subprocess_exec(
        command,
        str(PLAYBOOK),
        "--extra-vars",
        json.dumps(facts),
        env=os.environ | {"ANSIBLE_NOCOLOR": "1", "ANSIBLE_LOCALHOST_WARNING": "False"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output = (await process.communicate())[0].decode()
    found = _RECAP.search(output)
    assert process.returncode == 0, output
    assert found, output
    return int(found[1]), int(found[2])


@pytest.mark.timeout(600)
async def test_a_play_makes_a_cloud_and_then_changes_nothing(site: Site) -> None:
    ok, changed = await play(site, "started")
    assert ok == changed == 10
    (network,) = (await site.call("listNetworks", keyword="green", listall=True))["network"]
    vms = await site.call(
        "listVirtualMachines", networkid=network["id"], **{"tags[0].key": "tier", "tags[0].value": "web"}
    )
    assert {(vm["name"], vm["state"], vm["memory"]) for vm in vms["virtualmachine"]} == {
        ("web-1", "Running", 256),
        ("web-2", "Running", 256),
    }
    assert await play(site, "started") == (10, 0)
