"""Sees what a page does behind the visitor's back: errors in the console, policy violations, requests to other hosts."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

OWN_SCHEMES = ("data", "blob")


class Watch:
    """Watches every page of a context, and keeps what must not happen.

    `expects` are the statuses from 400 up that the test means to see; any other is a complaint.
    Chromium tells of violations of the Content-Security-Policy as console errors.
    """

    def __init__(self, context: BrowserContext, origin: str, expects: Iterable[int] = ()) -> None:
        self.origin, self.expects = origin, frozenset(expects)
        self.complaints: list[str] = []
        context.on("console", self._console)
        context.on("weberror", self._uncaught)
        context.on("request", self._request)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        repeats_a_status = message.text.startswith("Failed to load resource: the server responded with a status of")
        if message.type == "error" and not repeats_a_status:
            self.complaints.append(f"console error at {message.location.get('url')}: {message.text}")

    def _uncaught(self, error: WebError) -> None:
        self.complaints.append(f"uncaught error: {error.error}")

    def _request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme not in OWN_SCHEMES and f"{parts.scheme}://{parts.netloc}" != self.origin:
            self.complaints.append(f"request to another host: {request.url}")

    def _response(self, response: Response) -> None:
        if response.status >= 400 and response.status not in self.expects:
            self.complaints.append(f"{response.request.method} {response.url} answered {response.status}")

    def assert_quiet(self) -> None:
        assert not self.complaints, "\n".join(["the page did what it must not:", *self.complaints])
