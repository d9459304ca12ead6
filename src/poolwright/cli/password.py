"""A pool's password, from where the user put it: an option, a file, the environment, or the prompt."""

from __future__ import annotations

import getpass
import os
import sys
from pathlib import Path
from typing import Annotated

from cyclopts import Parameter

from poolwright.cli.failures import CommandFailed, Exit

PASSWORD_VARIABLE = "POOLWRIGHT_POOL_PASSWORD"  # noqa: S105 - a name, not a password

Username = Annotated[str, Parameter(help="User on the pool.")]
PasswordFile = Annotated[Path | None, Parameter(help="File whose first line is the password.")]
Password = Annotated[
    str | None,
    Parameter(
        help="The password. Other users of this machine can see it in the process list: rather use "
        f"--password-file, {PASSWORD_VARIABLE}, or the prompt."
    ),
]
Fingerprint = Annotated[str | None, Parameter(help="SHA-256 of the one certificate to accept, in hexadecimal.")]
Insecure = Annotated[
    bool,
    Parameter(negative="", help="Accept any certificate: whoever is on the way can take the password."),
]


def find_password(url: str, username: str, given: str | None, file: Path | None) -> str:
    """The password; the prompt is the last resort. Raises `CommandFailed` where there is no terminal."""
    if given is not None:
        return given
    if file is not None:
        return _read_text(file).partition("\n")[0].removesuffix("\r")
    if (stored := os.environ.get(PASSWORD_VARIABLE)) is not None:
        return stored
    if not sys.stdin.isatty():
        raise CommandFailed(
            f"no password: give --password-file or {PASSWORD_VARIABLE} (no terminal to ask on)", Exit.USAGE
        )
    return getpass.getpass(f"Password of {username} on {url}: ")


def _read_text(path: Path) -> str:
    try:
        return path.read_text()
    except (OSError, UnicodeDecodeError) as error:
        raise CommandFailed(f"{path} cannot be read: {error}", Exit.USAGE) from error
