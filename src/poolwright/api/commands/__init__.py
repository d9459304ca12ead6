"""The commands, one module per resource: typed parameters, a service call, a response. `api.registry` lists
them.
"""
