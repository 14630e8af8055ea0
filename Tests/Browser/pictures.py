"""Pages as pictures and as paper, for people to look at, in ./Browser-output; and whether a page fits its window."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from running import ROOT

OUTPUT = ROOT / "Browser-output"
WIDTHS = (320, 390, 1280)
HEIGHTS = {320: 640, 390: 844, 1280: 800}


def picture(page: Page, name: str, widths: tuple[int, ...] = WIDTHS) -> None:
    """The whole page at each width, as NAME-WIDTH.png."""
    before = page.viewport_size
    for width in widths:
        page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
        page.screenshot(path=file_for(f"{name}-{width}", "png"), full_page=True)
    if before:
        page.set_viewport_size(before)


def printed(page: Page, name: str) -> Path:
    """The page on A4 paper, as NAME.pdf."""
    path = file_for(name, "pdf")
    page.pdf(path=path, format="A4", print_background=False)
    return path


def fits(page: Page, width: int = 320) -> None:
    """Asserts that the page needs no scrolling sideways in a window this wide (WCAG 2.1, 1.4.10 Reflow)."""
    before = page.viewport_size
    page.set_viewport_size({"width": width, "height": HEIGHTS.get(width, 800)})
    wide = page.evaluate(
        """() => document.scrollingElement.scrollWidth <= innerWidth ? null : [...document.body.querySelectorAll('*')]
            .filter(e => e.getBoundingClientRect().right > innerWidth + 0.5).slice(0, 5).map(e => e.outerHTML.slice(0, 120))"""
    )
    if before:
        page.set_viewport_size(before)
    assert wide is None, f"{page.url} is wider than {width} px because of:\n" + "\n".join(wide or [])


def file_for(name: str, ending: str) -> Path:
    OUTPUT.mkdir(exist_ok=True)
    return OUTPUT / f"{re.sub(r'[^0-9a-zæøå-]+', '-', name.lower()).strip('-')}.{ending}"
