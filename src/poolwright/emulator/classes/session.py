"""Class session: logging in and out, by password, as a member, locally; the superuser's password.

Source: xapi.md 2.6.
"""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure, internal_error
from poolwright.emulator.implicit import Handler
from poolwright.emulator.resources import Workers
from poolwright.xapi.types import NULL_REF


async def _check_password(call: Call, uname: str, pwd: str) -> None:
    """Compares as many passwords at a time as the pool allows. Raises SESSION_AUTHENTICATION_FAILED."""
    row = call.database.find("pool", call.pool.ref)
    most = max(1, row["local_auth_max_threads"] if row is not None else 8)
    checks: Workers = call.pool.private.setdefault(f"password checks, {most} at a time", Workers(most))
    async with checks.one(call.host):
        await call.pool.durations.take("session.check_password", base=True, at=call.host)
        call.pool.sessions.check_password(uname, pwd)


async def login_with_password(call: Call, uname: str, pwd: str, version: str, originator: str) -> str:
    """A session with the pool; a member refers to the coordinator before it looks at the password."""
    call.pool.sessions.check_coordinator(call.host)
    await _check_password(call, uname, pwd)
    return call.pool.sessions.create(uname, originator)


def logout(call: Call) -> None:
    call.pool.sessions.destroy(call.session)


def change_password(call: Call, _old_pwd: str, new_pwd: str) -> None:
    """Gives the local superuser a new password. XAPI does not look at the old one: a session is proof."""
    row = call.database.find("session", call.session)
    if row is not None and not row["is_local_superuser"]:
        raise ApiFailure(
            "USER_IS_NOT_LOCAL_SUPERUSER", "Only the local superuser can change their own password"
        )
    call.pool.sessions.check_coordinator(call.host)
    if not new_pwd:
        raise ApiFailure("CHANGE_PASSWORD_REJECTED", "Authentication token manipulation error")
    call.pool.password = new_pwd


def slave_login(call: Call, host: str, psecret: str) -> str:
    """A session for a member of the pool, which proves itself with the pool's secret."""
    if psecret != call.pool.secret:
        raise ApiFailure("SESSION_AUTHENTICATION_FAILED", host, "Pool secret invalid")
    return call.pool.sessions.create("", pool=True)


def slave_local_login(call: Call, psecret: str) -> str:
    if psecret != call.pool.secret:
        raise ApiFailure("SESSION_AUTHENTICATION_FAILED", "localhost", "Pool secret invalid")
    return call.pool.sessions.create_local(call.host)


async def slave_local_login_with_password(call: Call, uname: str, pwd: str) -> str:
    """A session with this one host, whatever state the pool is in."""
    await _check_password(call, uname, pwd)
    return call.pool.sessions.create_local(call.host)


def local_logout(call: Call) -> None:
    call.pool.sessions.local.pop(call.session, None)


def create_from_db_file(call: Call, filename: str) -> str:
    """XAPI opens a backup of its database here; an emulated host has no files."""
    raise internal_error(f'Unix.Unix_error(Unix.ENOENT, "open", "{filename}")')


def get_all_subject_identifiers(call: Call) -> list[str]:
    """The external users that are logged in."""
    users = {row["auth_user_sid"] for _, row in call.database.items("session")}
    return sorted(users - {""})


def logout_subject_identifier(call: Call, subject_identifier: str) -> None:
    """Ends an external user's sessions."""
    for ref, row in call.database.items("session"):
        outside = row["subject"] != NULL_REF or row["auth_user_sid"]
        if outside and row["auth_user_sid"] == subject_identifier:
            call.pool.sessions.destroy(ref)


MESSAGES: Mapping[str, Handler] = {
    "login_with_password": login_with_password,
    "logout": logout,
    "change_password": change_password,
    "slave_login": slave_login,
    "slave_local_login": slave_local_login,
    "slave_local_login_with_password": slave_local_login_with_password,
    "local_logout": local_logout,
    "create_from_db_file": create_from_db_file,
    "get_all_subject_identifiers": get_all_subject_identifiers,
    "logout_subject_identifier": logout_subject_identifier,
}
