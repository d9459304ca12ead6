"""The signature that a CloudStack client puts on a request, checked: versions 1 and 3.

What is signed: every parameter but the signature, sorted by name, `name=value` joined by `&`, values
percent-encoded, the whole in lower case; HMAC-SHA1 with the secret key, in Base64. Clients differ in two
details, sorting by the name as written or in lower case, and encoding `~`, `*` or neither; all are accepted,
since each needs the same secret. Knows no store and no HTTP: parameters in, a verdict out.

Source: CloudStack `ApiServer.verifyRequest`; reference/cloudstack.md 2.2.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from itertools import product
from typing import Final
from urllib.parse import quote

#: How clients order the names: as written (CloudStack itself, cs) or in lower case (Marvin, cloudmonkey).
_ORDERS: Final[tuple[Callable[[tuple[str, str]], tuple[str, str]], ...]] = (
    lambda item: item,
    lambda item: (item[0].lower(), item[1]),
)

#: Characters that clients leave as they are, beside letters, digits, `_`, `.` and `-`, with `~` or its escape.
_ENCODINGS: Final[tuple[tuple[str, bool], ...]] = (("*", False), ("*", True), ("", True), ("", False))


class Expired(ValueError):
    """A version 3 signature whose `expires` is missing, unreadable or past."""


def find(parameters: Mapping[str, str], name: str) -> str | None:
    """The value of one of the signature's own parameters, whose names may have any case."""
    for key, value in parameters.items():
        if key.lower() == name:
            return value
    return None


def verify(parameters: Mapping[str, str], secret: str) -> bool:
    """Whether the signature among `parameters` was made with `secret`; compared in constant time."""
    claimed = find(parameters, "signature")
    if not claimed:
        return False
    signed = {key: value for key, value in parameters.items() if key.lower() != "signature"}
    # Every form is compared, so that the time taken tells nothing.
    matches = [
        hmac.compare_digest(form.encode(), claimed.strip().encode()) for form in _signatures(signed, secret)
    ]
    return any(matches)


def sign(parameters: Mapping[str, str], secret: str) -> str:
    """The signature that CloudStack itself would compute for `parameters` (which hold none yet)."""
    return next(_signatures(parameters, secret))


def check_expiry(parameters: Mapping[str, str], now: datetime) -> None:
    """Refuse a version 3 request that is past its `expires`; other versions never expire. Raises `Expired`."""
    if find(parameters, "signatureversion") != "3":
        return
    text = find(parameters, "expires")
    if not text:
        raise Expired("signatureVersion=3 needs the parameter expires")
    moment = _parse_expires(text)
    if moment < now:
        raise Expired(f"the request expired at {text}")


def _parse_expires(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text.strip())
    except ValueError as error:
        raise Expired(f"expires={text!r} is not a date like 2026-01-31T12:00:00+0000") from error
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _signatures(parameters: Mapping[str, str], secret: str) -> Iterator[str]:
    """Each form that some client signs, CloudStack's own first."""
    for order, (safe, bare_tilde) in product(_ORDERS, _ENCODINGS):
        text = "&".join(
            f"{key}={_encode(value, safe, bare_tilde)}" for key, value in sorted(parameters.items(), key=order)
        )
        digest = hmac.new(secret.encode(), text.lower().encode(), hashlib.sha1).digest()
        yield base64.b64encode(digest).decode()


def _encode(value: str, safe: str, bare_tilde: bool) -> str:
    encoded = quote(value, safe=safe)
    return encoded if bare_tilde else encoded.replace("~", "%7E")
