"""Class VBD: a VM's virtual drives."""
