"""A disk of a few megabytes, which a test can fill to the last byte."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MEGABYTES = 6
SHARED_MEMORY = Path("/dev/shm")
SMALL_ENOUGH = 256 << 20


class NoSmallDisk(Exception):
    """Nothing here may be filled up. What would help is in the message."""


class SmallDisk:
    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self, leaving: int = 0) -> None:
        """Fills it up, but for about so many bytes."""
        room = os.open(self._filler, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        try:
            for size in (1 << 16, 1 << 12, 1):
                write_until_full(room, size)
            os.ftruncate(room, os.fstat(room).st_size - leaving)
        finally:
            os.close(room)

    def make_room(self) -> None:
        self._filler.unlink()


def write_until_full(file: int, size: int) -> None:
    block = b"x" * size
    try:
        while True:
            os.write(file, block)
    except OSError as error:
        if error.errno != errno.ENOSPC:
            raise


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    """A disk of its own at `folder`, which takes root; or else what is left of a small /dev/shm, such as containers have.

    It fails where neither is to be had: a full disk that is only pretended would prove nothing.
    """
    folder.mkdir()
    as_root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    options = f"size={MEGABYTES}m,mode=700,uid={os.geteuid()},gid={os.getegid()}"
    refusal = trouble([*as_root, "mount", "-t", "tmpfs", "-o", options, "enrum-test", str(folder)])
    if refusal is None:
        try:
            yield SmallDisk(folder)
        finally:
            subprocess.run([*as_root, "umount", folder], check=True)
        return
    free = shutil.disk_usage(SHARED_MEMORY).free if SHARED_MEMORY.is_dir() else None
    if free is None or free > SMALL_ENOUGH:
        raise NoSmallDisk(
            f"A small disk cannot be mounted here ({refusal}), and {SHARED_MEMORY} is not one ({free} bytes). Run this as root, or in a "
            f"container that lets root mount, or that has less than {SMALL_ENOUGH >> 20} MB of {SHARED_MEMORY}."
        )
    with tempfile.TemporaryDirectory(prefix="enrum-test-", dir=SHARED_MEMORY) as inside:
        yield SmallDisk(Path(inside))


def trouble(command: list[str]) -> str | None:
    """Runs it. Returns what it complained of; nothing when it went well."""
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except FileNotFoundError as error:
        return str(error)
    return None if done.returncode == 0 else done.stderr.strip() or f"{command[0]} ended with {done.returncode}"
