"""The real binary, started the way an administrator starts it, on a free port and a data folder of its own."""

from __future__ import annotations

import http.client
import os
import shutil
import signal
import socket
import subprocess
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
BINARY = (ROOT / os.environ.get("ENRUM_BINARY", ".build/debug/enrum")).resolve()
HOST = "127.0.0.1"


class NotReady(Exception):
    """The server ended, or did not become ready in time. Its log is in the message."""


def make_demo(folder: Path) -> Path:
    """Makes the demo organisation in `folder`, which is then a data folder."""
    folder.mkdir(parents=True, exist_ok=True)
    command = [BINARY, "demo", "--data", folder]
    made = subprocess.run(command, capture_output=True, text=True, timeout=120, env=clean_environment())
    assert made.returncode == 0, f"enrum demo ended with {made.returncode}:\n{made.stdout}{made.stderr}"
    return folder


def clean_environment() -> dict[str, str]:
    """The environment without settings of Enrum that happen to be in force where the tests run."""
    return {name: value for name, value in os.environ.items() if not name.startswith("ENRUM_")}


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind((HOST, 0))
        return probe.getsockname()[1]


class RunningServer:
    """One `enrum serve`, from start to stop. As a context manager it stops gracefully and insists on exit status 0."""

    def __init__(
        self, data: Path, port: int | None = None, arguments: tuple[str, ...] = (), through: tuple[str, ...] = (), **settings: str
    ) -> None:
        """`through` is a program that starts it, with its arguments."""
        self.data, self.port, self.through = data, port or free_port(), through
        self.log = data / f"serve-{self.port}.log"
        self.arguments = ["serve", "--data", str(data), "--host", HOST, "--port", str(self.port), *arguments]
        self.environment = clean_environment() | settings
        self.process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://{HOST}:{self.port}"

    def start(self, within: float = 30) -> float:
        """Starts it and waits until /readyz answers 200. Returns the seconds that took."""
        began = time.monotonic()
        with self.log.open("ab") as log:
            self.process = subprocess.Popen([*self.through, BINARY, *self.arguments], stdout=log, stderr=log, env=self.environment)
        while not self.is_ready():
            if self.process.poll() is not None:
                raise NotReady(f"enrum serve ended with {self.process.returncode}:\n{self.log_text()}")
            if time.monotonic() - began > within:
                self.kill()
                raise NotReady(f"enrum serve was not ready within {within} s:\n{self.log_text()}")
            time.sleep(0.005)
        return time.monotonic() - began

    def is_ready(self) -> bool:
        connection = http.client.HTTPConnection(HOST, self.port, timeout=2)
        try:
            connection.request("GET", "/readyz")
            return connection.getresponse().status == 200
        except (OSError, http.client.HTTPException):
            return False
        finally:
            connection.close()

    def stop(self, within: float = 15) -> int:
        """Asks it to stop as a service manager does, with SIGTERM. Returns its exit status."""
        assert self.process is not None
        self.process.send_signal(signal.SIGTERM)
        try:
            return self.process.wait(within)
        except subprocess.TimeoutExpired:
            self.kill()
            raise AssertionError(f"enrum serve did not stop within {within} s of SIGTERM:\n{self.log_text()}") from None

    def kill(self) -> None:
        """Ends it as a power cut would: SIGKILL, nothing is finished."""
        assert self.process is not None
        self.process.kill()
        self.process.wait()

    def log_text(self) -> str:
        return self.log.read_text("utf-8", "replace") if self.log.exists() else ""

    def __enter__(self) -> RunningServer:
        self.start()
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        assert self.process is not None
        ended_early = self.process.poll()
        status = self.stop() if ended_early is None else ended_early
        if kind is None:
            assert ended_early is None, f"enrum serve ended by itself with {status}:\n{self.log_text()}"
            assert status == 0, f"enrum serve stopped with {status}:\n{self.log_text()}"


def copy_of(template: Path, folder: Path) -> Path:
    """A data folder of its own for one test, as fresh as the template that nobody serves from."""
    return Path(shutil.copytree(template, folder))
