"""Ansible's XenServer modules, unmodified, make, change and remove a VM on an emulated pool."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
from pathlib import Path

import pytest

from poolwright.emulator import GOLDEN_IMAGE, Emulator

PLAYBOOK = Path(__file__).parent / "ansible" / "guest.yml"


def _ansible() -> str:
    """The command, from ANSIBLE_PLAYBOOK or the path; it is too big to be among our own dependencies."""
    command = os.environ.get("ANSIBLE_PLAYBOOK") or shutil.which("ansible-playbook")
    if not command:
        pytest.skip("no ansible-playbook (pip install ansible XenAPI, set ANSIBLE_PLAYBOOK): not tested")
    return command


async def test_ansible_makes_changes_and_removes_a_vm(pool: Emulator) -> None:
    command = _ansible()
    names = {kind: [row["name_label"] for _, row in pool.database.items(kind)] for kind in ("VM", "VDI")}
    sr = next(row["name_label"] for _, row in pool.database.items("SR") if row["type"] == "nfs")
    network = next(row["name_label"] for _, row in pool.database.items("network") if row["bridge"] == "xenbr0")
    disks = [{"size_gb": 8, "sr": sr, "name": "root"}, {"size_gb": 2, "sr": sr}]
    networks = [{"name": network, "mac": "aa:bb:cc:dd:aa:01"}]
    guest = {
        "template": GOLDEN_IMAGE,
        "state": "poweredon",
        "disks": disks,
        "hardware": {"num_cpus": 2, "memory_mb": 1024},
        "networks": networks,
    }
    bigger = {
        "state": "present",
        "force": True,
        "disks": [{"size_gb": 10, "sr": sr, "name": "root"}, disks[1], {"size_gb": 1, "sr": sr}],
        "hardware": {"num_cpus": 4, "memory_mb": 2048},
        "networks": [*networks, {"name": network}],
    }
    python = str(Path(command).parent / "python")
    facts = {"url": pool.url, "username": pool.username, "password": pool.password}
    facts |= {"guest": guest, "bigger": bigger, "ansible_python_interpreter": python}
    process = await asyncio.create_subprocess_exec(
        command,
        str(PLAYBOOK),
        "--extra-vars",
        json.dumps(facts),
        env=os.environ | {"ANSIBLE_NOCOLOR": "1", "ANSIBLE_LOCALHOST_WARNING": "False"},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.STDOUT,
    )
    output, _ = await process.communicate()
    assert process.returncode == 0, output.decode()
    after = {kind: [row["name_label"] for _, row in pool.database.items(kind)] for kind in ("VM", "VDI")}
    assert after == names
