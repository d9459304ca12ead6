"""A typed asyncio client of XAPI, the API of XenServer and XCP-ng pools; usable alone.

    async with await Session.login("https://pool", "root", password, tls=Tls.pinned(fingerprint)) as session:
        vm = await session.VM.clone(template, "web-1")
        await session.tasks.result(await session.Async.VM.start(vm, False, False), timeout=300)

Names are XAPI's, letter for letter. What the datamodel defines (classes, `VMRecord`, `VMCreate`, enums, one
exception per error code) is imported when it is first used, so that importing this package costs little.
"""

from importlib import import_module
from typing import TYPE_CHECKING

from ._generated import exports

if TYPE_CHECKING:
    from ._generated.exports import *  # noqa: F403 - its __all__ is the list
    from .eventbatch import Event, EventBatch
    from .failures import (
        AnswerUnknown,
        NotSent,
        TaskUnfinished,
        TaskVanished,
        Unreachable,
        XapiError,
        XapiFailure,
        failure,
    )
    from .limits import Limits
    from .logins import NoMaster
    from .mirror import Mirror
    from .queues import FairQueue, on_behalf_of
    from .sessions import Session, connect_pool
    from .table import Change, ConditionUnmet, ObjectVanished, Table
    from .tls import InsecureConnectionWarning, Tls, fetch_fingerprint, show_fingerprint, trust_first_use
    from .transfers import Download, TransferRefused, Transfers
    from .types import EPOCH, NULL_REF, Ref, TaskRef
    from .wire import Encoding

__all__ = [
    "EPOCH",
    "NULL_REF",
    "AnswerUnknown",
    "Change",
    "ConditionUnmet",
    "Download",
    "Encoding",
    "Event",
    "EventBatch",
    "FairQueue",
    "InsecureConnectionWarning",
    "Limits",
    "Mirror",
    "NoMaster",
    "NotSent",
    "ObjectVanished",
    "Ref",
    "Session",
    "Table",
    "TaskRef",
    "TaskUnfinished",
    "TaskVanished",
    "Tls",
    "TransferRefused",
    "Transfers",
    "Unreachable",
    "XapiError",
    "XapiFailure",
    "connect_pool",
    "failure",
    "fetch_fingerprint",
    "on_behalf_of",
    "show_fingerprint",
    "trust_first_use",
]
__all__ += exports.__all__

if not TYPE_CHECKING:
    #: The modules of the names that are written by hand.
    _HOMES = {
        "eventbatch": ("Event", "EventBatch"),
        "failures": (
            "AnswerUnknown",
            "NotSent",
            "TaskUnfinished",
            "TaskVanished",
            "Unreachable",
            "XapiError",
            "XapiFailure",
            "failure",
        ),
        "limits": ("Limits",),
        "logins": ("NoMaster",),
        "mirror": ("Mirror",),
        "queues": ("FairQueue", "on_behalf_of"),
        "sessions": ("Session", "connect_pool"),
        "table": ("Change", "ConditionUnmet", "ObjectVanished", "Table"),
        "tls": (
            "InsecureConnectionWarning",
            "Tls",
            "fetch_fingerprint",
            "show_fingerprint",
            "trust_first_use",
        ),
        "transfers": ("Download", "TransferRefused", "Transfers"),
        "types": ("EPOCH", "NULL_REF", "Ref", "TaskRef"),
        "wire": ("Encoding",),
    }
    _HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

    def __getattr__(name):
        if name in exports.HOMES:
            home = f"{__name__}._generated.{exports.HOMES[name]}"
        elif name in _HOME_OF:
            home = f"{__name__}.{_HOME_OF[name]}"
        else:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(home), name)
        return value

    def __dir__():
        return sorted({*globals(), *__all__})
