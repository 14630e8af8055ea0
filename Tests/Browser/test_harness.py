"""The tests' own eyes: each planted fault is seen, and a page without faults passes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route

from accessibility import axe
from browsing import visitor
from keyboard import KeyboardTrap, go_to, walk
from pictures import fits
from roaming import every_kind_of_page
from watching import Watch

ORIGIN = "http://127.0.0.1:9"
POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; require-trusted-types-for 'script'"
STYLE = """
    body { color: #111; background: #fff; } a { color: #00c; }
    @media (prefers-color-scheme: dark) { body { color: #eee; background: #111; } a { color: #9cf; } }
"""

Show = Callable[..., Page]


@pytest.fixture
def show(browser: Browser) -> Iterator[Show]:
    """Shows a page made of `body`, `style` and `script`, behind the policy the product promises. It asks no server."""
    with visitor(browser, ORIGIN) as page:
        yield lambda body, style="", script="": planted(page, body, style, script)


def planted(page: Page, body: str, style: str = "", script: str = "") -> Page:
    html = f"""<!doctype html><html lang="da"><title>Prøve</title><meta name="viewport" content="width=device-width">
        <link rel="stylesheet" href="/page.css"><main><h1>Prøve</h1>{body}</main><script src="/page.js" defer></script></html>"""
    files = {"/": ("text/html", html), "/page.css": ("text/css", STYLE + style), "/page.js": ("text/javascript", script)}

    def answer(route: Route) -> None:
        kind, text = files.get(urlsplit(route.request.url).path, ("", ""))
        headers = {"content-type": f"{kind}; charset=utf-8", "content-security-policy": POLICY}
        route.fulfill(status=200 if kind else 500, body=text, headers=headers)

    page.route(f"{ORIGIN}/**", answer)
    page.goto("/")
    return page


def complaint(check: Callable[[Page], object], page: Page) -> str:
    with pytest.raises(AssertionError) as refused:
        check(page)
    return str(refused.value)


GOOD = """<a href="/">Hjem</a><form><label>Navn <input name="name"></label><label>Dato <input type="date" name="date"></label>
    <fieldset><legend>Svar</legend><label><input type="radio" name="r"> Ja</label><label><input type="radio" name="r"> Nej</label></fieldset>
    <button>Gem</button></form>"""


def test_a_good_page_passes(show: Show) -> None:
    page = show(GOOD)
    axe(page)
    fits(page)
    assert [stop.text for stop in walk(page)][-1] == 'button[submit] "Gem"'


@pytest.mark.parametrize(
    ("body", "style", "rule"),
    [
        ("<input name='name'>", "", "[light] label"),
        ("<img src='/page.js'>", "", "[light] image-alt"),
        ("<p>Svag skrift</p>", "p { color: #ccc }", "[light] color-contrast"),
        ("<p>Svag skrift</p>", "@media (prefers-color-scheme: dark) { p { color: #333 } }", "[dark] color-contrast"),
    ],
)
def test_axe_finds_a_planted_violation(show: Show, body: str, style: str, rule: str) -> None:
    assert rule in complaint(axe, show(body, style))


@pytest.mark.parametrize(
    ("body", "style", "script", "words"),
    [
        ("<a href='/x'>X</a>", ":focus { outline: none }", "", "does not look focused"),
        ("<a href='/x' id='x'>X</a>", "#x { position: absolute; left: -999px }", "", "hidden or covered"),
        ("<a href='/x'>X</a><p>Låg</p>", "p { position: fixed; inset: 0; background: #fff }", "", "hidden or covered"),
        ("<a href='/x'>X</a><b id='b' tabindex='0'>B</b>", "", "b.addEventListener('focus', () => b.blur())", "not reached by Tab"),
    ],
)
def test_the_keyboard_walk_finds_what_a_mouse_would_not_notice(show: Show, body: str, style: str, script: str, words: str) -> None:
    assert words in complaint(walk, show(body, style, script))


def test_the_keyboard_walk_finds_a_trap(show: Show) -> None:
    script = "t.addEventListener('keydown', event => { if (event.key === 'Tab') event.preventDefault(); })"
    page = show("<a href='/x'>X</a><textarea id='t' aria-label='T'></textarea><a href='/y'>Y</a>", script=script)
    with pytest.raises(KeyboardTrap, match="does not leave textarea"):
        walk(page)


def test_the_keyboard_goes_where_the_test_asks(show: Show) -> None:
    page = show(GOOD)
    go_to(page, "Navn")
    page.keyboard.type("Åse")
    assert page.get_by_label("Navn").input_value() == "Åse"


def test_a_page_too_wide_for_a_phone_is_found(show: Show) -> None:
    assert "<pre" in complaint(fits, show("<pre>langtord</pre>", "pre { width: 400px }"))


@pytest.mark.parametrize(
    ("body", "script", "words"),
    [
        ("<p style='color: red'>Rød</p>", "", "Content Security Policy"),
        ("<script>1</script>", "", "Content Security Policy"),
        ("<p id='p'></p>", "p.innerHTML = '<b>x</b>'", "TrustedHTML"),
        ("", "console.error('uventet')", "console error at http://127.0.0.1:9/page.js: uventet"),
        ("", "throw new Error('uventet')", "uncaught error"),
        ("<a href='https://example.org/' id='a'>Ud</a>", "a.click()", "request to another host: https://example.org/"),
        ("<img alt='' src='/page.png'>", "", "page.png answered 500"),
    ],
)
def test_the_watch_sees_what_must_not_happen(browser: Browser, body: str, script: str, words: str) -> None:
    context = browser.new_context(base_url=ORIGIN)
    watch = Watch(context, ORIGIN)
    page = context.new_page()
    planted(page, body, script=script)
    page.wait_for_timeout(200)
    context.close()
    assert any(words in complaint for complaint in watch.complaints), watch.complaints
    with pytest.raises(AssertionError):
        watch.assert_quiet()


def test_roaming_sees_one_page_of_each_kind(browser: Browser) -> None:
    pages = {
        "/": "<a href='/m/01j9abcdef'>1</a> <a href='/m/01j9ghijkl'>2</a> <a href='/team#x'>3</a> <a href='https://example.org/'>ud</a>",
        "/m/01j9abcdef": "<a href='/m/01j9abcdef/agreements'>4</a> <a href='/?week=48'>5</a> <a href='/file' download>6</a>",
    }
    with visitor(browser, ORIGIN) as page:
        html = {"content-type": "text/html; charset=utf-8"}
        page.route(f"{ORIGIN}/**", lambda route: route.fulfill(body=pages.get(urlsplit(route.request.url).path, "<p>"), headers=html))
        page.goto("/")
        assert list(every_kind_of_page(page)) == ["/", "/m/*", "/team", "/m/*/agreements", "/?week"]
