"""The language of `get_all_records_where`: `field "f" = "literal"`, and, or, not, true, false, parentheses.

Literals are compared with a field's text in the database, so that sets and maps compare as S-expressions.
Fields have their database names (`name__label`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final, TypeAlias

from poolwright.emulator import facts
from poolwright.emulator.dbtext import column_of, to_text
from poolwright.emulator.failures import ApiFailure, internal_error

Row: TypeAlias = dict[str, Any]
Test: TypeAlias = Callable[[Row], bool]
Term: TypeAlias = Callable[[Row], str]

_TOKEN: Final = re.compile(
    r"""\s*(?:(?P<punct>[()=])|"(?P<double>(?:[^"\\]|\\.)*)"|'(?P<single>(?:[^'\\]|\\.)*)'|(?P<word>[A-Za-z]+))""",
    re.DOTALL,
)
_ESCAPE: Final = re.compile(r"\\(.)", re.DOTALL)
_DEPTH_MAX: Final = 100


class _Bad(Exception):
    """The text is not an expression."""


def compile_query(cls: str, text: str) -> Test:
    """A test for rows of a class. Raises INVALID_VALUE for what is not an expression."""
    try:
        parser = _Parser(cls, text)
        test = parser.either()
        parser.expect("end", "")
    except _Bad as error:
        raise ApiFailure("INVALID_VALUE", text, str(error)) from error
    return test


class _Parser:
    def __init__(self, cls: str, text: str) -> None:
        self._columns = {column_of(n, cls): c for n, c in facts.tables()[cls].columns.items()}
        self._tokens = list(_tokenise(text))
        self._at = 0
        self._depth = 0

    def _peek(self) -> tuple[str, str]:
        return self._tokens[self._at]

    def _take(self) -> tuple[str, str]:
        token = self._tokens[self._at]
        self._at += token[0] != "end"
        return token

    def expect(self, kind: str, text: str) -> None:
        if self._take() != (kind, text):
            raise _Bad(f"expected {text or kind}")

    def either(self) -> Test:
        left = self._both()
        while self._peek() == ("word", "or"):
            self._take()
            left = _or(left, self._both())
        return left

    def _both(self) -> Test:
        left = self._single()
        while self._peek() == ("word", "and"):
            self._take()
            left = _and(left, self._single())
        return left

    def _single(self) -> Test:
        self._depth += 1
        if self._depth > _DEPTH_MAX:
            raise _Bad("too deep")
        test = self._test()
        self._depth -= 1
        return test

    def _test(self) -> Test:
        match self._peek():
            case "word", "not":
                self._take()
                return _not(self._single())
            case "word", ("true" | "false") as word:
                self._take()
                return lambda _row: word == "true"
            case "punct", "(":
                self._take()
                inner = self.either()
                self.expect("punct", ")")
                return inner
        left = self._term()
        self.expect("punct", "=")
        right = self._term()
        return lambda row: left(row) == right(row)

    def _term(self) -> Term:
        match self._take():
            case "string", text:
                return lambda _row: text
            case "word", "field":
                return self._field(self._take())
        raise _Bad("expected a string or a field")

    def _field(self, token: tuple[str, str]) -> Term:
        kind, name = token
        if kind != "string":
            raise _Bad("expected a field's name")
        column = self._columns.get(name)
        if column is None:

            def missing(_row: Row) -> str:
                raise internal_error(f'Db_exn.DBCache_NotFound("missing column", "{name}")')

            return missing
        return lambda row: to_text(column.kind, row[column.name])


def _or(left: Test, right: Test) -> Test:
    return lambda row: left(row) or right(row)


def _and(left: Test, right: Test) -> Test:
    return lambda row: left(row) and right(row)


def _not(inner: Test) -> Test:
    return lambda row: not inner(row)


def _tokenise(text: str) -> list[tuple[str, str]]:
    tokens: list[tuple[str, str]] = []
    at, end = 0, len(text.rstrip())
    while at < end:
        match = _TOKEN.match(text, at)
        if match is None:
            raise _Bad(f"unexpected {text[at : at + 10]!r}")
        at = match.end()
        if match["punct"]:
            tokens.append(("punct", match["punct"]))
        elif match["word"]:
            tokens.append(("word", match["word"].lower()))
        else:
            tokens.append(("string", _ESCAPE.sub(r"\1", match["double"] or match["single"] or "")))
    return [*tokens, ("end", "")]
