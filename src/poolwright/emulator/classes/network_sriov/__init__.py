"""Class network_sriov."""
