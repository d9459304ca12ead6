"""Secrets at rest: AES-256-GCM under a key of the installation.

The key is a file in the data directory, not in the database, so a copy of the database tells no passwords. What
is sealed is tied to the place it was sealed for (`row uuid|column`): moved to another row, it does not open.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from poolwright.clock import Clock
from poolwright.model.errors import Internal

#: Bytes of the key, and of the nonce that each sealing draws.
KEY_SIZE = 32
NONCE_SIZE = 12
#: Says how a sealed text is made, so that another way can be told apart one day.
PREFIX = "v1:"


class Secrets:
    """Seals and opens texts."""

    def __init__(self, key: bytes, clock: Clock) -> None:
        self._cipher = AESGCM(key)
        self._clock = clock

    def seal(self, text: str, *, row: str, column: str) -> str:
        nonce = self._clock.token(NONCE_SIZE)
        sealed = self._cipher.encrypt(nonce, text.encode(), f"{row}|{column}".encode())
        return PREFIX + base64.b64encode(nonce + sealed).decode()

    def open(self, sealed: str, *, row: str, column: str) -> str:
        """The text; Internal if it was sealed under another key, for another place, or was changed."""
        try:
            raw = base64.b64decode(sealed.removeprefix(PREFIX))
            return self._cipher.decrypt(raw[:NONCE_SIZE], raw[NONCE_SIZE:], f"{row}|{column}".encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise Internal(
                f"The {column} of {row} can't be decrypted: it was stored under another key file than this"
                " data directory's"
            ) from error


def load_key(path: Path, clock: Clock) -> bytes:
    """The key in that file, made (readable by its owner only) if there is none.

    Two processes may do this at once: the file appears whole or not at all, and both get the one that appeared
    first.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        draft = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(base64.b64encode(clock.token(KEY_SIZE)) + b"\n")
            file.flush()
            os.fsync(file.fileno())
        try:
            os.link(draft, path)
        except FileExistsError:
            pass  # another process was first; its key is the one
        finally:
            draft.unlink()
    key = base64.b64decode(path.read_bytes())
    if len(key) != KEY_SIZE:
        raise Internal(f"{path} is no key file: expected {KEY_SIZE} bytes in base64")
    return key
