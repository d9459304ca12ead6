"""How a server's certificate is checked: against authorities, against known fingerprints, or (by name) not.

A pool's hosts have self-signed certificates, each its own, so pinning holds a set of SHA-256 fingerprints; a
change is refused and the text says what was expected and what came. Source: XAPI's stunnel, TLS 1.2 by default.
"""

from __future__ import annotations

import asyncio
import hashlib
import ssl
import warnings
from dataclasses import dataclass, field
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from .failures import Unreachable


class InsecureConnectionWarning(UserWarning):
    """Anyone between here and the pool can read the password."""


class CertificateChanged(ConnectionError):
    """The server shows a certificate that is none of those known."""


@dataclass(frozen=True)
class Tls:
    """What makes a server's certificate acceptable. Made by `verified`, `pinned` or `insecure`."""

    #: PEM text of the authorities, or the path of a file of them; None for the system's.
    authorities: str | Path | None = None
    #: SHA-256 fingerprints of whole certificates, any of which will do; None where an authority decides.
    fingerprints: frozenset[bytes] | None = None
    is_insecure: bool = field(default=False, repr=False)

    @classmethod
    def verified(cls, ca: str | Path | None = None) -> Self:
        """Signed by an authority: the system's, or `ca` (PEM text or a file), for the host's name."""
        return cls(authorities=ca)

    @classmethod
    def pinned(cls, *sha256: str | bytes) -> Self:
        """One of these certificates and no other, by SHA-256 (hex, with or without colons, or 32 bytes).

        Raises `ValueError` for what is no fingerprint.
        """
        return cls(fingerprints=frozenset(_digest(one) for one in sha256))

    @classmethod
    def insecure(cls) -> Self:
        """Any certificate at all; warns."""
        warnings.warn(
            "the pool's certificate is not checked: pin it (Tls.pinned) or verify it",
            InsecureConnectionWarning,
            2,
        )
        return cls(is_insecure=True)

    def trusting(self, sha256: str | bytes) -> Tls:
        """The same with one more fingerprint; only where fingerprints decide."""
        if self.fingerprints is None:
            return self
        return Tls(fingerprints=self.fingerprints | {_digest(sha256)})

    def context(self) -> ssl.SSLContext:
        """How TLS is spoken; where fingerprints decide, `examine` is asked after the handshake.

        Raises `OSError`, of which `ssl.SSLError` is one, for authorities that cannot be read.
        """
        if self.authorities is None:
            context = ssl.create_default_context()
        elif isinstance(self.authorities, str) and "-----BEGIN" in self.authorities:
            context = ssl.create_default_context(cadata=self.authorities)
        else:
            context = ssl.create_default_context(cafile=str(self.authorities))
        if self.is_insecure or self.fingerprints is not None:
            context.check_hostname = False
            context.verify_mode = ssl.CERT_NONE
        return context

    def examine(self, certificate: bytes) -> None:
        """Refuse a certificate (DER) that is none of the pinned ones. Raises `CertificateChanged`."""
        if self.fingerprints is None:
            return
        found = hashlib.sha256(certificate).digest()
        if found not in self.fingerprints:
            known = ", ".join(sorted(map(show_fingerprint, self.fingerprints))) or "none"
            raise CertificateChanged(
                f"the server's certificate is not the pinned one: it shows SHA-256 {show_fingerprint(found)}, "
                f"known is {known}; if the change was meant, pin the new one"
            )


def _digest(sha256: str | bytes) -> bytes:
    if isinstance(sha256, str):
        text = sha256.lower().removeprefix("sha-256:").removeprefix("sha256:").replace(":", "").strip()
        sha256 = bytes.fromhex(text)
    if len(sha256) != hashlib.sha256().digest_size:
        raise ValueError("a SHA-256 fingerprint has 32 bytes (64 hexadecimal digits)")
    return sha256


def show_fingerprint(sha256: bytes) -> str:
    """`AB:CD:...`, as browsers and xsconsole show it."""
    return sha256.hex(":").upper()


async def trust_first_use(url: str, *, timeout: float = 10.0) -> Tls:
    """Verified where the system's authorities vouch for the server, else pinned to what it shows now.

    Whoever pins so must show the fingerprint, and keep it: the next use is not the first. `timeout` in seconds.
    Raises `Unreachable`.
    """
    parts = urlsplit(url)
    if parts.scheme != "https":
        return Tls.verified()
    try:
        async with asyncio.timeout(timeout):
            _, writer = await asyncio.open_connection(
                parts.hostname, parts.port or 443, ssl=Tls.verified().context()
            )
    except ssl.SSLCertVerificationError:
        return Tls.pinned(await fetch_fingerprint(url, timeout=timeout))
    except (OSError, TimeoutError) as error:
        raise Unreachable(f"{url}: no TLS server answers: {error or 'time is up'}") from error
    writer.transport.abort()
    return Tls.verified()


async def fetch_fingerprint(url: str, *, timeout: float = 10.0) -> str:
    """The SHA-256 fingerprint (`AB:CD:...`) of the certificate that a server shows now, for pinning it.

    Checks nothing and sends no request. `timeout` in seconds. Raises `Unreachable` if there is no TLS server.
    """
    parts = urlsplit(url)
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    try:
        async with asyncio.timeout(timeout):
            _, writer = await asyncio.open_connection(parts.hostname, parts.port or 443, ssl=context)
    except (OSError, TimeoutError) as error:
        raise Unreachable(f"{url}: no TLS server answers: {error or 'time is up'}") from error
    shown: ssl.SSLObject = writer.get_extra_info("ssl_object")
    certificate = shown.getpeercert(binary_form=True) or b""
    writer.transport.abort()
    return show_fingerprint(hashlib.sha256(certificate).digest())
