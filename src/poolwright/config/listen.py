"""`HOST:PORT`, as one gives it to say where a server listens."""

from __future__ import annotations

from dataclasses import dataclass

MAX_PORT = 65535


class ListenInvalid(ValueError):
    """A text that does not say where to listen; the message says what it should look like."""


@dataclass(frozen=True)
class Listen:
    """An address and a TCP port; port 0 takes a free one."""

    host: str
    port: int

    @classmethod
    def parse(cls, text: str) -> Listen:
        """`127.0.0.1:8080`, `[::1]:8080`, or `:8080` for the loopback address. Raises `ListenInvalid`."""
        host, colon, port = text.rpartition(":")
        if not colon or not port.isascii() or not port.isdigit() or int(port) > MAX_PORT:
            raise ListenInvalid(
                f"{text!r} does not say where to listen: give HOST:PORT, like 127.0.0.1:8080 (port 0: any)"
            )
        if host.startswith("[") and host.endswith("]"):
            host = host[1:-1]
        elif ":" in host:
            raise ListenInvalid(f"{text!r}: write an IPv6 address in brackets, like [::1]:8080")
        return cls(host or "127.0.0.1", int(port))

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def reachable_host(self) -> str:
        """The host part of a URL that reaches this from the same machine."""
        host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(self.host, self.host)  # noqa: S104 - recognised, not bound
        return f"[{host}]" if ":" in host else host
