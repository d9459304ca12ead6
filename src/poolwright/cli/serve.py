"""`poolwright serve`: the manager as a process."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import print_json, remark

if TYPE_CHECKING:
    from poolwright.app.manager import Started
    from poolwright.config import Settings

PROFILE_NAME = "serve"


async def serve(
    *,
    listen: Annotated[
        str | None,
        Parameter(help="HOST:PORT of the API; port 0 takes a free one. Default: 127.0.0.1:8080."),
    ] = None,
    store: Annotated[
        str | None,
        Parameter(
            help="Database: sqlite:////DIR/FILE or postgresql://USER@HOST/DATABASE. A password in it can be "
            "seen in the process list: rather set POOLWRIGHT_STORE__URL. Default: SQLite in the data directory."
        ),
    ] = None,
    data: Annotated[
        Path | None,
        Parameter(help="Directory of the database and its key. Default: ~/.local/share/poolwright (XDG)."),
    ] = None,
    config: Annotated[
        Path | None, Parameter(help="Settings file. Default: ~/.config/poolwright/poolwright.toml (XDG).")
    ] = None,
    as_json: Annotated[
        bool,
        Parameter(
            name="--json",
            negative="",
            help="First line: JSON with api, username and, at the first start, password, apikey, secretkey.",
        ),
    ] = False,
) -> None:
    """Run the manager: CloudStack's API over your pools, until Ctrl-C.

    At the first start it makes the user admin with a random password and keys, and shows them once. It writes
    the access profile that the other commands use.
    """
    from poolwright.app.log import configure_log
    from poolwright.app.manager import StartRefused, running
    from poolwright.cli.interrupt import stop_on_signal
    from poolwright.config import SettingsInvalid, load_settings

    try:
        settings = load_settings(
            os.environ, file=config, listen=listen, store=store, data=str(data) if data else None
        )
    except SettingsInvalid as error:
        raise CommandFailed(str(error), Exit.USAGE) from error
    configure_log(settings.log)
    try:
        async with stop_on_signal() as stop, running(settings) as manager:
            write_profile(PROFILE_NAME, manager)
            if as_json:
                print_json(first_line(manager))
            else:
                print(_readable(manager, settings), flush=True)
            await stop.wait()
            remark("poolwright: stopping")
    except StartRefused as error:
        raise CommandFailed(str(error)) from error


def first_line(manager: Started) -> dict[str, Any]:
    """What `--json` prints: the secrets are in it at the first start only."""
    line = {"api": manager.api, "username": manager.admin.username}
    if manager.admin.password is not None:
        line |= {
            "password": manager.admin.password,
            "apikey": manager.admin.apikey,
            "secretkey": manager.admin.secretkey,
        }
    return line


def write_profile(name: str, manager: Started) -> None:
    """Let the commands of this user find the manager. One that can't be written is no reason to stop."""
    from poolwright.config import Access, ProfileFile

    file = ProfileFile.of(os.environ)
    try:
        file.put(name, Access(manager.api, manager.admin.apikey, manager.admin.secretkey))
    except OSError as error:
        remark(f"warning: the access profile {file.path} cannot be written: {error.strerror}")


def _readable(manager: Started, settings: Settings) -> str:
    lines = [f"The API is at {manager.api}"]
    if manager.admin.password is not None:
        lines += [
            "First start. These are shown only now; keep them:",
            f"  username   {manager.admin.username}",
            f"  password   {manager.admin.password}",
            f"  apikey     {manager.admin.apikey}",
            f"  secretkey  {manager.admin.secretkey}",
        ]
    lines.append(f"Data is in {settings.data_directory}.")
    lines.append("Take a pool in with: poolwright adopt https://HOST --username root")
    return "\n".join(lines) + ("\nCtrl-C stops it." if sys.stdout.isatty() else "")
