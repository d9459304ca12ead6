"""The manager's log: structlog to standard error, as text for a terminal or as JSON lines, without secrets.

Also what other libraries log through the standard module, in the same form. Standard output stays for results.
Nothing here is called by importing; who starts a process calls `configure_log` once.
"""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any

import msgspec
import structlog

from poolwright.config.settings import LogSettings

HIDDEN = "[hidden]"
#: Names of fields whose values no log may show.
_SECRET_NAMES = re.compile(r"passw|secret|api_?key|signature|session_?(id|key)|token|credential", re.IGNORECASE)
#: The same inside a text: `password=...`, `"secretkey": "..."`, and the password of a URL.
_SECRET_TEXTS = (
    re.compile(
        r"""((?:passw\w*|secret\w*|api_?key|signature|sessionkey|session_id)["']?\s*[=:]\s*["']?)[^\s"'&,}]+""",
        re.I,
    ),
    re.compile(r"(\w://[^\s/:@]*:)[^\s/@]+(?=@)"),
)


def hide_secrets(_logger: object, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The event with its secrets replaced, however deep they are."""
    for name in event:
        event[name] = _hidden(name, event[name])
    return event


def hide_in_text(text: str) -> str:
    """The text with the passwords and keys in it replaced."""
    for pattern in _SECRET_TEXTS:
        text = pattern.sub(rf"\g<1>{HIDDEN}", text)
    return text


def _hidden(name: str, value: Any) -> Any:
    if _SECRET_NAMES.search(name) and value is not None:
        return HIDDEN
    match value:
        case str():
            return hide_in_text(value)
        case Mapping():
            return {key: _hidden(str(key), item) for key, item in value.items()}
        case list() | tuple():
            return [_hidden("", item) for item in value]
        case _:
            return value


def _json(event: object, **_options: object) -> str:
    return msgspec.json.encode(event, enc_hook=str).decode()


def configure_log(settings: LogSettings) -> None:
    """Send everything that is logged from now on to standard error."""
    as_text = settings.format == "text" or (settings.format == "auto" and sys.stderr.isatty())
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
        structlog.processors.format_exc_info,
        hide_secrets,
    ]
    renderer: structlog.typing.Processor = (
        structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())
        if as_text
        else structlog.processors.JSONRenderer(serializer=_json)
    )
    formatter = structlog.stdlib.ProcessorFormatter(
        foreign_pre_chain=shared,
        processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, renderer],
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(formatter)
    level = logging.getLevelNamesMapping()[settings.level.upper()]
    logging.basicConfig(handlers=[handler], level=level, force=True)
    for chatty in ("aiosqlite", "alembic", "asyncio", "sqlalchemy"):
        logging.getLogger(chatty).setLevel(max(level, logging.WARNING))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *shared,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
