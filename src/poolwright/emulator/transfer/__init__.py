"""VMs and disks over HTTP: XAPI's export and import handlers, and who may use them."""
