"""CloudStack's request signature: HMAC-SHA1 over the sorted, encoded, lower-cased query.

Source: CloudStack's ApiServer.verifyRequest. A pure function; the keys stay with the caller.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Mapping
from urllib.parse import quote


def sign(params: Mapping[str, str], secretkey: str) -> str:
    """The value of `signature` for these parameters (all but the signature itself, the API key among them).

    Names are compared as they are; written in lower case, as this client does, either of the two orders that
    CloudStack's clients use gives the same text.
    """
    # Java's URLEncoder: `*-_.` stay, `~` does not.
    query = "&".join(f"{name}={quote(params[name], safe='*').replace('~', '%7E')}" for name in sorted(params))
    digest = hmac.new(secretkey.encode(), query.lower().encode(), hashlib.sha1).digest()
    return base64.b64encode(digest).decode()
