"""Someone with a browser that has no JavaScript: follows links and redirects, fills in forms, keeps cookies."""

from __future__ import annotations

import http.client
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urljoin, urlsplit

REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True)
class Answer:
    """What came back: status, headers with names in lower case, and the body."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    path: str

    @property
    def text(self) -> str:
        return self.body.decode("utf-8")

    @property
    def forms(self) -> list[Form]:
        return FormReader(self.text).forms


@dataclass
class Form:
    """A form as the page gave it: hidden and preset values, and its buttons by what they say."""

    action: str = ""
    method: str = "GET"
    fields: dict[str, str] = field(default_factory=dict)
    buttons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def pressed(self, words: str) -> dict[str, str]:
        """The fields sent when the button with these words is pressed."""
        name, value = next(pair for text, pair in self.buttons.items() if words in text)
        return self.fields | ({name: value} if name else {})


class FormReader(HTMLParser):
    """Collects a page's forms."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self._button: tuple[str, str] | None = None
        self._text = ""
        self._area: str | None = None
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get").upper()))
        elif not self.forms:
            return
        elif tag == "button":
            self._button, self._text = (given.get("name", ""), given.get("value", "")), ""
        elif tag == "textarea":
            self._area, self._text = given.get("name"), ""
        elif tag == "input" and given.get("type") in ("submit", "image"):
            self.forms[-1].buttons[given.get("value", "")] = (given.get("name", ""), given.get("value", ""))
        elif tag == "input" and "name" in given and (given.get("type") not in ("radio", "checkbox") or "checked" in given):
            self.forms[-1].fields[given["name"]] = given.get("value", "on" if given.get("type") == "checkbox" else "")

    def handle_data(self, data: str) -> None:
        self._text += data

    def handle_endtag(self, tag: str) -> None:
        if tag == "button" and self._button is not None:
            self.forms[-1].buttons[" ".join(self._text.split())] = self._button
            self._button = None
        elif tag == "textarea" and self._area:
            # A line break right after the tag is no part of the text (https://html.spec.whatwg.org/#the-textarea-element).
            self.forms[-1].fields[self._area] = self._text.removeprefix("\n")
            self._area = None


class Visitor:
    """One browser, with its cookies, at one server."""

    def __init__(self, url: str, timeout: float = 10) -> None:
        self.url, self.timeout = url, timeout
        self.cookies: dict[str, str] = {}

    def request(self, method: str, path: str, body: bytes = b"", **headers: str) -> Answer:
        """One request and its answer, redirects not followed. A header is given as content_type="text/plain"."""
        connection = http.client.HTTPConnection(urlsplit(self.url).netloc, timeout=self.timeout)
        try:
            connection.request(method, path, body or None, self.own_headers() | {name.replace("_", "-"): value for name, value in headers.items()})
            response = connection.getresponse()
            for cookie in response.headers.get_all("Set-Cookie", []):
                self.keep(cookie)
            given = {name.lower(): value for name, value in response.getheaders()}
            return Answer(response.status, given, response.read(), path)
        finally:
            connection.close()

    def own_headers(self) -> dict[str, str]:
        """What a browser says on a request from a page of the same site."""
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        return {"Origin": self.url, "Sec-Fetch-Site": "same-origin"} | ({"Cookie": cookies} if cookies else {})

    def keep(self, cookie: str) -> None:
        for name, morsel in SimpleCookie(cookie).items():
            if morsel["max-age"] == "0" or not morsel.value:
                self.cookies.pop(name, None)
            else:
                self.cookies[name] = morsel.value

    def get(self, path: str) -> Answer:
        """The page, redirects followed."""
        answer = self.request("GET", path)
        for _ in range(10):
            if answer.status not in REDIRECTS:
                return answer
            answer = self.request("GET", urljoin(answer.path, answer.headers["location"]))
        raise AssertionError(f"{path} redirects without end")

    def send(self, form: Form, fields: Mapping[str, str], page: str = "/") -> Answer:
        """Sends a form of a page, and follows where it leads."""
        action = urljoin(page, form.action)
        if form.method == "GET":
            return self.get(f"{action}?{urlencode(fields)}")
        answer = self.request(form.method, action, urlencode(fields).encode(), content_type="application/x-www-form-urlencoded")
        return self.get(urljoin(action, answer.headers["location"])) if answer.status in REDIRECTS else answer

    def sign_in(self, name: str | None = None) -> Answer:
        """Signs in as the demo's person of this name, or as the first one offered."""
        page = self.get("/")
        for form in page.forms:
            for words in form.buttons:
                if form.method == "POST" and (name is None or name in words):
                    answer = self.send(form, form.pressed(words), page.path)
                    assert answer.status == 200 and self.cookies, f"signing in as {words!r} answered {answer.status}"
                    return answer
        raise AssertionError(f"{page.path} has no button for {name}: {[list(form.buttons) for form in page.forms]}")
