"""Configurations: listConfigurations, updateConfiguration, resetConfiguration, listConfigurationGroups."""

from __future__ import annotations

from typing import Annotated, ClassVar, Final

from poolwright.api.command import Call, Command, ListCommand
from poolwright.api.responses import Response
from poolwright.model.configuration import Configuration
from poolwright.model.resource import Found
from poolwright.services import configurations

_ONE_SCOPE: Final = "settings are the whole cloud's here"
_SCOPES: Final = dict.fromkeys(
    ("zoneid", "clusterid", "storageid", "accountid", "domainid", "imagestoreuuid", "imagestoreid"), _ONE_SCOPE
)


class ConfigurationResponse(Response):
    category: str | None = None
    group: str | None = None
    subgroup: str | None = None
    name: str | None = None
    value: str | None = None
    defaultvalue: str | None = None
    scope: str | None = None
    description: str | None = None
    isdynamic: bool | None = None
    component: str | None = None
    displaytext: str | None = None
    type: str | None = None


class SubgroupResponse(Response):
    name: str | None = None
    precedence: int | None = None


class ConfigurationGroupResponse(Response):
    name: str | None = None
    subgroup: list[SubgroupResponse] | None = None
    description: str | None = None
    precedence: int | None = None


def _response(one: Configuration) -> ConfigurationResponse:
    return ConfigurationResponse(
        category=one.category,
        group=one.category,
        subgroup="Others",
        name=one.name,
        value=one.default_value if one.value is None else one.value,
        defaultvalue=one.default_value,
        scope="global",
        description=one.description if one.has_effect else f"{one.description} (has no effect in this cloud)",
        isdynamic=True,
        component="management-server",
        displaytext=one.name.replace(".", " ").capitalize(),
        type=one.type,
    )


class ListConfigurations(ListCommand, frozen=True, kw_only=True):
    """Lists configurations; the description of one without effect says so."""

    refuses: ClassVar = _SCOPES

    name: Annotated[str | None, "the name of the configuration"] = None
    category: Annotated[str | None, "its category"] = None
    group: Annotated[str | None, "its group; as its category"] = None

    async def run(self, call: Call) -> Found[ConfigurationResponse]:
        found = await configurations.list_(
            call.cloud, name=self.name, category=self.category or self.group, keyword=self.keyword
        )
        return self.part_of([_response(one) for one in found])


class UpdateConfiguration(Command, frozen=True, kw_only=True):
    """Sets a configuration."""

    refuses: ClassVar = _SCOPES

    name: Annotated[str, "the name of the configuration"]
    value: Annotated[str | None, "its value; the default again where none is given"] = None

    async def run(self, call: Call) -> ConfigurationResponse:
        return _response(await configurations.set_value(call.cloud, self.name, self.value))


class ResetConfiguration(Command, frozen=True, kw_only=True):
    """Gives a configuration its default again."""

    refuses: ClassVar = _SCOPES

    name: Annotated[str, "the name of the configuration"]

    async def run(self, call: Call) -> ConfigurationResponse:
        return _response(await configurations.set_value(call.cloud, self.name, None))


class ListConfigurationGroups(ListCommand, frozen=True, kw_only=True):
    """Lists the groups of configurations."""

    group: Annotated[str | None, "the name of the group"] = None

    async def run(self, call: Call) -> Found[ConfigurationGroupResponse]:
        known = await configurations.list_(call.cloud, name=None, category=None, keyword=None)
        wanted = (self.keyword or "").lower()
        names = sorted({one.category for one in known if wanted in one.category.lower()})
        rows = [
            ConfigurationGroupResponse(
                name=name,
                description=name,
                precedence=number,
                subgroup=[SubgroupResponse(name="Others", precedence=1)],
            )
            for number, name in enumerate(names, start=1)
            if not self.group or name == self.group
        ]
        return self.part_of(rows)
