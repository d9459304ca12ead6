"""The manager, put together: the one place where store, runner, pools and API server meet.

`app.manager.running` starts one inside a process and stops it; `poolwright serve`, the demo and tests use it.
Empty on purpose: what needs only the log need not load the database.
"""
