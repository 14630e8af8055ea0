"""What no browser sends: each is refused with its right status or a closed connection, gives nothing away, and costs nobody else anything.

ASVS 5.0 rows 1.5.2, 3.5.1–3.5.3, 4.1.3, 4.1.4, 4.2.1 and 15.3.3 of SECURITY.md.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator

import pytest

from attack import UNKNOWN_ID, Attack, checked
from people import LEADER, STRANGER
from running import RunningServer
from visitor import Visitor
from wire import Reply, converse, request

LIMIT = 1 << 20
"""Bytes in a form or a JSON document."""
DEADLINE = 15
"""Seconds a body may take to arrive."""

FORM = "application/x-www-form-urlencoded"
JSON = "application/json"
SMUGGLED = b"GET /readyz HTTP/1.1\r\nHost: smuggled\r\n\r\n"

# A body that drips is waited for while the other tests run: it is the first to start and the last to be looked at.

Drip = tuple[threading.Thread, list[Reply]]


@pytest.fixture(scope="module", autouse=True)
def drips(attack: Attack) -> Iterator[dict[str, Drip]]:
    heads = {
        "form": request("POST", attack.FORM, attack.headers(FORM, **{"Content-Length": "1000"})),
        "json": request("PUT", attack.JSON, attack.headers(JSON, **{"Content-Length": "1000"})),
        "chunked": request("PUT", attack.JSON, attack.headers(JSON, **{"Transfer-Encoding": "chunked"})),
    }
    pieces = {"form": b"a", "json": b" ", "chunked": b"1\r\n \r\n"}
    running: dict[str, Drip] = {}
    for name, head in heads.items():
        replies: list[Reply] = []
        drops = [head, *[pieces[name]] * (3 * DEADLINE)]
        thread = threading.Thread(target=lambda replies=replies, drops=drops: replies.append(converse(attack.url, *drops, every=1)), daemon=True)
        thread.start()
        running[name] = thread, replies
    yield running
    for thread, _ in running.values():
        thread.join()


# Framing (ASVS 4.2.1, RFC 9112): two readings of one request are never both taken.

CHUNKED = b"Transfer-Encoding: chunked\r\n"


@pytest.mark.parametrize(
    "framing",
    [
        pytest.param(b"Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n" + SMUGGLED, id="length and chunks"),
        pytest.param(CHUNKED + b"Content-Length: 5\r\n\r\n0\r\n\r\n" + SMUGGLED, id="chunks and length"),
        pytest.param(b"Content-Length: 2\r\nContent-Length: 44\r\n\r\n{}" + SMUGGLED, id="two lengths"),
        pytest.param(b"Content-Length: 2, 44\r\n\r\n{}" + SMUGGLED, id="two lengths in one"),
        pytest.param(b"Content-Length: -1\r\n\r\n{}", id="negative length"),
        pytest.param(b"Content-Length: 0x2\r\n\r\n{}", id="length in hexadecimal"),
        pytest.param(b"Content-Length: 99999999999999999999999\r\n\r\n{}", id="length past all numbers"),
        pytest.param(CHUNKED + b"\r\nzz\r\n{}\r\n0\r\n\r\n" + SMUGGLED, id="chunk of no size"),
        pytest.param(CHUNKED + b"\r\nffffffffffffffffff\r\n{}\r\n0\r\n\r\n", id="chunk past all numbers"),
        pytest.param(CHUNKED + b"\r\n2\r\n{}XX0\r\n\r\n" + SMUGGLED, id="chunk longer than it says"),
        pytest.param(b"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n" + SMUGGLED, id="unknown coding"),
        pytest.param(b"Content-Length : 2\r\n\r\n{}" + SMUGGLED, id="space before the colon"),
    ],
)
def test_a_malformed_body_is_refused_and_the_connection_closed(attack: Attack, framing: bytes) -> None:
    head = request("PUT", attack.JSON, attack.headers(JSON)).removesuffix(b"\r\n")
    reply = attack.raw(head + framing)
    assert reply.closed and reply.status in (400, None), reply
    assert reply.answers <= 1, reply.text


@pytest.mark.parametrize("framing", [b"\r\nzz\r\n" + SMUGGLED, b"\r\n2\r\n{}XX0\r\n\r\n" + SMUGGLED])
def test_a_stranger_smuggles_nothing_behind_an_early_refusal(attack: Attack, framing: bytes) -> None:
    reply = attack.raw(b"PUT /api/v1/account/password HTTP/1.1\r\nHost: 127.0.0.1\r\n" + CHUNKED + framing)
    assert reply.closed and "200" not in reply.text and reply.answers <= 2, reply


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"GET / HTTP/1.1\r\nHost: 127.0.0.1\r\nA\x00b: c\r\n\r\n", id="NUL in a header's name"),
        pytest.param(b"GET / HTTP/9.9\r\nHost: 127.0.0.1\r\n\r\n", id="HTTP of no version"),
        pytest.param(b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03" + b"\x00" * 200, id="TLS"),
        pytest.param(b"rubbish\r\n\r\n", id="rubbish"),
    ],
)
def test_a_malformed_request_is_refused_and_the_connection_closed(attack: Attack, raw: bytes) -> None:
    reply = attack.raw(raw)
    assert reply.closed and reply.status in (400, 505, None), reply
    assert reply.answers <= 1, reply.text


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b\r\n folded\r\n\r\n", id="a folded header"),
        pytest.param(b"GET /readyz HTTP/1.1\nHost: 127.0.0.1\n\n", id="bare line feeds"),
        pytest.param(b"GET /readyz HTTP/1.1\r\nHost: 127.0.0.1\r\nX-A: b\nX-B: c\r\n\r\n", id="one bare line feed"),
        pytest.param(b"GET /readyz HTTP/1.1\r\n\r\n", id="no host"),
    ],
)
def test_what_a_receiver_may_take_gets_one_answer_or_is_refused(attack: Attack, raw: bytes) -> None:
    reply = attack.raw(raw, patience=1)
    assert reply.answers <= 1 and reply.status in (200, 400, None), reply


# Limits.


@pytest.mark.parametrize(("method", "path", "kind"), [("POST", Attack.FORM, FORM), ("PUT", Attack.JSON, JSON)])
def test_a_body_over_its_limit_is_refused_before_it_is_sent(attack: Attack, method: str, path: str, kind: str) -> None:
    reply = attack.raw(request(method, path, attack.headers(kind, **{"Content-Length": str(LIMIT + 1)})))
    assert reply.status == 413 and reply.closed, reply


@pytest.mark.parametrize(("method", "path", "kind"), [("POST", Attack.FORM, FORM), ("PUT", Attack.JSON, JSON)])
def test_a_body_that_does_not_say_how_long_it_is_ends_at_the_limit(attack: Attack, method: str, path: str, kind: str) -> None:
    head = request(method, path, attack.headers(kind, **{"Transfer-Encoding": "chunked"}))
    chunk = b"10000\r\n" + b" " * 0x10000 + b"\r\n"
    reply = attack.raw(head, *[chunk] * (LIMIT // 0x10000), b"1\r\n \r\n", every=0.005)
    assert reply.status == 413 and reply.closed, reply


def test_a_form_at_the_limit_is_read(attack: Attack) -> None:
    reply = attack.send_form(b"a=" + b"b" * (LIMIT - 2))
    assert reply.status == 403, "read whole, and refused for its missing token"


@pytest.mark.parametrize(
    "headers",
    [
        pytest.param({"X-Long": "x" * (100 << 10)}, id="one long header"),
        pytest.param({f"X-Many-{n}": "x" * 50 for n in range(2000)}, id="many headers"),
        pytest.param({"Cookie": "; ".join(f"c{n}=x" for n in range(20_000))}, id="a long cookie"),
    ],
)
def test_too_long_headers_are_refused(attack: Attack, headers: dict[str, str]) -> None:
    reply = attack.raw(request("GET", "/", headers))
    assert reply.closed and reply.status in (431, 400, None), reply


def test_too_long_a_path_is_refused(attack: Attack) -> None:
    reply = attack.raw(request("GET", "/" + "a" * (100 << 10)))
    assert reply.closed and reply.status in (414, 431, 400, None), reply


# Text that is none.


@pytest.mark.parametrize("body", [b"text=%ff%fe", b"text=\xff\xfe", b"text=%c3", b"%ed%a0%80=x", b"text=%zz"])
def test_a_form_in_broken_utf8_is_refused(attack: Attack, body: bytes) -> None:
    assert attack.send_form(body).status == 400


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(b'{"current": "\xff", "new": "x"}', id="broken UTF-8"),
        pytest.param(b'{"current": "\xed\xa0\x80"}', id="a surrogate in UTF-8"),
        pytest.param(b'{"current": "\\ud800"}', id="a lone surrogate"),
        pytest.param(b'{"current": "a", "current": "b", "new": "c"}', id="a member twice"),
        pytest.param(b'{"current": NaN}', id="NaN"),
        pytest.param(b'{"current": "a"', id="cut off"),
        pytest.param(b'{"current": "a"} trailing', id="something behind"),
        pytest.param(b"[" * 100_000, id="deep lists"),
        pytest.param(b'{"a":' * 50_000 + b"1" + b"}" * 50_000, id="deep objects"),
        pytest.param(b"[]", id="no object"),
        pytest.param(b"", id="nothing"),
    ],
)
def test_a_json_body_that_is_not_what_it_says_is_refused(attack: Attack, body: bytes) -> None:
    reply = attack.send_json(body)
    assert reply.status == 400 and (reply.header("Content-Type") or "").startswith("application/problem+json"), reply


def test_an_unknown_member_of_a_json_body_is_refused_by_name(attack: Attack) -> None:
    reply = attack.send_json(b'{"current": "a", "new": "b", "is_admin": true}')
    assert reply.status == 422 and "is_admin" in reply.text, reply


def test_a_number_past_all_numbers_is_refused(attack: Attack) -> None:
    assert attack.send_json(b'{"current": 1e999, "new": "x"}').status in (400, 422)


@pytest.mark.parametrize("path", ["/%ff", "/meetings/%ff", "/assets/%2e%2e/%2e%2e/etc/passwd", "/assets/../../etc/passwd", "/%00", "//evil.example/", "/\\evil"])
def test_a_path_that_names_nothing_is_not_found(attack: Attack, path: str) -> None:
    reply = attack.send("GET", path)
    assert reply.status in (400, 404), reply
    assert "evil" not in (reply.header("Location") or "")


# Methods and content types.


@pytest.mark.parametrize(("path", "allowed"), [("/readyz", "GET"), ("/api/v1/session", "DELETE"), (Attack.FORM, "POST")])
@pytest.mark.parametrize("method", ["OPTIONS", "TRACE", "PROPFIND", "PATCH"])
def test_a_method_the_path_does_not_have_is_refused_with_those_it_has(attack: Attack, method: str, path: str, allowed: str) -> None:
    reply = attack.send(method, path)
    assert reply.status == 405 and allowed in (reply.header("Allow") or ""), reply


@pytest.mark.parametrize("method", ["BREW", "GETT", "get", "CONNECT", "G\x00T"])
def test_a_method_that_does_not_exist_is_refused(attack: Attack, method: str) -> None:
    reply = attack.raw(request(method, "/readyz", {"Connection": "close"}))
    assert reply.closed and reply.status in (400, 404, 405, 501, None), reply


@pytest.mark.parametrize("header", ["X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override"])
def test_a_method_in_a_header_counts_for_nothing(attack: Attack, header: str) -> None:
    assert attack.send("GET", "/api/v1/session", **{header: "DELETE"}).status == 200
    assert attack.send("GET", "/api/v1/session").status == 200, "still signed in"
    assert attack.send("POST", "/readyz", FORM, b"_method=GET", **{header: "GET"}).status == 405


@pytest.mark.parametrize("kind", [None, "text/plain", FORM, "multipart/form-data; boundary=x", "application/xml", "application/jsonp", "text/json"])
def test_a_json_route_takes_json_alone(attack: Attack, kind: str | None) -> None:
    assert attack.send("PUT", attack.JSON, kind, b'{"current": "a", "new": "b"}').status == 415


@pytest.mark.parametrize("kind", [None, "text/plain", JSON, "multipart/form-data; boundary=x"])
def test_a_form_route_takes_forms_alone(attack: Attack, kind: str | None) -> None:
    assert attack.send("POST", attack.FORM, kind, b"a=b", X_CSRF_Token="").status == 415


# Who asks, and from where.


@pytest.mark.parametrize("site", [{"Origin": "http://evil.example"}, {"Origin": "null", "Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}])
def test_a_change_from_another_site_is_refused_in_spite_of_the_cookie(attack: Attack, site: dict[str, str]) -> None:
    assert attack.send("DELETE", "/api/v1/session", **site).status == 403
    assert attack.send("GET", "/api/v1/session").status == 200, "still signed in"


def test_a_change_without_the_sessions_token_is_refused(attack: Attack) -> None:
    for token in ("", "0" * 64, attack.csrf[:-1], attack.csrf + "0"):
        assert attack.send("DELETE", "/api/v1/session", X_CSRF_Token=token).status == 403
    assert attack.send("GET", "/api/v1/session").status == 200, "still signed in"


@pytest.mark.parametrize("path", ["/", "/api/v1/session", "/no/such/page"])
def test_a_forwarded_address_is_believed_of_nobody(attack: Attack, path: str) -> None:
    forwarded = {
        "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https", "X-Forwarded-For": "203.0.113.9", "X-Real-IP": "203.0.113.9",
        "Forwarded": "for=203.0.113.9;host=evil.example;proto=https", "X-Original-URL": "/readyz", "X-Rewrite-URL": "/readyz",
    }
    plain, spoofed = attack.send("GET", path), attack.send("GET", path, **forwarded)
    assert spoofed.status == plain.status and spoofed.header("Location") == plain.header("Location")
    assert "evil.example" not in spoofed.text and "203.0.113.9" not in spoofed.text
    assert spoofed.header("Strict-Transport-Security") is None


@pytest.mark.parametrize("mark", ["X-Forwarded-For", "X-Real-IP", "Forwarded", "Via"])
@pytest.mark.parametrize("path", ["/readyz", "/healthz"])
def test_how_the_server_is_remains_on_the_machine(attack: Attack, path: str, mark: str) -> None:
    assert attack.send("GET", path).status == 200
    assert attack.send("GET", path, **{mark: "127.0.0.1"}).status == 404, "a proxy that is not trusted asks for somebody"


def test_another_host_is_never_repeated(attack: Attack) -> None:
    for path in ("/", "/no/such/page", "/meetings"):
        assert "evil.example" not in attack.send("GET", path, Host="evil.example").text


@pytest.mark.parametrize("template", ["/meetings/{}", "/agreements/{}", "/api/v1/meetings/{}", "/api/v1/meetings/{}/version"])
@pytest.mark.parametrize("name", [UNKNOWN_ID, "x", "1", "'--", "z" * 64, "z" * 65, "z" * 2000])
def test_an_unknown_id_is_not_found(attack: Attack, template: str, name: str) -> None:
    assert attack.send("GET", template.format(name)).status == 404


@pytest.mark.parametrize("ask", [
    lambda visitor, id: visitor.request("GET", f"/meetings/{id}"),
    lambda visitor, id: visitor.request("GET", f"/api/v1/meetings/{id}"),
    lambda visitor, id: visitor.request("GET", f"/api/v1/meetings/{id}/version"),
])  # fmt: skip
def test_someone_elses_meeting_looks_like_one_that_does_not_exist(server: RunningServer, attack: Attack, ask: Callable[..., object]) -> None:
    theirs = attack.own_meeting()
    stranger = Visitor(server.url)
    stranger.sign_in(STRANGER)
    seen, unknown = ask(stranger, theirs), ask(stranger, UNKNOWN_ID)
    assert seen.status == unknown.status == 404
    assert seen.text.replace(theirs, "ID") == unknown.text.replace(UNKNOWN_ID, "ID")
    names = set(seen.headers) - {"date"}
    assert {name: seen.headers[name] for name in names} == {name: unknown.headers[name] for name in names}


def test_the_leader_does_see_that_meeting(server: RunningServer, attack: Attack) -> None:
    """Without this, the test before it would pass with an id that nobody has."""
    leader = Visitor(server.url)
    leader.sign_in(LEADER)
    assert json.loads(leader.request("GET", f"/api/v1/meetings/{attack.own_meeting()}").body)["meeting"]["id"] == attack.own_meeting()


@pytest.mark.parametrize("name", ["form", "json", "chunked"])
def test_a_body_that_drips_in_meets_a_deadline(drips: dict[str, Drip], name: str) -> None:
    thread, replies = drips[name]
    thread.join(timeout=2 * DEADLINE)
    assert replies, f"still waiting for more after {2 * DEADLINE} s"
    reply = checked(replies[0])
    assert reply.status == 408 and reply.closed, reply
    assert reply.seconds < DEADLINE + 10
