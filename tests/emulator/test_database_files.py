"""Real pools' XAPI databases: loaded over the real wire, saved, and loaded again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from lxml import etree
from wire import with_stock_client

from poolwright.clock import SeededClock
from poolwright.emulator import emulated_pool, xmldb
from poolwright.emulator.database import Database

Rows = dict[str, dict[str, str]]


def _tables(file: Path) -> dict[str, Rows]:
    """A file's rows by table and reference, as they stand there."""
    return {
        str(table.get("name")): {
            str(row.get("ref")): {str(k): str(v) for k, v in row.attrib.items()}
            for row in table.iterfind("row")
        }
        for table in etree.parse(str(file)).getroot().iterfind("table")
    }


def _rows(file: Path, table: str) -> Rows:
    return _tables(file)[table]


def _load(file: Path) -> tuple[Database, xmldb.Kept]:
    database = Database(SeededClock(0))
    return database, xmldb.load(database, file)


def _contents(database: Database) -> dict[str, Any]:
    return {name: dict(state.rows) for name, state in database.tables.items() if state.table.persist}


async def test_a_stock_client_lists_the_file_s_vms(databases: list[Path]) -> None:
    for file in databases:
        expected = {
            ref: (row["uuid"], xmldb.unescape(row["name__label"]), row["power_state"])
            for ref, row in _rows(file, "VM").items()
        }
        async with emulated_pool(database=file) as pool:
            records = await with_stock_client(pool, lambda session: session.xenapi.VM.get_all_records())
            hosts = await with_stock_client(pool, lambda session: session.xenapi.host.get_all_records())
        found = {ref: (r["uuid"], r["name_label"], r["power_state"]) for ref, r in records.items()}
        assert found == expected
        assert sorted(h["address"] for h in hosts.values()) == [f"127.0.0.{n + 1}" for n in range(len(hosts))]


def test_a_saved_database_is_the_same_pool(databases: list[Path], tmp_path: Path) -> None:
    for file in databases:
        first, kept = _load(file)
        xmldb.move_hosts(first, kept, "127.0.0.1")
        saved = tmp_path / file.name
        xmldb.save(first, kept, saved)
        second, kept_again = _load(saved)
        assert kept_again.addresses == kept.addresses
        xmldb.move_hosts(second, kept_again, "127.0.0.1")
        assert _contents(second) == _contents(first)
        again = tmp_path / "again.xml"
        xmldb.save(second, kept_again, again)
        assert again.read_bytes() == saved.read_bytes()


def test_saving_keeps_every_word_of_the_file(databases: list[Path], tmp_path: Path) -> None:
    """Unknown tables and columns included; only new columns and rows are added."""
    for file in databases:
        database, kept = _load(file)
        xmldb.move_hosts(database, kept, "127.0.0.1")
        saved = tmp_path / file.name
        xmldb.save(database, kept, saved)
        after = _tables(saved)
        for table, rows in _tables(file).items():
            for ref, row in rows.items():
                found = after[table][ref]
                differing = {k: (v, found.get(k)) for k, v in row.items() if found.get(k) != v}
                assert not differing, (file.name, table, ref, differing)


def test_relations_are_rebuilt_from_their_owners(databases: list[Path]) -> None:
    for file in databases:
        database, _ = _load(file)
        for ref, row in database.items("VM"):
            owned = {vbd for vbd, r in database.items("VBD") if r["VM"] == ref}
            assert set(row["VBDs"]) == owned
        for ref, row in database.items("VM"):
            if row["power_state"] == "Running":
                assert row["consoles"], (file.name, ref)
                assert ref in database.get("host", row["resident_on"])["resident_VMs"]
        assert all(database.get("host_metrics", h["metrics"])["live"] for _, h in database.items("host"))


async def test_a_built_pool_survives_saving(tmp_path: Path) -> None:
    async with emulated_pool(hosts=2, seed=5) as pool:
        pool.database.update(
            "VM", pool.database.refs("VM")[0], name_description="two  spaces\n100% 'quoted' \\"
        )
        pool.save(tmp_path / "pool.xml")
        before = _contents(pool.database)
        uuid = pool.uuid
    async with emulated_pool(database=tmp_path / "pool.xml") as loaded:
        assert loaded.uuid == uuid
        after = _contents(loaded.database)
    for name, rows in before.items():
        assert after[name].keys() == rows.keys(), name
    vm = next(iter(before["VM"].values()))
    assert vm["name_description"] in [row["name_description"] for row in after["VM"].values()]


@pytest.mark.parametrize(
    "text",
    ["", " ", "  ", "a b", "a  b", " a ", "\t\n\r", "100%", "%.", "%_", "a\n b", "('x' 'y z')", "\u2603"],
)
def test_escaped_text_survives_xml(text: str) -> None:
    element = etree.fromstring(etree.tostring(etree.Element("row", a=xmldb.escape(text))))
    assert xmldb.unescape(str(element.get("a"))) == text


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<database/>",
        b"<other><manifest/></other>",
        b"<database><manifest/></database>",
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><database><manifest/></database>',
    ],
)
def test_what_is_no_database_is_refused(content: bytes, tmp_path: Path) -> None:
    file = tmp_path / "bad.xml"
    file.write_bytes(content)
    with pytest.raises(xmldb.NotADatabase):
        _load(file)


def test_what_cannot_be_read_takes_its_default_and_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "odd.xml"
    file.write_text(
        '<database><manifest><pair key="generation_count" value="7"/></manifest>'
        '<table name="pool"><row ref="OpaqueRef:p" uuid="u1" master="OpaqueRef:gone" later_column="x"/></table>'
        '<table name="host"><row ref="OpaqueRef:h" uuid="u2" memory__overhead="many" tags="(&apos;a"/></table>'
        '<table name="unheard_of"><row ref="OpaqueRef:z" colour="blue"/></table></database>'
    )
    database, kept = _load(file)
    assert database.get("host", "OpaqueRef:h")["memory_overhead"] == 0
    assert database.get("host", "OpaqueRef:h")["tags"] == []
    assert database.get("pool", "OpaqueRef:p")["master"] == "OpaqueRef:h"
    xmldb.save(database, kept, tmp_path / "saved.xml")
    saved = _rows(tmp_path / "saved.xml", "host")["OpaqueRef:h"]
    assert (saved["memory__overhead"], saved["tags"]) == ("many", "('a")
    assert _rows(tmp_path / "saved.xml", "unheard_of")["OpaqueRef:z"]["colour"] == "blue"
    assert _rows(tmp_path / "saved.xml", "pool")["OpaqueRef:p"]["later_column"] == "x"
