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

    def __init__(self, url: str, person: str | None) -> None:
        self.visitor = Visitor(url)
        if person:
            self.visitor.sign_in(person)

    def __call__(self, method: str, path: str, body: object = None, **headers: str) -> Exchange:
        """One exchange, with the path given below the API's base: `api("PUT", "/notes/7", {"text": "Hej"}, if_match=tag)`."""
        sent = b"" if body is None else json.dumps(body).encode()
        kinds = {"accept": "application/json"} | ({"content_type": "application/json"} if sent else {})
        chosen = kinds | headers
        answer = self.visitor.request(method, base_path(product_spec()) + path, sent, **chosen)
        request_headers = {name.replace("_", "-"): value for name, value in chosen.items()}
        exchange = Exchange(method, answer.path, answer.status, answer.headers, answer.body, request_headers, sent)
        Api.exchanges.append(exchange)
        mistakes = check(exchange, product_spec())
        assert not mistakes, "\n".join(mistakes)
        return exchange


@pytest.fixture
def api_as(server: RunningServer) -> Callable[[str | None], Api]:
    """`api_as("Mette Holm")` is the API as seen by one of the demo's people, `api_as(None)` by nobody."""
    return lambda person: Api(server.url, person)
