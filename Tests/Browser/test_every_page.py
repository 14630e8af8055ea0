"""Every kind of page each role can reach: accessible in both colours, usable by keyboard, whole on a narrow phone, quiet behind the scenes."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from accessibility import axe
from browsing import MakeVisitor
from keyboard import walk
from people import ROLES
from pictures import fits
from roaming import every_kind_of_page


def inspect(page: Page) -> None:
    axe(page)
    fits(page, 320)
    walk(page)


def test_the_sign_in_page_is_for_everyone(page_out: MakeVisitor) -> None:
    page = page_out()
    page.goto("/")
    inspect(page)


def test_a_page_that_is_not_there_is_for_everyone(page_out: MakeVisitor) -> None:
    page = page_out(expects=(404,))
    page.goto("/no/such/page")
    inspect(page)


@pytest.mark.parametrize("name", ROLES)
def test_every_page_is_for_everyone(page_as: MakeVisitor, name: str) -> None:
    page = page_as(name)
    faults: list[str] = []
    kinds = 0
    for kind in every_kind_of_page(page):
        kinds += 1
        assert page.locator("h1").count() == 1, f"{kind} has not one heading"
        try:
            inspect(page)
        except AssertionError as fault:
            faults.append(f"{kind}: {fault}")
    assert not faults, f"{name}:\n" + "\n\n".join(faults)
    assert kinds > 2, "the links led nowhere"
