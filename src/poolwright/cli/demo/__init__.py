"""`poolwright demo`: the whole of poolwright in a minute, on a machine without a hypervisor.

An emulated pool, a manager that adopts it, and VMs launched through the manager's API over HTTP, as any client
would. Nothing here reaches around the API, but for counting calls in the emulator's trace.
"""
