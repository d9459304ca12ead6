"""A call as a user writes it: the message and its arguments, in order or by name (`host=xen1`).

`create` also takes its record field by field. Checked against the datamodel; speaks to no pool.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from poolwright.cli.xapi.values import alike, empty_value, from_text, wrong
from poolwright.xapi.datamodel import Class, Constructor, Message, RecordOf, RefTo, load


@dataclass(frozen=True)
class Request:
    """A message and its arguments; `Named` objects among them."""

    cls: Class
    message: Message
    is_async: bool
    params: list[Any]

    @property
    def method(self) -> str:
        return f"{self.cls.name}.{self.message.name}"


def find_class(word: str) -> Class:
    """The class of that name, whatever its case. Raises `CommandFailed`."""
    classes = load().classes
    for name, cls in classes.items():
        if name.lower() == word.lower().replace("-", "_"):
            return cls
    raise wrong(f"XAPI has no class {word!r}{alike(word, classes)}")


def read_request(words: Sequence[str]) -> Request:
    """The call that a command line's words ask for. Raises `CommandFailed`."""
    if not words:
        raise wrong("say which message to call, like VM.get_all_records")
    first, *rest = words
    is_async = first.lower().startswith("async.")
    class_word, _, message_word = (first[6:] if is_async else first).partition(".")
    cls = find_class(class_word)
    messages = {m.name: m for m in load().model.messages(cls)}
    wanted = message_word.replace("-", "_")
    message = next((m for name, m in messages.items() if name.lower() == wanted.lower()), None)
    if message is None:
        explicit = ", ".join(sorted(m.name for m in cls.messages))
        there_are = alike(wanted, messages) or f"; there are {explicit}, and getters and setters"
        raise wrong(f"{cls.name} has no message {message_word!r}{there_are}")
    if is_async and not message.is_async:
        raise wrong(f"{cls.name}.{message.name} cannot run as a task")
    return Request(cls, message, is_async, _arguments(cls, message, rest))


def signature(cls: Class, message: Message) -> str:
    """How to call a message, in a line: `VM.start vm:VM ref start_paused:bool`."""
    params = (f"[{p.name}:{p.type}]" if p.optional else f"{p.name}:{p.type}" for p in message.params)
    return " ".join([f"{cls.name}.{message.name}", *params])


def _arguments(cls: Class, message: Message, words: Sequence[str]) -> list[Any]:
    if message.kind == "ctor":
        return [_new_record(cls, message, words)]
    given: dict[str, str] = {}
    names = [p.name for p in message.params]
    in_order = iter(message.params)
    for word in words:
        name = _name_of(word, names, message)
        if name is None:
            name, text = next((p.name for p in in_order if p.name not in given), None), word
            if name is None:
                raise wrong(f"{word!r} is one argument too many: {signature(cls, message)}")
        else:
            text = word.partition("=")[2]
        if name in given:
            raise wrong(f"{name} is given twice: {signature(cls, message)}")
        given[name] = text
    missing = [p.name for p in message.params if not p.optional and p.name not in given]
    if missing:
        raise wrong(f"{', '.join(missing)} missing: {signature(cls, message)}")
    last = max((i for i, p in enumerate(message.params) if p.name in given), default=-1)
    return [
        from_text(p.parsed, given[p.name], p.name) if p.name in given else p.default
        for p in message.params[: last + 1]
    ]


def _name_of(word: str, names: Sequence[str], message: Message) -> str | None:
    """The parameter that `name=value` names; xe's `uuid=` is the object that the message is about."""
    name, is_pair, _ = word.partition("=")
    name = name.replace("-", "_")
    if not is_pair:
        return None
    if name in names:
        return name
    is_about = message.params and isinstance(message.params[0].parsed, RefTo)
    return names[0] if name == "uuid" and is_about else None


def _new_record(cls: Class, message: Message, words: Sequence[str]) -> Any:
    """What `create` takes: one JSON object, or fields one by one; the rest is empty where that is possible."""
    wanted = {f.name: f for f in cls.fields if f.ctor is not Constructor.ABSENT}
    record: dict[str, Any] = {}
    for word in words:
        name, is_pair, text = word.partition("=")
        if word.startswith(("{", "@")):
            record |= from_text(RecordOf(cls.name), word, "args")
        elif not is_pair:
            raise wrong(f"{cls.name}.{message.name} takes field=value or a JSON object, not {word!r}")
        elif (field := wanted.get(name.replace("-", "_"))) is None:
            raise wrong(f"{cls.name}.{message.name} takes no field {name!r}{alike(name, wanted)}")
        else:
            record[field.name] = from_text(field.parsed, text, field.name)
    missing = []
    for one in wanted.values():
        if one.ctor is Constructor.REQUIRED and one.name not in record:
            record[one.name] = empty_value(one.parsed)
            if record[one.name] is None:
                missing.append(f"{one.name}:{one.type}")
    if missing:
        raise wrong(f"{cls.name}.{message.name} also needs {' '.join(missing)}")
    return record
