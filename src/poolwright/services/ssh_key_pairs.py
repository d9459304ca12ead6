"""SSH key pairs: public keys under a name, for VMs to let their holders in."""

from __future__ import annotations

import asyncio
import hashlib
from base64 import b64decode
from dataclasses import dataclass
from typing import Final

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

from poolwright.model.account import Caller
from poolwright.model.errors import Conflict, InvalidParameter
from poolwright.model.grouping import SshKeyPair, SshKeyPairView
from poolwright.model.resource import Found, Page, Query
from poolwright.services.cloud import Cloud
from poolwright.services.ownership import For, Owner, Whose, owner_for, scope_of
from poolwright.services.queries import Conditions
from poolwright.store import Transaction, ssh_key_pairs

#: Bits of a pair that is made here, CloudStack's.
KEY_BITS: Final = 2048


@dataclass(frozen=True)
class Generated:
    """A pair made here: its private half is shown once and kept nowhere."""

    pair: SshKeyPairView
    private_key: str


async def list_(
    cloud: Cloud, caller: Caller, whose: Whose, conditions: Conditions, keyword: str | None, page: Page
) -> Found[SshKeyPairView]:
    """The pairs that fit and that the caller may see."""
    async with cloud.store.reading() as tx:
        scope = await scope_of(tx, caller, whose)
        return await ssh_key_pairs.list_(tx, Query(equal=conditions, keyword=keyword, page=page, scope=scope))


async def create(cloud: Cloud, caller: Caller, name: str, whom: For) -> Generated:
    """Make a pair. Raises `InvalidParameter`, `Conflict` where the name is taken, `Forbidden`."""
    private, public = await asyncio.to_thread(_generate)
    return Generated(await register(cloud, caller, name, public, whom), private)


async def register(cloud: Cloud, caller: Caller, name: str, public_key: str, whom: For) -> SshKeyPairView:
    """Keep a public key under a name. Raises `InvalidParameter`, `Conflict`, `Forbidden`."""
    key = _public(public_key)
    async with cloud.transaction() as tx:
        owner = await owner_for(tx, caller, whom)
        if await _named(tx, owner, name) is not None:
            raise Conflict(f"A key pair with name '{name}' exists already; choose another name")
        made = await ssh_key_pairs.insert(
            tx,
            SshKeyPair(
                name=name,
                public_key=key,
                fingerprint=fingerprint(key),
                account_id=owner.id,
                domain_id=owner.domain_id,
            ),
        )
        return await ssh_key_pairs.get(tx, made.id)


async def delete(cloud: Cloud, caller: Caller, name: str, whom: For) -> None:
    """Forget a pair; VMs that have it keep it. Raises `InvalidParameter` where there is none of that name."""
    async with cloud.transaction() as tx:
        owner = await owner_for(tx, caller, whom)
        pair = await _named(tx, owner, name)
        if pair is None:
            raise InvalidParameter(f"A key pair with name '{name}' does not exist for account {owner.name}")
        await ssh_key_pairs.remove(tx, pair.id)


async def find_named(tx: Transaction, owner: Owner, names: list[str]) -> list[SshKeyPairView]:
    """The owner's pairs of these names. Raises `InvalidParameter` for one that there is not."""
    found = []
    for name in dict.fromkeys(names):
        pair = await _named(tx, owner, name)
        if pair is None:
            raise InvalidParameter(f"A key pair with name '{name}' was not found for account {owner.name}")
        found.append(pair)
    return found


async def _named(tx: Transaction, owner: Owner, name: str) -> SshKeyPairView | None:
    columns = ssh_key_pairs.rows.table.c
    return await ssh_key_pairs.find_where(
        tx, (columns.account_id == owner.id) & (columns.name == name) & columns.removed.is_(None)
    )


def _generate() -> tuple[str, str]:
    """A private key (PEM) and its public half (OpenSSH's line)."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=KEY_BITS)
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.TraditionalOpenSSL,
        serialization.NoEncryption(),
    )
    public = key.public_key().public_bytes(serialization.Encoding.OpenSSH, serialization.PublicFormat.OpenSSH)
    return private.decode(), public.decode()


def _public(text: str) -> str:
    """The key's line, given as such or in base64. Raises `InvalidParameter`."""
    for candidate in (text.strip(), _decoded(text)):
        try:
            serialization.load_ssh_public_key(candidate.encode())
        except (ValueError, UnsupportedAlgorithm):
            continue
        return candidate
    raise InvalidParameter("publickey is no public key; give it as ~/.ssh/id_ed25519.pub has it")


def _decoded(text: str) -> str:
    try:
        return b64decode(text, validate=True).decode().strip()
    except ValueError:
        return ""


def fingerprint(public_key: str) -> str:
    """CloudStack's: the MD5 of the key itself, in pairs of hexadecimal digits."""
    blob = b64decode(public_key.split()[1])
    digest = hashlib.md5(blob, usedforsecurity=False).hexdigest()
    return ":".join(digest[at : at + 2] for at in range(0, len(digest), 2))
