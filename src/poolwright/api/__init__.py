"""CloudStack's query API over HTTP: parse, authenticate, call a service, render.

One visible table of commands (`registry`), one module per resource (`commands`). Decides nothing about the
cloud: that is `poolwright.services`.
"""
