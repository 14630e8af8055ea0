"""What every Python test can ask for: a demo organisation, and the real binary serving it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from running import RunningServer, copy_of, make_demo


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A demo organisation, made once and then only copied."""
    return make_demo(tmp_path_factory.mktemp("demo") / "data")


@pytest.fixture
def fresh_data(demo: Path, tmp_path: Path) -> Path:
    """A demo organisation nobody has touched."""
    return copy_of(demo, tmp_path / "data")


@pytest.fixture(scope="module")
def server(demo: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    """The real binary, serving one module's tests from a fresh demo organisation."""
    with RunningServer(copy_of(demo, tmp_path_factory.mktemp("server") / "data")) as server:
        yield server
