"""Writes the reference pages in docs/ that follow from the code: the API's commands, the emulator's coverage."""
