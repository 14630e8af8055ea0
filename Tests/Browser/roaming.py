"""Goes wherever the links lead: one page of each kind that a signed-in person can reach."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Page

IDENTIFIER = re.compile(r"(?=.*\d)[0-9a-z_-]{8,}|\d+")
"""A part of a path that names one of many: meetings/01j9…, weeks/48."""

NAMING = {"modules", "departments", "frames", "letters", "cases"}
"""What follows one of these names one of many, also when it is a word: modules/trivsel/departments/school."""

LINKS = "() => [...document.querySelectorAll('a[href]:not([download])')].map(a => a.href)"


def kind(url: str) -> str:
    """The address without what names one of many: all meetings are one kind of page."""
    parts = urlsplit(url)
    steps = parts.path.split("/")
    path = "/".join(
        "*" if IDENTIFIER.fullmatch(step) or before in NAMING and step != "new" else step for before, step in zip(["", *steps], steps))
    names = sorted(name for name, _ in parse_qsl(parts.query))
    return path + ("?" + "&".join(names) if names else "")


def every_kind_of_page(page: Page, most: int = 90) -> Iterator[str]:
    """Opens one page of each kind, beginning where the page is; what is yielded is its kind, open in `page`."""
    origin = "{0.scheme}://{0.netloc}".format(urlsplit(page.url))
    waiting, seen = [page.url], {kind(page.url)}
    for _ in range(most):
        if not waiting:
            return
        page.goto(waiting.pop(0))
        yield kind(page.url)
        for link in page.evaluate(LINKS):
            if link.startswith(origin + "/") and kind(link) not in seen:
                seen.add(kind(link))
                waiting.append(link.partition("#")[0])
    raise AssertionError(f"more than {most} kinds of page; still waiting: {waiting}")
