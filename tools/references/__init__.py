"""Writes the pages of docs/ that follow from the code: the API's commands, the emulator's coverage."""
