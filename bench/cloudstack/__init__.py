"""CloudStack's own way with a pool, replayed: the baseline that ours is measured against.

Its XenServer resource sends the same XAPI calls in the same order for a start (45, and one per second of
waiting), a stop and a destroy (40, and one per second), counted line by line in CloudStack 4.23's sources
for a user VM with one root disk, an empty CD drive and one NIC on a VLAN network that exists. Here are those
calls, over PyPI's XenAPI, XML-RPC like CloudStack's: one after another within a command, one thread for each
command under way, one session per pool, a health check before every command while the pool is locked, tasks
polled once a second, clones one at a time per host.

In its favour: no database, no message between management server and agent, no router or secondary storage,
hosts chosen evenly, commands never queue for a thread. Errors and time-outs are left out: a run that meets one
ends.
"""
