"""Image files: what kind a file is, how big its disk is, and made into one that XAPI takes (raw or VHD)."""

from __future__ import annotations

import asyncio
import bz2
import gzip
import json
import lzma
import shutil
import struct
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any, Final, Literal

import msgspec

from poolwright.model.errors import InvalidParameter, InvalidState

Kind = Literal["raw", "vhd"]
PIECE: Final = 1 << 20
_SECTOR: Final = 512
_VHD_COOKIE: Final = b"conectix"
_VHD_SIZE_AT: Final = 48
_QCOW2: Final = b"QFI\xfb"
#: What a file begins with that is packed, and what unpacks it.
_PACKED: Final[dict[bytes, Callable[[Path], Any]]] = {
    b"\x1f\x8b": gzip.open,
    b"BZh": bz2.open,
    b"\xfd7zXZ\x00": lzma.open,
}
FORMATS: Final = ("RAW", "VHD", "QCOW2", "ISO")


class ImageFile(msgspec.Struct, frozen=True, kw_only=True):
    """A file for XAPI's import: its path, its kind, its bytes, and those of the disk that it makes."""

    path: str
    kind: Kind
    size: int
    virtual_size: int


async def prepared(path: Path, format_: str, about: str) -> ImageFile:
    """The file as XAPI takes it: unpacked, and made raw where it is qcow2. May be done again.

    Raises `InvalidParameter` where it is not of the format that was said, `InvalidState` without qemu-img.
    """
    ready = path.with_name(path.name + ".ready")
    if not await asyncio.to_thread(ready.exists):
        await asyncio.to_thread(_unpack, path)
        head = await asyncio.to_thread(_head, path)
        if head.startswith(_QCOW2) != (format_ == "QCOW2"):
            raise InvalidParameter(
                f"What {about} is made from is {'' if head.startswith(_QCOW2) else 'not '}qcow2"
            )
        if format_ == "QCOW2":
            await _convert(path, ready, about)
        else:
            await asyncio.to_thread(path.rename, ready)
    return await asyncio.to_thread(_measured, ready, format_, about)


async def pieces(path: Path) -> AsyncIterator[bytes]:
    """The file's content, padded to whole sectors."""
    left = (await asyncio.to_thread(path.stat)).st_size
    file = await asyncio.to_thread(path.open, "rb")
    try:
        while left > 0:  # not until nothing is read: who takes it closes when all of it came
            piece = await asyncio.to_thread(file.read, PIECE)
            left -= len(piece) or left
            yield piece + bytes(-len(piece) % _SECTOR)
    finally:
        await asyncio.to_thread(file.close)


async def discard(path: Path) -> None:
    """Remove what `prepared` has made."""
    for name in (path.name + ".ready", path.name + ".unpacked", path.name + ".converted"):
        await asyncio.to_thread(path.with_name(name).unlink, missing_ok=True)


def _head(path: Path) -> bytes:
    with path.open("rb") as file:
        return file.read(_SECTOR)


def _unpack(path: Path) -> None:
    """Unpack a gzip, bzip2 or xz file, in its place."""
    head = _head(path)
    opener = next((opener for magic, opener in _PACKED.items() if head.startswith(magic)), None)
    if opener is None:
        return
    unpacked = path.with_name(path.name + ".unpacked")
    try:
        with opener(path) as source, unpacked.open("wb") as target:
            shutil.copyfileobj(source, target, PIECE)
    except (EOFError, lzma.LZMAError, gzip.BadGzipFile) as broken:
        raise InvalidParameter(f"The image is packed, and can't be unpacked: {broken}") from broken
    unpacked.rename(path)


def _measured(path: Path, format_: str, about: str) -> ImageFile:
    size = path.stat().st_size
    if size == 0:
        raise InvalidParameter(f"What {about} is made from is empty")
    if format_ != "VHD":
        whole = size + -size % _SECTOR
        return ImageFile(path=str(path), kind="raw", size=whole, virtual_size=whole)
    with path.open("rb") as file:
        file.seek(-_SECTOR, 2)
        footer = file.read(_SECTOR)
    if size < _SECTOR or not footer.startswith(_VHD_COOKIE):
        raise InvalidParameter(f"What {about} is made from is no VHD: it has no footer that says so")
    (virtual,) = struct.unpack_from(">Q", footer, _VHD_SIZE_AT)
    return ImageFile(path=str(path), kind="vhd", size=size, virtual_size=virtual)


async def _convert(path: Path, ready: Path, about: str) -> None:
    """Make a qcow2 file raw. It may name no other file: what is read is the image alone."""
    tool = shutil.which("qemu-img")
    if tool is None:
        raise InvalidState(
            f"{about} is qcow2, and this manager has no qemu-img to convert it; install qemu-utils there, or "
            "register a raw or VHD image"
        )
    told = json.loads(await _run(tool, "info", "--output=json", "-f", "qcow2", str(path)))
    if told.get("backing-filename") or told.get("format-specific", {}).get("data", {}).get("data-file"):
        raise InvalidParameter(
            f"The image of {about} names another file as its base; register one that is whole"
        )
    converted = path.with_name(path.name + ".converted")
    await _run(tool, "convert", "-f", "qcow2", "-O", "raw", str(path), str(converted))
    await asyncio.to_thread(converted.rename, ready)
    await asyncio.to_thread(path.unlink)


async def _run(*command: str) -> bytes:
    process = await asyncio.create_subprocess_exec(
        *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    out, problem = await process.communicate()
    if process.returncode:
        text = problem.decode(errors="replace").strip().splitlines()
        raise InvalidParameter(f"qemu-img can't read the image: {text[-1] if text else process.returncode}")
    return out
