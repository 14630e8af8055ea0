"""Debian's Chromium, and people in it, each with a browser of their own that is watched until they leave."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, Page, sync_playwright

from watching import Watch

CHROMIUM = "/usr/bin/chromium"
NOWHERE = "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1"
"""A name of any other host leads nowhere, so that no test depends on the net."""

MakeVisitor = Callable[..., Page]


@contextmanager
def launched_browser() -> Iterator[Browser]:
    """The browser, without a window."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[NOWHERE])
        yield browser
        browser.close()


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


def sign_in(page: Page, name: str) -> None:
    """The sign-in page of a demo has a button for each of its people, with their name on it."""
    page.goto("/")
    page.get_by_role("button", name=name).first.click()
    page.wait_for_load_state()
    assert page.get_by_role("button", name=name).count() == 0, f"still on the sign-in page: {page.url}"
