"""Gets about on a page with the keyboard alone, and sees what someone doing that would see."""

from __future__ import annotations

from dataclasses import dataclass

from playwright.sync_api import Page

MOST_STOPS = 500
MOST_PARTS_OF_A_FIELD = 6
"""A date field has a stop for day, month, year and its calendar."""

PREPARE = """
() => {
  document.activeElement?.blur();
  window.scrollTo(0, 0);
  const look = element => {
    const s = getComputedStyle(element);
    return [s.outlineStyle, s.outlineWidth, s.outlineColor, s.boxShadow, s.borderColor, s.backgroundColor, s.textDecorationLine].join();
  };
  const kinds = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [contenteditable=true], [tabindex]';
  const reachable = [...document.querySelectorAll(kinds)].filter(
    e => !e.disabled && !e.closest('[inert]') && e.tabIndex >= 0 && e.checkVisibility({ visibilityProperty: true }));
  const walk = { look, unfocused: new Map(reachable.map(e => [e, look(e)])), visited: new Set(), last: null };
  walk.describe = e => {
    const labelled = (e.getAttribute('aria-labelledby') ?? '').split(/\\s+/).map(id => document.getElementById(id)?.textContent ?? '').join(' ');
    const label = e.labels?.length ? [...e.labels].map(l => l.textContent).join(' ') : '';
    const name = e.getAttribute('aria-label') || labelled.trim() || label || e.textContent || e.value || e.title || '';
    return `${e.localName}${e.type ? '[' + e.type + ']' : ''} "${name.replace(/\\s+/g, ' ').trim().slice(0, 80)}"`;
  };
  window.keyboardWalk = walk;
}
"""

LOOK = """
() => {
  const walk = window.keyboardWalk, element = document.activeElement;
  if (!element || element === document.body || element === document.documentElement) return null;
  const again = walk.visited.has(element), same = walk.last === element;
  walk.visited.add(element);
  walk.last = element;
  const box = element.getBoundingClientRect();
  const x = box.x + box.width / 2, y = box.y + Math.min(box.height, innerHeight - Math.max(box.y, 0)) / 2;
  const top = document.elementFromPoint(x, y);
  const onTop = top && (element.contains(top) || top.contains(element) || [...(element.labels ?? [])].some(l => l.contains(top)));
  const changed = o => walk.unfocused.has(o) ? walk.unfocused.get(o) !== walk.look(o) : getComputedStyle(o).outlineStyle !== 'none';
  return { text: walk.describe(element), again, same, shown: Boolean(onTop), marked: changed(element) };
}
"""

MISSED = """
() => {
  const walk = window.keyboardWalk;
  const group = e => e.type === 'radio' && e.name ? [...document.getElementsByName(e.name)].filter(o => o.form === e.form) : [e];
  return [...walk.unfocused.keys()].filter(e => e.isConnected && !group(e).some(o => walk.visited.has(o))).map(walk.describe);
}
"""


@dataclass(frozen=True)
class Stop:
    """Where Tab went: the element in words, whether it can be seen, and whether it looks focused."""

    text: str
    shown: bool
    marked: bool


class KeyboardTrap(AssertionError):
    """Tab no longer leads on."""


def stops(page: Page) -> list[Stop]:
    """Tabs through the whole page once, from its beginning."""
    page.evaluate(PREPARE)
    found: list[Stop] = []
    in_one_place = 0
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        seen = page.evaluate(LOOK)
        if seen is None or (seen["again"] and not seen["same"]):
            return found
        in_one_place = in_one_place + 1 if seen["same"] else 0
        if in_one_place > MOST_PARTS_OF_A_FIELD:
            # A page with a single stop comes back to it; any other has let go of Tab by now.
            if len(found) == 1:
                return found
            raise KeyboardTrap(f"Tab does not leave {seen['text']}")
        if not seen["same"]:
            found.append(Stop(seen["text"], seen["shown"], seen["marked"]))
    raise KeyboardTrap(f"more than {MOST_STOPS} stops")


def walk(page: Page) -> list[Stop]:
    """Asserts that Tab reaches everything that can be used, that each stop is seen, and that it looks focused."""
    found = stops(page)
    wrong = [f"not reached by Tab: {text}" for text in page.evaluate(MISSED)]
    wrong += [f"focused but hidden or covered: {stop.text}" for stop in found if not stop.shown]
    wrong += [f"does not look focused: {stop.text}" for stop in found if not stop.marked]
    assert not wrong, f"{page.url} cannot be used by keyboard alone:\n" + "\n".join(wrong)
    return found


def go_to(page: Page, text: str) -> None:
    """Tabs on from where the focus is until it is on the element whose words contain `text`; the test then presses or types."""
    page.evaluate(f"() => {{ if (!window.keyboardWalk) ({PREPARE})(); }}")
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        seen = page.evaluate(LOOK)
        if seen is not None and text in seen["text"]:
            return
    raise AssertionError(f"Tab never came to {text!r} on {page.url}")
