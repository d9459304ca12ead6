# =====================================================================================================
# GENERATED from src/poolwright/xapi/datamodel.json by tools/xapigen. DO NOT EDIT: `make generate` makes it
# again, and a test fails where the two differ.
# =====================================================================================================
"""Made from XAPI's datamodel; `poolwright.xapi` is the door to it."""

from __future__ import annotations


