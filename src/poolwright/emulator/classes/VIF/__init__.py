"""Class VIF: a VM's virtual network interfaces."""
