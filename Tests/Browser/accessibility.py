"""WCAG 2.1 AA, as far as axe-core can judge it: zero violations, in light and in dark."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"], "resultTypes": ["violations"]}
SCHEMES = ("light", "dark")


def violations(page: Page) -> list[str]:
    """Each violation with its rule, what it means, and every element it concerns."""
    found = []
    for violation in Axe().run(page, options=RULES).response["violations"]:
        nodes = "".join(f"\n    {node['target']}: {node['failureSummary']}" for node in violation["nodes"])
        found.append(f"{violation['id']} ({violation['impact']}): {violation['help']}{nodes}")
    return found


def axe(page: Page) -> None:
    """Asserts that the page as it stands has no violation, whichever colours the visitor prefers."""
    found = []
    for scheme in SCHEMES:
        page.emulate_media(color_scheme=scheme)
        found += [f"[{scheme}] {violation}" for violation in violations(page)]
    page.emulate_media(color_scheme="light")
    assert not found, f"{page.url} is not accessible:\n" + "\n".join(found)
