"""`poolwright emulate` as a process, seen by PyPI's XenAPI."""

from __future__ import annotations

import json
import signal
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from typing import Any

import pytest
import XenAPI

SHARED_DATABASES = (
    "xs6.1-2host-70vm-snap-susp.xml",
    "xs6.1pre-2host-67vm-iscsi.xml",
    "xs6.0-1host-129vm-38snap-cowleyPolicies.xml",
)


def rows(file: Path, table: str) -> list[dict[str, str]]:
    """A table of the file as it stands there; XAPI's names have their underscores doubled."""
    root = ElementTree.parse(file).getroot()
    found = root.find(f"table[@name='{table}']")
    assert found is not None
    return [{k.replace("__", "_"): v for k, v in row.attrib.items()} for row in found]


@pytest.mark.parametrize("name", SHARED_DATABASES)
def test_a_real_pools_database_is_listed_as_the_file_has_it(
    shell: Any, view: Any, database: Any, name: str
) -> None:
    file = database(name)
    emulator = shell.start("emulate", "--database", str(file), "--port", "0")
    pool = view(emulator.first_line())
    with pool.xapi() as api:
        listed = {
            (vm["uuid"], vm["name_label"], vm["power_state"], vm["is_a_template"])
            for vm in api.VM.get_all_records().values()
        }
        hosts = {host["uuid"] for host in api.host.get_all_records().values()}
    expected = rows(file, "VM")
    assert listed == {
        (vm["uuid"], vm["name_label"], vm["power_state"], vm["is_a_template"] == "true") for vm in expected
    }
    assert len(listed) == len(expected)
    assert hosts == {host["uuid"] for host in rows(file, "host")}
    assert len(pool.pool["members"]) == len(hosts) - 1 or len(pool.pool["members"]) == len(hosts)


def test_members_send_to_the_coordinator(shell: Any, view: Any) -> None:
    first = shell.start("emulate", "--hosts", "3", "--port", "0").first_line()
    assert set(first) >= {"pool", "coordinator", "members", "username", "password"}
    members = [url for url in first["members"] if url != first["coordinator"]]
    assert len(members) == 2
    ports = {url.rsplit(":", 1)[1].strip("/") for url in [first["coordinator"], *members]}
    assert len(ports) == 1
    for member in members:
        with pytest.raises(XenAPI.Failure) as refused:
            XenAPI.Session(member)._login("login_with_password", (first["username"], first["password"]))
        assert refused.value.details[0] == "HOST_IS_SLAVE"


def test_trace_and_save(shell: Any, view: Any, tmp_path: Path) -> None:
    trace, saved = tmp_path / "trace.jsonl", tmp_path / "saved.xml"
    emulator = shell.start("emulate", "--trace", str(trace), "--save", str(saved), "--seed", "7")
    pool = view(emulator.first_line())
    with pool.xapi() as api:
        api.VM.get_all()
    assert emulator.stop(signal.SIGTERM) == 0
    calls = [json.loads(line) for line in trace.read_text().splitlines()]
    assert "VM.get_all" in [call["method"] for call in calls]
    assert {"time", "host", "originator", "method", "milliseconds", "outcome"} <= calls[0].keys()
    assert pool.pool["password"] not in trace.read_text()
    again = shell.start("emulate", "--database", str(saved))
    assert again.first_line()["pool"] == pool.pool["pool"]


def test_the_same_seed_gives_the_same_pool(shell: Any) -> None:
    first, second = (shell.start("emulate", "--seed", "5", "--port", "0").first_line() for _ in range(2))
    assert first["pool"] == second["pool"]


def test_tls(shell: Any, view: Any) -> None:
    first = shell.start("emulate", "--tls").first_line()
    assert first["coordinator"].startswith("https://")
    with view(first).xapi() as api:
        assert api.pool.get_all_records()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--database", "/nowhere.xml"), "/nowhere.xml"),
        (("--profile", "nonesuch"), "nonesuch"),
        (("--listen", "192.0.2.1"), "192.0.2.1"),
    ],
)
def test_what_cannot_be_is_said_in_a_line(shell: Any, arguments: tuple[str, ...], said: str) -> None:
    error = shell.here("emulate", *arguments, code=1)
    assert said in error
    assert len(error.splitlines()) == 1


def test_a_file_that_is_no_database_is_refused(shell: Any, tmp_path: Path) -> None:
    for number, text in enumerate(("", "<html/>", "<database><table", "PK\x03\x04")):
        file = tmp_path / f"bad{number}.xml"
        file.write_text(text)
        assert str(file) in shell.here("emulate", "--database", str(file), code=1)
