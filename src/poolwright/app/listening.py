"""The socket that the API listens on, taken before anything else is done.

So a port that is not to be had ends the start before it changes anything (a first start makes secrets that are
shown only once).
"""

from __future__ import annotations

import errno
import os
import socket

from poolwright.config import Listen

BACKLOG = 1024


class ListenRefused(Exception):
    """The address or port can't be had; the message says why and what to do."""


def open_socket(listen: Listen) -> socket.socket:
    """A listening TCP socket; port 0 takes a free one. Raises `ListenRefused`."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            listen.host, listen.port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE
        )[0]
    except socket.gaierror as error:
        raise ListenRefused(f"{listen.host!r} is no address of this machine: {error.strerror}") from error
    opened = socket.socket(family, kind, protocol)
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(BACKLOG)
        opened.setblocking(False)
    except OSError as error:
        opened.close()
        raise ListenRefused(_reason(listen, error)) from error
    return opened


def port_of(opened: socket.socket) -> int:
    """The port that the socket got."""
    port: int = opened.getsockname()[1]
    return port


def _reason(listen: Listen, error: OSError) -> str:
    match error.errno:
        case errno.EADDRINUSE:
            return (
                f"port {listen.port} on {listen.host} is in use by another process; stop it, or choose another "
                "with --listen HOST:PORT (port 0 takes a free one)"
            )
        case errno.EACCES:
            return (
                f"port {listen.port} needs more rights than this user has; choose one above 1023 with --listen"
            )
        case errno.EADDRNOTAVAIL:
            return f"{listen.host} is no address of this machine; choose another with --listen"
        case code:
            return f"cannot listen on {listen}: {os.strerror(code or 0)}"
