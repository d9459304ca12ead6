"""Adopting a pool over https: pinned at first use and shown, or exactly the certificate that was named."""

from __future__ import annotations

import re
from typing import Any


def test_the_certificate_is_pinned_and_shown_and_another_is_refused(shell: Any, view: Any) -> None:
    pool = view(shell.start("emulate", "--tls", "--hosts", "2").first_line()).pool
    shell.start("serve", "--listen", "127.0.0.1:0", "--json").first_line()
    password = {"POOLWRIGHT_POOL_PASSWORD": pool["password"]}
    wrong = shell.here("adopt", pool["coordinator"], "--fingerprint", "00" * 32, code=1, **password)
    assert "00" * 32 in wrong.replace(":", "").lower()
    assert shell.json("hosts") == []

    shown = shell.here("adopt", pool["coordinator"], **password)
    pinned = re.search(r"certificate pinned: sha256:([0-9a-f:,]+)", shown, re.IGNORECASE)
    assert pinned, shown
    assert len(pinned[1].split(",")[0].replace(":", "")) == 64
    assert len(shell.json("hosts")) == 2


def test_a_certificate_that_was_named_is_accepted(shell: Any, view: Any) -> None:
    import hashlib
    import ssl
    from urllib.parse import urlsplit

    pool = view(shell.start("emulate", "--tls", "--hosts", "1").first_line()).pool
    address = urlsplit(pool["coordinator"])
    certificate = ssl.PEM_cert_to_DER_cert(ssl.get_server_certificate((address.hostname, address.port)))
    shell.start("serve", "--listen", "127.0.0.1:0", "--json").first_line()
    shell.here(
        "adopt",
        pool["coordinator"],
        "--fingerprint",
        hashlib.sha256(certificate).hexdigest(),
        POOLWRIGHT_POOL_PASSWORD=pool["password"],
    )
    assert len(shell.json("hosts")) == 1
