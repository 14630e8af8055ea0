"""Pictures of every kind of page each role can reach, in ./Browser-output: narrow, phone and desk, and the phone in the dark.

    python3 Tests/Browser/screenshots.py
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from browsing import launched_browser, sign_in, visitor  # noqa: E402
from people import ROLES  # noqa: E402
from pictures import OUTPUT, picture  # noqa: E402
from roaming import every_kind_of_page  # noqa: E402
from running import RunningServer, make_demo  # noqa: E402


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="enrum-pictures-") as folder:
        with RunningServer(make_demo(Path(folder) / "data")) as server, launched_browser() as browser:
            with visitor(browser, server.url) as page:
                page.goto("/")
                picture(page, "sign-in")
            for name in ROLES:
                with visitor(browser, server.url) as page:
                    sign_in(page, name)
                    for kind in every_kind_of_page(page):
                        print(f"{name}: {kind}", flush=True)
                        picture(page, f"{name}-{kind}")
                        page.emulate_media(color_scheme="dark")
                        picture(page, f"{name}-{kind}-dark", widths=(390,))
                        page.emulate_media(color_scheme="light")
    print(f"The pictures are in {OUTPUT.name}.")


if __name__ == "__main__":
    main()
