"""`poolwright access`: where the manager is and the keys for it, in the form that other clients want."""

from __future__ import annotations

import os
import shlex

from poolwright.cli.failures import CommandFailed, Exit
from poolwright.cli.output import Json, print_json
from poolwright.config import AccessUnknown, find_access


def access(*, as_json: Json = False) -> None:
    """Show where the manager is, and the keys for it.

    The output sets the variables of poolwright's and of other CloudStack clients: eval "$(poolwright access)".
    It holds the secret key: mind who can see it.
    """
    try:
        found = find_access(os.environ)
    except AccessUnknown as error:
        raise CommandFailed(str(error), Exit.UNREACHABLE) from error
    if as_json:
        print_json({"api": found.api, "apikey": found.apikey, "secretkey": found.secretkey})
        return
    variables = {
        "POOLWRIGHT_API": found.api,
        "POOLWRIGHT_APIKEY": found.apikey,
        "POOLWRIGHT_SECRETKEY": found.secretkey,
        "CLOUDSTACK_ENDPOINT": found.api,
        "CLOUDSTACK_KEY": found.apikey,
        "CLOUDSTACK_SECRET": found.secretkey,
    }
    for name, value in variables.items():
        print(f"export {name}={shlex.quote(value)}")
