"""A real browser, and visitors in it: signed out, or signed in as one of the demo's people."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page

from browsing import MakeVisitor, launched_browser, sign_in, visitor
from running import RunningServer


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched_browser() as browser:
        yield browser


@pytest.fixture
def page_out(browser: Browser, server: RunningServer) -> Iterator[MakeVisitor]:
    """Makes a page of someone not signed in: `page_out()`, `page_out(expects=(404,), java_script_enabled=False)`."""
    with ExitStack() as visitors:
        yield lambda **settings: visitors.enter_context(visitor(browser, server.url, **settings))


@pytest.fixture
def page_as(page_out: MakeVisitor) -> MakeVisitor:
    """Makes a page of someone signed in by the demo's one click: `page_as("Mette Holm")`, with the settings of `page_out`."""

    def make(name: str, **settings: object) -> Page:
        page = page_out(**settings)
        sign_in(page, name)
        return page

    return make
