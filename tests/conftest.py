"""What all tests may use."""

pytest_plugins = ["support.postgresql", "poolwright.emulator.pytest_plugin"]
