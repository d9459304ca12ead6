"""Small ISO 9660 images, made in memory: files by path to bytes.

With Rock Ridge for Linux and Joliet for Windows, whose names are the real ones; the plain names are numbers,
since ISO 9660 itself allows eight capital letters.
"""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO

from pycdlib import PyCdlib


def build(label: str, files: Mapping[str, bytes]) -> bytes:
    """The image with these files, whose paths have no leading slash."""
    image = PyCdlib()
    image.new(interchange_level=3, joliet=3, rock_ridge="1.09", vol_ident=label)
    plain = {"": ""}
    for path in sorted(files):
        *parents, name = path.split("/")
        for depth in range(1, len(parents) + 1):
            folder = "/".join(parents[:depth])
            if folder not in plain:
                plain[folder] = f"{plain['/'.join(parents[: depth - 1])]}/D{len(plain):07d}"
                image.add_directory(plain[folder], rr_name=parents[depth - 1], joliet_path=f"/{folder}")
        inside = plain["/".join(parents)]
        plain[path] = f"{inside}/F{len(plain):07d}.;1"
        content = files[path]
        image.add_fp(BytesIO(content), len(content), plain[path], rr_name=name, joliet_path=f"/{path}")
    written = BytesIO()
    image.write_fp(written)
    image.close()
    return written.getvalue()
