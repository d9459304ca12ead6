"""The compute classes: VMs and what hangs on them: their messages and rules, by class."""

from __future__ import annotations

from collections.abc import Mapping

from poolwright.emulator.classes import message
from poolwright.emulator.classes.VBD import messages as vbd
from poolwright.emulator.classes.VIF import messages as vif
from poolwright.emulator.classes.VM import messages as vm
from poolwright.emulator.classes.VM import state
from poolwright.emulator.implicit import Handler, construct, destruct
from poolwright.emulator.operations import Rules

MESSAGES: Mapping[str, Mapping[str, Handler]] = {
    "VM": vm.MESSAGES,
    "VBD": vbd.MESSAGES,
    "VIF": vif.MESSAGES,
    "console": {"create": construct, "destroy": destruct},
    "message": message.MESSAGES,
}

RULES: Mapping[str, Rules] = {
    "VM": state.RULES,
    "VBD": vbd.RULES,
    "VIF": vif.RULES,
}
