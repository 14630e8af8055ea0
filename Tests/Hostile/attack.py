"""A signed-in person's session, in hands that send what no browser sends; and what an answer must never give away."""

from __future__ import annotations

import json
import re

from people import EMPLOYEE
from visitor import Visitor
from wire import Reply, converse, request

GIVEN_AWAY = re.compile(
    r"hummingbird|swift|\bnio\b|sqlite|grdb|/sources/|stack ?trace|backtrace|fatal|optional\(|0x[0-9a-f]{6}|enrum/\d|debug ?description|/usr/|root:",
    re.IGNORECASE,
)
UNKNOWN_ID = "0" * 26


class Attack:
    """Requests of someone signed in, to a page's form and to the API. Even a whole one changes nothing: the meeting is nobody's, the
    password wrong."""

    FORM = f"/meetings/{UNKNOWN_ID}/points"
    JSON = "/api/v1/account/password"

    def __init__(self, url: str) -> None:
        self.url = url
        self.visitor = Visitor(url)
        self.visitor.sign_in(EMPLOYEE)
        self.csrf = json.loads(self.visitor.request("GET", "/api/v1/session").body)["csrf_token"]

    def headers(self, content_type: str | None = None, **others: str) -> dict[str, str]:
        chosen = self.visitor.own_headers() | {"Host": self.url.removeprefix("http://"), "X-CSRF-Token": self.csrf}
        return chosen | ({"Content-Type": content_type} if content_type else {}) | others

    def send(self, method: str, path: str, content_type: str | None = None, body: bytes = b"", **headers: str) -> Reply:
        """A well-formed request with this session, and the server's reply; the connection is not kept."""
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return checked(converse(self.url, request(method, path, self.headers(content_type, Connection="close", **named), body)))

    def send_json(self, body: bytes) -> Reply:
        return self.send("PUT", self.JSON, "application/json", body)

    def send_form(self, body: bytes) -> Reply:
        return self.send("POST", self.FORM, "application/x-www-form-urlencoded", body, X_CSRF_Token="")

    def raw(self, *pieces: bytes, **pace: float) -> Reply:
        return checked(converse(self.url, *pieces, **pace))

    def own_meeting(self) -> str:
        """The id of one of the employee's meetings."""
        return json.loads(self.visitor.request("GET", "/api/v1/meetings").body)["meetings"][0]["id"]


def checked(reply: Reply) -> Reply:
    """The reply, which says nothing of how the server is made."""
    found = GIVEN_AWAY.search(reply.text)
    assert not found, f"the answer gives away {found[0]!r}:\n{reply.text[:2000]}"
    assert reply.header("Server") is None and reply.header("X-Powered-By") is None, reply.text[:500]
    assert reply.status is None or reply.status < 500, reply.text[:2000]
    return reply
