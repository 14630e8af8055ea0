"""Pictures of every kind of page each role can reach, in ./Browser-output: narrow, phone and desk, and the phone in the dark.

    python3 Tests/Browser/screenshots.py            all of them
    python3 Tests/Browser/screenshots.py --readme   those in the README, taken anew where it finds them
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from browsing import launched_browser, sign_in, visitor  # noqa: E402
from people import EMPLOYEE, LEADER, ROLES  # noqa: E402
from pictures import OUTPUT, picture  # noqa: E402
from roaming import every_kind_of_page  # noqa: E402
from running import ROOT, RunningServer, make_demo  # noqa: E402

IN_README = ROOT / "Sources/EnrumWeb/EnrumWeb.docc/Resources"
IN_CONVERSATION = "Fatima Rahmani"
"""Is in the middle of a conversation in the demo."""


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="enrum-pictures-") as folder:
        with RunningServer(make_demo(Path(folder) / "data")) as server, launched_browser() as browser:
            if "--readme" in sys.argv:
                readme(browser, server.url)
            else:
                everything(browser, server.url)


def everything(browser: Browser, url: str) -> None:
    with visitor(browser, url) as page:
        page.goto("/")
        picture(page, "sign-in")
    for name in ROLES:
        with visitor(browser, url) as page:
            sign_in(page, name)
            for kind in every_kind_of_page(page):
                print(f"{name}: {kind}", flush=True)
                picture(page, f"{name}-{kind}")
                page.emulate_media(color_scheme="dark")
                picture(page, f"{name}-{kind}-dark", widths=(390,))
                page.emulate_media(color_scheme="light")
    print(f"The pictures are in {OUTPUT.name}.")


def readme(browser: Browser, url: str) -> None:
    with visitor(browser, url, viewport={"width": 390, "height": 844}) as page:
        sign_in(page, EMPLOYEE)
        page.goto("/next")
        page.locator("main a[href$='/prepare']").first.click()
        page.screenshot(path=IN_README / "prepare.png")
    with visitor(browser, url, viewport={"width": 1200, "height": 900}) as page:
        sign_in(page, IN_CONVERSATION)
        page.goto("/next")
        page.locator("main a[href$='/talk']").first.click()
        page.screenshot(path=IN_README / "talk.png")
        page.locator(".talk", has_text="tænke højt").evaluate("talk => { talk.scrollIntoView(); scrollBy(0, -22) }")
        page.screenshot(path=IN_README / "questions.png")
    with visitor(browser, url, viewport={"width": 1200, "height": 800}) as page:
        sign_in(page, LEADER)
        page.goto("/team")
        page.screenshot(path=IN_README / "team.png")


if __name__ == "__main__":
    main()
