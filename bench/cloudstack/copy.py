"""CopyCommand: a root disk cloned from the template's, before the start. Seven calls."""

from __future__ import annotations

from bench.cloudstack.agent import Agent


def clone(agent: Agent, source: str, name: str) -> str:
    """Clones a VDI, by its uuid, and names the clone; the clone's uuid."""
    with agent.copying:
        say = agent.begin()
        made = say("VDI.clone", say("VDI.get_by_uuid", source), {})
        say("VDI.get_virtual_size", made)
        say("VDI.set_name_label", made, name)
        return str(say("VDI.get_record", made)["uuid"])
