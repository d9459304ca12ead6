"""VM.import: VMs from an archive that the pool fetches itself; and VM.import_convert. Source: xapi_vm.ml."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

import aiohttp

from poolwright.emulator.call import Call
from poolwright.emulator.failures import ApiFailure
from poolwright.emulator.transfer.importing import Wishes, take_archive

if TYPE_CHECKING:
    from poolwright.emulator.implicit import Handler

#: XAPI follows so many redirections.
_REDIRECTIONS: Final = 5


async def import_(call: Call, url: str, sr: str, full_restore: bool, force: bool) -> list[str]:
    """VM.import. Raises IMPORT_ERROR for an address that gives no archive."""
    call.database.get("SR", sr)
    wishes = Wishes(restore=full_restore, force=force, dry_run=False, sr=sr)
    try:
        async with (
            aiohttp.ClientSession() as http,
            http.get(url, max_redirects=_REDIRECTIONS) as answer,
        ):
            if answer.status != 200:
                raise ApiFailure("IMPORT_ERROR", f"{answer.status} {answer.reason}")
            return await take_archive(call, answer.content, wishes)
    except aiohttp.TooManyRedirects as error:
        raise ApiFailure("IMPORT_ERROR", "Maximum redirect limit reached") from error
    except (aiohttp.ClientError, ValueError) as error:
        raise ApiFailure("IMPORT_ERROR", f"{type(error).__name__}: {error}") from error


def import_convert(
    call: Call, _type: str, _user: str, _password: str, sr: str, _remote: Mapping[str, str]
) -> None:
    """VM.import_convert: by a plugin of the host's that only an appliance of its own brings."""
    del sr
    raise ApiFailure("XENAPI_MISSING_PLUGIN", "conversion")


MESSAGES: Final[Mapping[str, Handler]] = {"import": import_, "import_convert": import_convert}
