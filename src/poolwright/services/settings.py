"""Configurations that are asked for on every request, read once and again after each change.

One manager works on a database at a time, so nobody else changes them meanwhile.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from poolwright.store import Store, configurations


@dataclass
class Settings:
    """The values that were set or are the defaults, by name; read when first asked for."""

    store: Store
    _values: dict[str, str] | None = field(default=None, init=False)
    _said: frozenset[str] = field(default=frozenset(), init=False)

    async def number(self, name: str, otherwise: int) -> int:
        """A setting that is a number; `otherwise` where nobody has set it, or it is none."""
        values = await self._read()
        text = values.get(name, "")
        return int(text) if name in self._said and text.isdecimal() else otherwise

    async def flag(self, name: str, otherwise: bool) -> bool:
        """A setting that is true or false; `otherwise` where there is none of that name."""
        return (await self._read()).get(name, str(otherwise)).lower() == "true"

    def forget(self) -> None:
        """Something was changed: read again."""
        self._values = None

    async def _read(self) -> dict[str, str]:
        if self._values is None:
            async with self.store.reading() as tx:
                known = await configurations.list_(tx)
            self._said = frozenset(one.name for one in known if one.value is not None)
            self._values = {
                one.name: one.value if one.value is not None else one.default_value or "" for one in known
            }
        return self._values
