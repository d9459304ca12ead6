"""Class VLAN."""
