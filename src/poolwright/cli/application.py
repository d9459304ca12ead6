"""The table of commands, and how one is run.

Commands are named here by import path and loaded when they are asked for, so that none pays for another's
imports: no command that is a client of the API imports the server or the database.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from cyclopts import App, Group

from poolwright import __version__
from poolwright.cli.failures import CommandFailed, Exit

_GROUP_SERVERS = Group("Servers", sort_key=1)
_GROUP_CLIENTS = Group("Clients of the API", sort_key=2)
_GROUP_POOLS = Group("Straight to a pool", sort_key=3)

#: name, where it is, its group, its line in the help
_COMMANDS = (
    (
        "demo",
        "demo.command:demo",
        _GROUP_SERVERS,
        "An emulated pool, a manager, and VMs launched through its API.",
    ),
    ("serve", "serve:serve", _GROUP_SERVERS, "Run the manager: CloudStack's API over your pools."),
    ("emulate", "emulate:emulate", _GROUP_SERVERS, "Run an emulated XAPI pool, for clients of any kind."),
    (
        "xapi",
        "xapi.command:xapi",
        _GROUP_POOLS,
        "Call a pool's own API; watch its events and objects.",
    ),
    ("adopt", "adopt:adopt", _GROUP_CLIENTS, "Take a XenServer or XCP-ng pool into the cloud."),
    ("vm", "vm:vm", _GROUP_CLIENTS, "List, deploy, start, stop, reboot and destroy VMs."),
    ("jobs", "jobs:jobs", _GROUP_CLIENTS, "Show what the manager was asked to do, and how it went."),
    ("sagas", "sagas:sagas", _GROUP_CLIENTS, "Show what is being carried out and what is stuck."),
    (
        "access",
        "access:access",
        _GROUP_CLIENTS,
        "Show where the manager is and the keys for it, for other clients.",
    ),
    ("zones", "listings:zones", _GROUP_CLIENTS, "List zones."),
    ("hosts", "listings:hosts", _GROUP_CLIENTS, "List hosts."),
    ("storage", "listings:storage", _GROUP_CLIENTS, "List primary storage."),
    ("templates", "listings:templates", _GROUP_CLIENTS, "List templates."),
    ("networks", "listings:networks", _GROUP_CLIENTS, "List networks."),
    ("offerings", "listings:offerings", _GROUP_CLIENTS, "List service offerings."),
)

_EPILOGUE = (
    "Start with `poolwright demo`. Clients find the manager by POOLWRIGHT_API, POOLWRIGHT_APIKEY and "
    "POOLWRIGHT_SECRETKEY, or by the profile that `serve` and `demo` write: profile.json under "
    "$XDG_CONFIG_HOME/poolwright (~/.config/poolwright), or where POOLWRIGHT_PROFILE says.\n\n"
    "Exit codes: 0 done, 1 failed or refused, 2 wrong usage, 3 manager or pool not reachable, 130 interrupted."
)


def application() -> App:
    """The command line's parser, with all commands by name."""
    app = App(
        name="poolwright",
        help="A private cloud for XenServer and XCP-ng pools that speaks CloudStack's API.",
        help_epilogue=_EPILOGUE,
        help_format="plaintext",
        version=__version__,
        version_flags=["--version"],
        suppress_keyboard_interrupt=False,
        result_action="return_int_as_exit_code_else_zero",
    )
    for name, path, group, line in _COMMANDS:
        app.command(f"poolwright.cli.{path}", name=name, group=group, help=line)
    return app


def run(arguments: Sequence[str] | None = None) -> int:
    """Run a command line; the exit code."""
    try:
        code: int = application()(arguments if arguments is not None else sys.argv[1:])
        sys.stdout.flush()
    except CommandFailed as failure:
        print(f"poolwright: {failure}", file=sys.stderr)
        return failure.exit_code
    except KeyboardInterrupt:
        print("poolwright: interrupted", file=sys.stderr)
        return Exit.INTERRUPTED
    except BrokenPipeError:
        # The reader of our output has gone (`poolwright vm list | head`): not ours to complain about.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return Exit.FAILED
    return code
