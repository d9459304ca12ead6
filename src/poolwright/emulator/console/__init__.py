"""VMs' consoles: a small RFB server that shows which VM one is looking at, over a web socket or CONNECT."""
