"""Writes the reference pages in docs/ that follow from the code: the API commands and the emulator's coverage."""
