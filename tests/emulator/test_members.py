"""Members refer callers to the coordinator; local sessions work on the host that gave them."""

from __future__ import annotations

import pytest
from wire import Caller, Refused, calling, vm_record

from poolwright.emulator import Emulator


async def _refusal(caller: Caller, method: str, *params: object) -> tuple[str, list[str]]:
    with pytest.raises(Refused) as refused:
        await caller.raw(method, *params)
    return refused.value.code, refused.value.params


async def test_members_refer_to_the_coordinator_before_they_authenticate(pool: Emulator) -> None:
    assert len(pool.members) == 2
    for url in pool.members:
        async with calling(pool, url) as member:
            for password in (pool.password, "wrong"):
                answer = await _refusal(member, "session.login_with_password", pool.username, password)
                assert answer == ("HOST_IS_SLAVE", ["127.0.0.1"])


async def test_a_member_checks_arity_and_session_before_it_refers(pool: Emulator, call: Caller) -> None:
    async with calling(pool, pool.members[0]) as member:
        assert (await _refusal(member, "VM.get_record", call.session))[0] == "MESSAGE_PARAMETER_COUNT_MISMATCH"
        assert (await _refusal(member, "VM.get_all", "OpaqueRef:nobody"))[0] == "SESSION_INVALID"
        for method, params in (
            ("VM.get_all", ()),
            ("VM.create", (vm_record(),)),
            ("VM.no_such", ()),
            ("event.from", (["*"], "", 0.0)),
            ("Async.VM.start", ("OpaqueRef:x", False, False)),
        ):
            assert await _refusal(member, method, call.session, *params) == ("HOST_IS_SLAVE", ["127.0.0.1"])


async def test_a_local_session_reads_everything_on_its_host_only(pool: Emulator, call: Caller) -> None:
    async with calling(pool, pool.members[0]) as member, calling(pool, pool.members[1]) as other:
        code, _ = await _refusal(member, "session.slave_local_login_with_password", "root", "wrong")
        assert code == "SESSION_AUTHENTICATION_FAILED"
        session = await member.raw("session.slave_local_login_with_password", "root", pool.password)
        assert await member.raw("pool.get_all", session) == [pool.pool.ref]
        assert len(await member.raw("host.get_all_records", session)) == 3
        assert (await _refusal(other, "pool.get_all", session))[0] == "SESSION_INVALID"
        await member.raw("session.local_logout", session)
        assert (await _refusal(member, "pool.get_all", session))[0] == "SESSION_INVALID"


async def test_too_many_sessions_throw_out_the_idle_ones(pool: Emulator, call: Caller) -> None:
    first = await call.raw("session.login_with_password", pool.username, pool.password, "1.0", "crowd")
    for _ in range(499):
        await call.raw("session.login_with_password", pool.username, pool.password, "1.0", "crowd")
    assert await call.raw("pool.get_all", first) == [pool.pool.ref]
    await call.raw("session.login_with_password", pool.username, pool.password, "1.0", "crowd")
    gone = [ref for ref, row in pool.database.items("session") if row["originator"] == "crowd"]
    assert len(gone) == 500
    assert await call("pool.get_all") == [pool.pool.ref]


async def test_the_password_can_be_changed(pool: Emulator, call: Caller) -> None:
    await call("session.change_password", "not looked at", "new")
    with pytest.raises(Refused, match="SESSION_AUTHENTICATION_FAILED"):
        await call.raw("session.login_with_password", "root", "poolwright")
    await call.raw("session.login_with_password", "root", "new")
