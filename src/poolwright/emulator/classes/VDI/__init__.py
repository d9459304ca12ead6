"""Class VDI: disks."""
