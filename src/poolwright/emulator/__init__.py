"""An XAPI pool in memory behind the real wire."""
