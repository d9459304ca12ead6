"""Passwords: hashed and checked with Argon2, away from the event loop, a few at a time.

One check takes tens of milliseconds and 64 MiB on purpose, so it runs in a thread; the loop's default
executor bounds how many run at once.
"""

from __future__ import annotations

import asyncio
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_HASHER: Final = PasswordHasher()
#: Checked where there is no such user, so that the time taken tells nothing.
_NOBODY: Final = (
    "$argon2id$v=19$m=65536,t=3,p=4$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"
)


async def hash_password(password: str) -> str:
    """What the store keeps of a password."""
    return await asyncio.to_thread(_HASHER.hash, password)


async def matches(password: str, kept: str | None) -> bool:
    """Whether it is the password of that hash; False, as slowly, where there is no hash."""
    return await asyncio.to_thread(_matches, password, kept)


def _matches(password: str, kept: str | None) -> bool:
    try:
        return _HASHER.verify(kept or _NOBODY, password) and kept is not None
    except (VerificationError, InvalidHashError):
        return False
