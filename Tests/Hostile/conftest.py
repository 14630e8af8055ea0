"""The server under attack, and what every attack must leave behind: a server that still answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from attack import Attack
from running import RunningServer

CRASH = re.compile(r"fatal error|crashed|signal \d+|backtrace|precondition failed", re.IGNORECASE)


@pytest.fixture(scope="module")
def attack(server: RunningServer) -> Attack:
    """Someone signed in to the demo who means no good."""
    return Attack(server.url)


@pytest.fixture(autouse=True)
def still_answers(server: RunningServer) -> Iterator[None]:
    yield
    assert server.process is not None and server.process.poll() is None, f"the server died:\n{server.log_text()}"
    assert server.is_ready(), "the server no longer answers"
    assert not CRASH.search(server.log_text()), server.log_text()
