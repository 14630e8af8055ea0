"""Every route of the real binary, when it does what it is asked and when it refuses, as the description has it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from conftest import Api
from description import METHODS, Operation, check_body, check_headers, operations, product_spec, resolve, unexercised
from days import in_days
from people import ADMIN, EMPLOYEE, LEADER
from running import RunningServer
from story import id_of, tell

ApiAs = Callable[[str | None], Api]
ALL = list(operations(product_spec()))
WRITES = [operation for operation in ALL if operation.method != "get"]


def filled(operation: Operation) -> str:
    """The path with names of things that are not there."""
    return re.sub(r"\{[^}]+\}", "x", operation.template)


def needs_session(operation: Operation) -> bool:
    return operation.definition.get("security") != []


def takes(operation: Operation) -> list[str]:
    """The content types of the body."""
    return list(operation.definition.get("requestBody", {}).get("content", {}))


@pytest.fixture(scope="module")
def admin(api_as: ApiAs) -> Api:
    return api_as(ADMIN)


def test_every_operation_succeeds_as_described(
    api_as: ApiAs, server: RunningServer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    begun = len(Api.exchanges)
    tell(api_as, server, tmp_path_factory.mktemp("set-up") / "data")
    done = [exchange for exchange in Api.exchanges[begun:] if exchange.status < 300]
    assert unexercised(done, product_spec()) == []


@pytest.mark.parametrize("operation", [each for each in ALL if needs_session(each)], ids=str)
def test_nobody_gets_in_without_a_session(api_as: ApiAs, operation: Operation) -> None:
    refused = api_as(None)(operation.method.upper(), filled(operation))
    assert (refused.status, refused.json["code"]) == (401, "sign_in_needed")


@pytest.mark.parametrize("operation", [each for each in WRITES if needs_session(each)], ids=str)
def test_no_change_is_taken_without_the_token_or_from_elsewhere(admin: Api, operation: Operation) -> None:
    for headers in ({"x_csrf_token": "x"}, {"Sec_Fetch_Site": "cross-site"}):
        assert admin(operation.method.upper(), filled(operation), **headers).status == 403


@pytest.mark.parametrize("operation", WRITES, ids=str)
def test_a_body_of_another_type_is_refused(admin: Api, operation: Operation) -> None:
    assert admin(operation.method.upper(), filled(operation), b"text=x", content_type="application/x-www-form-urlencoded").status == 415


@pytest.mark.parametrize("operation", [each for each in WRITES if takes(each) == ["application/json"]], ids=str)
def test_a_body_that_is_not_as_described_is_refused(admin: Api, operation: Operation) -> None:
    method, path = operation.method.upper(), filled(operation)
    unknown = admin(method, path, {"nothing_of_ours": 1})
    assert (unknown.status, unknown.json["problems"][0]["field"]) == (422, "nothing_of_ours")
    assert admin(method, path, b'{"a": 1, "a": 1}').status == 400
    assert admin(method, path, b"[]").status == 400


@pytest.mark.parametrize("operation", [each for each in ALL if "{" in each.template and each.method == "get"], ids=str)
def test_what_is_not_there_is_not_found(admin: Api, operation: Operation) -> None:
    assert admin("GET", filled(operation)).status == 404


@pytest.mark.parametrize("template", sorted(product_spec()["paths"]))
def test_a_path_has_the_methods_that_are_described_and_no_others(admin: Api, template: str) -> None:
    spec = product_spec()
    described = {method.upper() for method in METHODS if method in spec["paths"][template]}
    allowed = described | ({"HEAD"} if "GET" in described else set())
    path = re.sub(r"\{[^}]+\}", "x", template)
    for method in sorted({"GET", "PUT", "POST", "PATCH", "DELETE"} - allowed):
        refused = admin.unchecked(method, path)
        assert refused.status == 405
        assert set(refused.headers["allow"].split(", ")) == allowed
        response = resolve(spec["components"]["responses"]["WrongMethod"], spec)
        assert check_headers(refused, response, spec) == []
        assert check_body(refused.body, refused.headers["content-type"], response["content"], spec) == []


@pytest.mark.parametrize("operation", [each for each in ALL if each.method == "get"], ids=str)
def test_head_answers_as_get_without_the_body(admin: Api, operation: Operation) -> None:
    get, head = admin("GET", filled(operation)), admin.unchecked("HEAD", filled(operation))
    assert (head.status, head.body) == (get.status, b"")
    for name in ("content-type", "content-length", "cache-control"):
        assert head.headers.get(name) == get.headers.get(name), name
    assert admin("GET", "/session").status == 200, "the connection goes on"


def test_a_body_that_is_too_large_is_refused(admin: Api) -> None:
    large = b'{"text": "' + b"x" * (1 << 20) + b'"}'
    assert admin("POST", "/meetings/x/agenda", large).status == 413


def test_guesses_are_slowed_down(api_as: ApiAs) -> None:
    guesses = [api_as(None)("POST", "/session", {"email": "guess@solvig.example", "password": str(n)}) for n in range(12)]
    assert [guess.status for guess in guesses[:2]] == [401, 401]
    assert guesses[-1].status == 429 and int(guesses[-1].headers["retry-after"]) > 0


def test_a_change_must_name_its_version(api_as: ApiAs) -> None:
    leader, employee = api_as(LEADER), api_as(EMPLOYEE)
    made = leader("POST", "/meetings", {"employee": id_of(employee), "date": in_days(5), "send": True})
    meeting = f"/meetings/{made.json['id']}"
    for path, body in (("answers/basis/tasks", {"value": "x"}), ("private-note", {"text": "x"}), ("schedule", {"date": in_days(6)})):
        assert employee("PUT", f"{meeting}/{path}", body).status == 428
        assert employee("PUT", f"{meeting}/{path}", body, if_match='"99x"').status == 412
    assert employee("PATCH", f"{meeting}/answers", {"answers": [{"question": "basis/tasks", "value": "x"}]}).status == 428
