"""Commands asked in process: what the door does after it knows who asks, without HTTP in between.

For tests of thousands of requests; those of the wire itself are elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from poolwright.api.authorisation import may_call
from poolwright.api.command import Call
from poolwright.api.errors import ApiError, ErrorCode, from_cloud_error
from poolwright.api.http import Door
from poolwright.api.registry import COMMANDS
from poolwright.api.responses import error_body, render
from poolwright.model.errors import CloudError
from poolwright.services import Cloud
from poolwright.services.identity import Known, find_by_api_key

OK: Final = 200


@dataclass(frozen=True)
class Desk:
    """A cloud, and who asks."""

    cloud: Cloud
    known: Known

    @staticmethod
    async def of(cloud: Cloud, key: str) -> Desk:
        """Whoever has that API key."""
        found = await find_by_api_key(cloud, key)
        assert found is not None, key
        return Desk(cloud, found.known)

    async def ask(self, name: str, /, **asked: str) -> tuple[int, str]:
        """The status and the text of the answer, whatever it is."""
        entry = COMMANDS[name]
        call = Call(self.cloud, self.known.caller, self.known.rules, COMMANDS)
        if not may_call(self.known.caller, self.known.rules, entry):
            return int(ErrorCode.UNAUTHORIZED), ""
        try:
            reply = await Door(self.cloud)._run(entry, call, asked)
        except (ApiError, CloudError) as error:
            refusal = from_cloud_error(error) if isinstance(error, CloudError) else error
            return int(refusal.code), render(entry.wrapper, error_body(refusal), xml=False)[0].decode()
        return OK, render(reply.wrapper, reply.body, xml=False)[0].decode()
