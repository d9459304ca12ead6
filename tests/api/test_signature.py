"""Signatures: what clients send is accepted in each of their forms, and nothing else is."""

from __future__ import annotations

import base64
import hashlib
import hmac
from datetime import UTC, datetime
from urllib.parse import quote

import pytest
from cs import CloudStack

from poolwright.api.signature import Expired, check_expiry, sign, verify

SECRET = "VDaACYb0LV9eNjTetIOElcVQkvJck_J_QljX_FcHRj87ZKiy0z0ty0ZsYBkoXkY9b7eq1EhwJaw7FF3akA3KBQ"


def _hmac(text: str) -> str:
    return base64.b64encode(hmac.new(SECRET.encode(), text.encode(), hashlib.sha1).digest()).decode()


def test_the_form_that_cloudstack_computes() -> None:
    # The text that is signed, written out by hand: sorted by name, escaped, in lower case.
    parameters = {"response": "json", "command": "listUsers", "apiKey": "plgWJfZK4gyS3mOMTVmjUVg X~*"}
    text = "apikey=plgwjfzk4gys3momtvmjuvg%20x%7e*&command=listusers&response=json"
    assert sign(parameters, SECRET) == _hmac(text)
    assert verify(parameters | {"signature": _hmac(text)}, SECRET)


def test_names_sorted_as_written_or_in_lower_case() -> None:
    # As written, Z sorts before a; in lower case after it: the two orders sign different texts.
    parameters = {"apikey": "k", "Zone": "1", "command": "listZones"}
    as_written = "zone=1&apikey=k&command=listzones"
    in_lower_case = "apikey=k&command=listzones&zone=1"
    assert verify(parameters | {"signature": _hmac(as_written)}, SECRET)
    assert verify(parameters | {"signature": _hmac(in_lower_case)}, SECRET)


@pytest.mark.parametrize("value", ["a~b", "a*b", "a b+c/d=e&f", "Grüße ☂", "[0].x", ""])
@pytest.mark.parametrize("safe", ["", "*", "~", "*~"])
def test_values_escaped_as_each_client_does(value: str, safe: str) -> None:
    parameters = {"command": "listZones", "keyword": value}
    encoded = quote(value, safe=safe)
    encoded = encoded if "~" in safe else encoded.replace("~", "%7E")
    assert verify(parameters | {"signature": _hmac(f"command=listzones&keyword={encoded}".lower())}, SECRET)


def test_the_cs_client_signs_what_we_verify() -> None:
    client = CloudStack(endpoint="http://127.0.0.1/", key="key", secret=SECRET)
    _, parameters = client._prepare_request("listZones", name="Zürich ~*+", details="a,b")
    client._sign(parameters)
    assert verify(parameters, SECRET)


def test_another_secret_value_or_parameter_is_refused() -> None:
    parameters = {"command": "listZones", "apiKey": "k"}
    signed = parameters | {"signature": sign(parameters, SECRET)}
    assert verify(signed, SECRET)
    assert not verify(signed, SECRET + "x")
    assert not verify(signed | {"command": "createZone"}, SECRET)
    assert not verify(signed | {"name": "x"}, SECRET)
    assert not verify(parameters | {"signature": ""}, SECRET)
    assert not verify(parameters, SECRET)
    assert not verify(parameters | {"signature": "ünicode"}, SECRET)


def test_version_3_expires() -> None:
    now = datetime(2026, 8, 21, 12, 0, tzinfo=UTC)
    check_expiry({"signatureVersion": "3", "expires": "2026-08-21T12:00:01+0000"}, now)
    check_expiry({"SIGNATUREVERSION": "3", "Expires": "2026-08-21T14:00:01+0200"}, now)
    check_expiry({"expires": "2020-01-01T00:00:00+0000"}, now)  # version 1 does not look at it
    for expires in ("2026-08-21T11:59:59+0000", "soon", "", "2026-08-21T13:59:59+0200"):
        with pytest.raises(Expired):
            check_expiry({"signatureVersion": "3", "expires": expires}, now)
    with pytest.raises(Expired):
        check_expiry({"signatureVersion": "3"}, now)
