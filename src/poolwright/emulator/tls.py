"""Certificates for the hosts of an emulated pool: self-signed, made at start, as a fresh XAPI host has.

Only the standard's random source makes keys: they are not from the pool's seed.
"""

from __future__ import annotations

import ipaddress
import ssl
import tempfile
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID


class Identity:
    """A host's key and certificate."""

    def __init__(self, address: str, now: datetime) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, address)])
        alternative = x509.SubjectAlternativeName([x509.IPAddress(ipaddress.ip_address(address))])
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(x509.random_serial_number())
            .not_valid_before(now - timedelta(days=1))
            .not_valid_after(now + timedelta(days=3650))
            .add_extension(alternative, critical=False)
            .sign(key, hashes.SHA256())
        )
        self.certificate = certificate.public_bytes(serialization.Encoding.PEM)
        self._key = key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        self.fingerprint = certificate.fingerprint(hashes.SHA256()).hex()
        sha256 = certificate.fingerprint(hashes.SHA256()).hex(":").upper()
        #: What the pool's database says of it, beside the host that it is of.
        self.row: Final[dict[str, Any]] = {
            "type": "host",
            "not_before": certificate.not_valid_before_utc,
            "not_after": certificate.not_valid_after_utc,
            "fingerprint": sha256,
            "fingerprint_sha256": sha256,
            "fingerprint_sha1": certificate.fingerprint(hashes.SHA1()).hex(":").upper(),  # noqa: S303
        }

    def context(self) -> ssl.SSLContext:
        """What a server presents: TLS 1.2 at least."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.minimum_version = ssl.TLSVersion.TLSv1_2
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "host.pem"
            path.touch(mode=0o600)
            path.write_bytes(self._key + self.certificate)
            context.load_cert_chain(path)
        return context
