"""Logging in at a pool for the length of a command, and out again whatever ends it.

An https certificate is the one that was named, or verified by the system's authorities; else it is pinned at
the first use: shown, kept in the file of known pools, and a change is refused from then on.
"""

from __future__ import annotations

import os
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import remark
from poolwright.config import KnownPools, KnownPoolsUnreadable
from poolwright.xapi import (
    AnswerUnknown,
    NotSent,
    Session,
    SessionAuthenticationFailed,
    Tls,
    XapiError,
    XapiFailure,
    show_fingerprint,
    trust_first_use,
)

ORIGINATOR: Final = "poolwright xapi"


@dataclass(frozen=True)
class Trust:
    """What the user said about the certificate; at most one of them."""

    ca: Path | None = None
    fingerprint: str | None = None
    insecure: bool = False

    def __post_init__(self) -> None:
        if sum((self.ca is not None, self.fingerprint is not None, self.insecure)) > 1:
            raise CommandFailed("--ca, --fingerprint and --insecure exclude each other", Exit.USAGE)


@dataclass(frozen=True)
class Door:
    """Where a pool is and how to get in."""

    url: str
    username: str
    password: str = field(repr=False)
    trust: Trust = Trust()
    timeout: float = 60.0


@asynccontextmanager
async def entered(door: Door) -> AsyncIterator[Session]:
    """A session with the pool, logged out at the end. Raises `CommandFailed` for whatever the pool refuses."""
    known = KnownPools.of(os.environ)
    try:
        tls = await _choose_tls(door, known)
        login = Session.login(
            door.url,
            door.username,
            door.password,
            originator=ORIGINATOR,
            tls=tls,
            deadline=door.timeout,
        )
        async with await login as session:
            _keep(door, session.tls, known)
            yield session
    except (XapiError, ValueError, KnownPoolsUnreadable) as error:
        raise _told(error, door, known) from error


async def _choose_tls(door: Door, known: KnownPools) -> Tls:
    trust, place = door.trust, _place(door.url)
    if trust.insecure:
        remark("warning: any certificate is accepted; pin the right one with --fingerprint")
        with warnings.catch_warnings(action="ignore"):
            return Tls.insecure()
    if trust.ca is not None:
        return Tls.verified(trust.ca)
    if trust.fingerprint is not None:
        return Tls.pinned(*trust.fingerprint.split(","))
    if pinned := known.get(place):
        return Tls.pinned(*pinned)
    return await trust_first_use(door.url)


def _keep(door: Door, tls: Tls, known: KnownPools) -> None:
    """Keep what is pinned by now, and show what was not known before."""
    if tls.fingerprints is None:
        return
    place = _place(door.url)
    shown = {show_fingerprint(one) for one in tls.fingerprints}
    new = shown - set(known.get(place))
    if not new:
        return
    try:
        known.put(place, shown)
    except OSError as error:
        remark(f"warning: the certificate's fingerprint cannot be kept: {error}")
    for one in sorted(new):
        remark(f"certificate pinned for {place}: sha256:{one} (compare it with the host's own)")


def _place(url: str) -> str:
    parts = urlsplit(url)
    return f"{parts.hostname}:{parts.port or 443}"


def _told(error: Exception, door: Door, known: KnownPools) -> CommandFailed:
    """What went wrong, and what can be done about it."""
    match error:
        case SessionAuthenticationFailed():
            return CommandFailed(f"{door.url} does not accept the password of {door.username}")
        case XapiFailure():
            return CommandFailed(str(error))
        case NotSent():
            hint = ""
            if "certificate is not the pinned one" in str(error):
                hint = f" with --fingerprint (kept ones are in {known.path})"
            return CommandFailed(f"{error}{hint}", Exit.UNREACHABLE)
        case AnswerUnknown():
            return CommandFailed(f"{error}. It was sent: it may have happened all the same")
        case _:
            return CommandFailed(str(error), Exit.USAGE)
