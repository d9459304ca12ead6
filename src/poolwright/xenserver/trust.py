"""Which certificate a pool is to show: verified by an authority, pinned, or (by name) anything.

A pool that is adopted without a word about it is verified by the system's authorities if they know it, and
pinned on first use if not: XAPI's own certificates are signed by nobody. What was pinned is kept with the
cluster, and a change is refused.
"""

from __future__ import annotations

import asyncio
import ssl
from typing import Final
from urllib.parse import urlsplit

import msgspec

from poolwright.model.zone import PoolAddress
from poolwright.saga import TryAgain
from poolwright.xapi import NotSent, Session, Tls, fetch_fingerprint, show_fingerprint

#: Several certificates (each host has its own) are kept in one text.
SEPARATOR: Final = ","
#: Seconds until a host that does not answer counts as unreachable.
PATIENCE: Final = 10.0


def tls_of(address: PoolAddress) -> Tls:
    """How the client is to check the pool's certificates."""
    if address.tls == "pinned" and address.fingerprint:
        return Tls.pinned(*address.fingerprint.split(SEPARATOR))
    return Tls.insecure() if address.tls == "insecure" else Tls.verified()


def fingerprints_of(session: Session) -> str | None:
    """The certificates that a session trusts by now, as a cluster keeps them; None where none is pinned."""
    pinned = session.tls.fingerprints
    return None if pinned is None else SEPARATOR.join(sorted(show_fingerprint(one) for one in pinned))


async def settle(address: PoolAddress) -> PoolAddress:
    """The address with its trust decided: where nothing was, verified if possible, else pinned as it is now.

    Raises `TryAgain` while the host can't be reached.
    """
    if address.tls != "pinned" or address.fingerprint or not address.url.startswith("https:"):
        return address
    if await _is_verified(address.url):
        return msgspec.structs.replace(address, tls="verified")
    try:
        fingerprint = await fetch_fingerprint(address.url)
    except NotSent as lost:
        raise TryAgain(str(lost)) from lost
    return msgspec.structs.replace(address, fingerprint=fingerprint)


async def _is_verified(url: str) -> bool:
    """Whether the system's authorities vouch for the host."""
    parts = urlsplit(url)
    try:
        async with asyncio.timeout(PATIENCE):
            _, writer = await asyncio.open_connection(
                parts.hostname, parts.port or 443, ssl=ssl.create_default_context()
            )
    except ssl.SSLCertVerificationError:
        return False
    except (OSError, TimeoutError) as lost:
        raise TryAgain(f"{url} can't be reached: {lost or 'no answer'}") from lost
    writer.transport.abort()
    return True
