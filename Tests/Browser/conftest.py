"""A real browser, and visitors in it: signed out, or signed in as one of the demo's people."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from running import RunningServer
from watching import Watch

CHROMIUM = "/usr/bin/chromium"
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""A name of any other host leads nowhere, so that no test depends on the net."""

MakeVisitor = Callable[..., Page]


@contextmanager
def launched_browser() -> Iterator[Browser]:
    """Debian's Chromium without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[NOWHERE])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launched_browser() as browser:
        yield browser


@contextmanager
def visitor(browser: Browser, origin: str, expects: tuple[int, ...] = (), **settings: object) -> Iterator[Page]:
    """Someone in Denmark with a browser of their own, watched until they leave. `settings` are those of a browser context."""
    chosen = {"base_url": origin, "locale": "da-DK", "timezone_id": "Europe/Copenhagen", "reduced_motion": "reduce"} | settings
    context = browser.new_context(**chosen)
    context.set_default_timeout(10_000)
    watch = Watch(context, origin, expects)
    try:
        yield context.new_page()
    finally:
        context.close()
    watch.assert_quiet()


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


def sign_in(page: Page, name: str) -> None:
    """The sign-in page of a demo has a button for each of its people, with their name on it."""
    page.goto("/")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    assert page.get_by_role("button", name=name).count() == 0, f"still on the sign-in page: {page.url}"
