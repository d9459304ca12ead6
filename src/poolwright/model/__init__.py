"""The cloud in CloudStack's nouns: frozen, typed values, and the pure rules over them.

Each module is one noun: what a row of it holds, what a list of it shows (`...View`: the row and the names of
what it points to), its states and the functions that decide. Nothing here does input or output, reads a clock
or knows XAPI; `store` keeps these values, `services` and `orchestration` act on what they say.

Sizes are bytes unless the name says otherwise (`memory_mib`, `cpu_speed_mhz`, `root_disk_gib`); times are
aware, in UTC.
"""
