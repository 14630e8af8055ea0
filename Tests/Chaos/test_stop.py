"""SIGTERM stops the server soon, whatever its connections do, and what is in flight is finished first."""

from __future__ import annotations

import json
import signal
import socket
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from chaos import Client
from days import in_days
from people import EMPLOYEE, LEADER
from running import HOST, RunningServer
from wire import request

SOON = 8
"""Seconds. Stopping takes hundredths of one; a body gets one more, and a client that takes no answer ten."""

GET = b"GET /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
POST = b"POST /sign-in HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nabc"

TEXT = "Skrevet i sidste øjeblik."


@contextmanager
def connected(server: RunningServer, sent: bytes = b"") -> Iterator[socket.socket]:
    with socket.create_connection((HOST, server.port), timeout=30) as connection:
        connection.sendall(sent)
        yield connection


def everything(connection: socket.socket) -> bytes:
    """What comes until the server closes."""
    received = b""
    while piece := connection.recv(1 << 16):
        received += piece
    return received


def wait_until_closed(connection: socket.socket) -> None:
    """Waits for the end of a connection on which nothing is owed. Closed with bytes that nobody had read yet, or before it was taken from the
    queue, it ends with a reset (RFC 1122, 4.2.2.13, https://www.rfc-editor.org/rfc/rfc1122#section-4.2.2.13)."""
    try:
        everything(connection)
    except ConnectionResetError:
        return


@pytest.mark.parametrize("sent", [b"", b"GET /sign-in HTTP/1.1\r\nHo", GET + GET[:10]], ids=["silent", "half a head", "kept alive"])
def test_a_connection_in_which_nothing_happens_does_not_hold_it_up(fresh_data: Path, sent: bytes) -> None:
    server = RunningServer(fresh_data)
    server.start()
    with connected(server, sent) as connection:
        if sent.startswith(GET):
            assert connection.recv(1 << 16).startswith(b"HTTP/1.1 200")
        assert server.stop(SOON) == 0
        wait_until_closed(connection)


def test_a_body_that_does_not_come_is_told_so_and_not_waited_for(fresh_data: Path) -> None:
    server = RunningServer(fresh_data)
    server.start()
    with connected(server, POST) as connection:
        wait_until_read(connection)
        assert server.stop(SOON) == 0
        assert everything(connection).startswith(b"HTTP/1.1 408")


def test_whoever_never_takes_an_answer_is_left_behind(fresh_data: Path) -> None:
    server = RunningServer(fresh_data)
    server.start()
    with connected(server) as connection:
        connection.settimeout(1)
        with pytest.raises(TimeoutError):
            while True:
                connection.sendall(GET * 100)
        assert server.stop(within=40) == 0


def test_what_is_in_flight_is_finished_answered_and_kept(fresh_data: Path) -> None:
    server = RunningServer(fresh_data)
    server.start()
    employee = Client(server.url, EMPLOYEE)
    meeting = Client(server.url, LEADER).plan(employee.id, in_days(90))
    question = next(iter(employee.own_answers(meeting)))
    body = json.dumps({"answers": [{"question": question, "value": TEXT, "version": 0}]}).encode()
    headers = employee.visitor.own_headers() | {"Host": f"{HOST}:{server.port}", "X-CSRF-Token": employee.csrf, "Content-Type": "application/json"}
    with connected(server) as connection:
        with locked(fresh_data / "enrum.sqlite"):
            connection.sendall(request("PATCH", f"/api/v1/meetings/{meeting}/answers", headers, body))
            wait_until_read(connection)
            server.process.send_signal(signal.SIGTERM)
            wait_until_refused(server)
        assert everything(connection).startswith(b"HTTP/1.1 200")
    assert server.process.wait(SOON) == 0
    with RunningServer(fresh_data) as again:
        assert Client(again.url, EMPLOYEE).own_answers(meeting)[question] == (TEXT, 1)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Somebody else writes to the database: a change waits for its turn."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


def wait_until_read(connection: socket.socket) -> None:
    """Waits until the server has taken everything that was sent from its end of the connection."""
    ends = {connection.getsockname()[1], connection.getpeername()[1]}
    until(lambda: all(waiting == "00000000:00000000" for waiting in queues(ends)), "the server does not read")


def queues(ends: set[int]) -> list[str]:
    """What waits to be sent and to be read at both ends of a connection, as the kernel tells it (proc(5), /proc/net/tcp)."""
    rows = [line.split() for line in Path("/proc/net/tcp").read_text().splitlines()[1:]]
    found = [row[4] for row in rows if {int(row[1].split(":")[1], 16), int(row[2].split(":")[1], 16)} == ends]
    assert len(found) == 2, f"there are {len(found)} ends of the connection"
    return found


def wait_until_refused(server: RunningServer) -> None:
    """Waits until it has heard that it is to stop: it then takes no new connections."""

    def is_refused() -> bool:
        try:
            socket.create_connection((HOST, server.port)).close()
        except ConnectionRefusedError:
            return True
        return False

    until(is_refused, "the server goes on taking connections")


def until(holds: Callable[[], bool], otherwise: str) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.002)
