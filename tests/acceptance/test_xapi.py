"""`poolwright xapi`: calls, events and the mirror of a pool, from a shell, leaving no session behind."""

from __future__ import annotations

import json
import signal
from typing import Any

import pytest


@pytest.fixture
def pool(shell: Any) -> Any:
    """An emulated pool over https, and its password in the environment."""
    trace = shell.home / "trace"
    facts = shell.start("emulate", "--tls", "--hosts", "2", "--trace", str(trace)).first_line()
    shell.environ["POOLWRIGHT_POOL_PASSWORD"] = facts["password"]
    return facts


def sessions(shell: Any) -> int:
    """How many sessions were made and not ended."""
    calls = [json.loads(line) for line in (shell.home / "trace").read_text().splitlines()]
    done = [call["method"] for call in calls if call["outcome"] == "ok"]
    return done.count("session.login_with_password") - done.count("session.logout")


def test_calls_with_names_and_uuids_through_any_member(shell: Any, pool: Any) -> None:
    url = pool["members"][0]
    done = shell.run("xapi", url, "call", "network.create", "name_label=lan", "MTU=9000")
    assert done.stdout.startswith("OpaqueRef:")
    assert done.stderr.count("certificate pinned") == 2, "the member's and its master's"
    done = shell.run("xapi", url, "call", "network.get_MTU", "lan")
    assert (done.stdout, done.stderr) == ("9000\n", "")
    uuid = json.loads(shell.here("xapi", url, "call", "network.get_uuid", "lan", "--json"))
    record = json.loads(shell.here("xapi", url, "call", "network.get_record", f"uuid={uuid}", "--json"))
    assert (record["name_label"], record["MTU"]) == ("lan", 9000)
    shell.here("xapi", url, "call", "network.set_tags", "lan", "a,b")
    assert shell.here("xapi", url, "call", "network.get_tags", "lan").split() == ["a", "b"]
    assert "'lan2'" in shell.here("xapi", url, "call", "network.get_uuid", "lan2", code=1)
    assert "self:" in shell.here("xapi", url, "call", "network.get_uuid", code=2)
    assert "password" in shell.here("xapi", url, "call", "VM.get_all", "--password", "no", code=1)
    assert "not the pinned one" in shell.here(
        "xapi", url, "call", "VM.get_all", "--fingerprint", "00" * 32, code=3
    )
    assert "VM_IS_TEMPLATE" in shell.here("xapi", url, "call", "VM.start", "CentOS 7", "0", "0", code=1)
    assert sessions(shell) == 0


def test_the_mirror_is_a_table(shell: Any, pool: Any) -> None:
    url = pool["coordinator"]
    table = shell.here("xapi", url, "mirror", "host,SR")
    assert "xen1" in table
    assert "NAME_LABEL" in table
    rows = json.loads(shell.here("xapi", url, "mirror", "host", "--json", "--fields", "name_label,enabled"))
    assert sorted(row["name_label"] for row in rows) == ["xen1", "xen2"]
    shown = shell.here("xapi", url, "mirror", "VM", "--where", "resident_on=xen1", "--fields", "name_label")
    assert shown.splitlines() == ["NAME_LABEL", "Control domain on host: xen1"]
    assert "field" in shell.here("xapi", url, "mirror", "VM", "--where", "colour=red", code=2)


def test_events_come_live_and_ctrl_c_logs_out(shell: Any, pool: Any) -> None:
    url = pool["coordinator"]
    shell.here("xapi", url, "call", "network.create", "name_label=lan")
    listening = shell.start("xapi", url, "events", "network", "--json")
    while "listening" not in listening.errors.read_text():
        assert listening.process.poll() is None
    shell.here("xapi", url, "call", "network.set_name_description", "lan", "ours")
    event = listening.first_line()
    assert (event["class"], event["operation"]) == ("network", "mod")
    assert event["changed"] == {"name_description": ["", "ours"]}
    assert event["record"]["name_label"] == "lan"
    assert listening.stop(signal.SIGINT) == 130
    assert sessions(shell) == 0
