"""Bytes to a server and bytes back, with nothing in between that would make them well formed."""

from __future__ import annotations

import re
import socket
import time
from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlsplit

ENOUGH = 4 << 20


@dataclass(frozen=True)
class Reply:
    """All that came back until the server closed the connection or fell silent."""

    raw: bytes
    closed: bool
    seconds: float

    @property
    def status(self) -> int | None:
        """The status of the last answer that is not a 100 Continue; None when the connection was closed without a word."""
        statuses = [int(status) for status in re.findall(rb"HTTP/1\.[01] (\d{3})", self.raw)]
        return next((status for status in reversed(statuses) if status >= 200), None)

    @property
    def answers(self) -> int:
        return len(re.findall(rb"(?:^|\n|\})HTTP/1\.[01] [2-5]\d\d", self.raw)) or int(self.raw.startswith(b"HTTP/"))

    @property
    def text(self) -> str:
        return self.raw.decode("utf-8", "replace")

    def header(self, name: str) -> str | None:
        found = re.search(rf"^{name}: *(.*?)\r?$", self.text.partition("\r\n\r\n")[0], re.IGNORECASE | re.MULTILINE)
        return found[1] if found else None


def converse(url: str, *pieces: bytes, every: float = 0, patience: float = 3) -> Reply:
    """Sends the pieces, `every` so many seconds, and listens until the server closes or says nothing for `patience` seconds.

    A server that answers or closes while we still send is listened to at once.
    """
    parts = urlsplit(url)
    began = time.monotonic()
    with socket.create_connection((parts.hostname, parts.port), timeout=10) as connection:
        received = send(connection, pieces, every)
        raw, closed = listen(connection, received, patience)
    return Reply(raw, closed, time.monotonic() - began)


def send(connection: socket.socket, pieces: Iterable[bytes], every: float) -> bytes:
    """Sends until all is sent or something comes back. Returns what came back."""
    for piece in pieces:
        try:
            connection.sendall(piece)
        except (BrokenPipeError, ConnectionResetError):
            return b""
        if every and (early := peek(connection, every)) is not None:
            return early
    return b""


def peek(connection: socket.socket, seconds: float) -> bytes | None:
    """What the server says within so many seconds; None when it says nothing; empty when it closes."""
    connection.settimeout(seconds)
    try:
        return connection.recv(65_536)
    except TimeoutError:
        return None
    except ConnectionResetError:
        return b""


def listen(connection: socket.socket, received: bytes, patience: float) -> tuple[bytes, bool]:
    raw = received
    connection.settimeout(patience)
    try:
        while len(raw) < ENOUGH:
            piece = connection.recv(65_536)
            if not piece:
                return raw, True
            raw += piece
    except TimeoutError:
        return raw, False
    except ConnectionResetError:
        return raw, True
    return raw, False


def request(method: str, path: str, headers: dict[str, str] | None = None, body: bytes = b"", length: bool = True) -> bytes:
    """A request in bytes, with `Content-Length` unless `length` says no."""
    given = {"Host": "127.0.0.1"} | (headers or {}) | ({"Content-Length": str(len(body))} if length and body else {})
    head = "".join(f"{name}: {value}\r\n" for name, value in given.items())
    return f"{method} {path} HTTP/1.1\r\n{head}\r\n".encode("utf-8", "surrogateescape") + body
