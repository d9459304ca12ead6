"""Pinned certificates, as aiohttp checks them: any of several, and a clear text when it is another.

Apart from `tls`, so that naming a policy does not import aiohttp.
"""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Iterable

import aiohttp


class CertificateChanged(aiohttp.ClientConnectionError):
    """The server shows a certificate that is none of those known."""


class AnyFingerprint(aiohttp.Fingerprint):
    """Accepts a certificate whose SHA-256 is one of several; checked before anything is sent."""

    def __init__(self, fingerprints: Iterable[bytes]) -> None:
        self._known = frozenset(fingerprints)
        # aiohttp wants one; which one it is decides nothing, because `check` is ours.
        super().__init__(min(self._known, default=bytes(32)))

    def check(self, transport: asyncio.Transport) -> None:
        shown = transport.get_extra_info("ssl_object")
        if shown is None:
            return
        found = hashlib.sha256(shown.getpeercert(binary_form=True) or b"").digest()
        if found not in self._known:
            known = ", ".join(sorted(one.hex(":").upper() for one in self._known)) or "none"
            raise CertificateChanged(
                f"the server's certificate is not the pinned one: it shows SHA-256 {found.hex(':').upper()}, "
                f"known is {known}; if the change was meant, pin the new one"
            )
