"""The API of the real binary, every exchange with it judged on the spot."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from description import Exchange, base_path, check, product_spec
from running import RunningServer
from visitor import Visitor


class Api:
    """A signed-in program. Each exchange must be as the description says; all are kept in `exchanges`."""

    exchanges: list[Exchange] = []

    def __init__(self, url: str, person: str | None = None) -> None:
        self.visitor, self.token = Visitor(url), ""
        if person:
            people = self("GET", "/demo/people").json["people"]
            id_of = {known["name"]: known["id"] for known in people}
            self.signed_in(self("POST", "/demo/session", {"person": id_of[person]}))

    def signed_in(self, answer: Exchange) -> None:
        """Takes the session of an answer into use."""
        assert answer.status == 201, answer.body
        self.token = answer.json["csrf_token"]

    def __call__(self, method: str, path: str, body: object = None, **headers: str) -> Exchange:
        """One exchange, with the path given below the API's base: `api("PUT", "/notes/7", {"text": "Hej"}, if_match=tag)`."""
        exchange = self.unchecked(method, path, body, **headers)
        Api.exchanges.append(exchange)
        mistakes = check(exchange, product_spec())
        assert not mistakes, "\n".join(mistakes)
        return exchange

    def unchecked(self, method: str, path: str, body: object = None, **headers: str) -> Exchange:
        """One exchange that the description does not speak of, such as a method that a path does not have."""
        sent = b"" if body is None else body if isinstance(body, bytes) else json.dumps(body).encode()
        kinds = {"accept": "application/json"} | ({"content_type": "application/json"} if sent else {})
        tokens = {"x_csrf_token": self.token} if self.token and method not in ("GET", "HEAD") else {}
        chosen = kinds | tokens | headers
        answer = self.visitor.request(method, base_path(product_spec()) + path, sent, **chosen)
        request_headers = {name.replace("_", "-"): value for name, value in chosen.items()}
        return Exchange(method, answer.path, answer.status, answer.headers, answer.body, request_headers, sent)


@pytest.fixture(scope="module")
def api_as(server: RunningServer) -> Callable[[str | None], Api]:
    """`api_as("Mette Holm")` is the API as seen by one of the demo's people, `api_as(None)` by nobody."""
    return lambda person: Api(server.url, person)
