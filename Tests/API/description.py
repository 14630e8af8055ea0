"""The OpenAPI description as the judge of what the server really answered.

`check(exchange, spec)` returns what is wrong with one exchange, in words; nothing is wrong when it returns an empty list.
A response may hold only what the description names: a property no schema declares is a mistake, unless a schema opens the object with
`additionalProperties`. Of a request that was accepted (2xx), the body must be as described too.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any
from urllib.parse import urlsplit

import yaml
from jsonschema import Draft202012Validator, FormatChecker

from running import ROOT

Spec = Mapping[str, Any]
METHODS = ("get", "put", "post", "delete", "patch", "head", "options")
FORMATS = FormatChecker(["date", "date-time", "time", "email", "uuid"])


@dataclass(frozen=True)
class Exchange:
    """One request and its response, as they went over the wire. Header names are in lower case."""

    method: str
    path: str
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    request_headers: Mapping[str, str] = field(default_factory=dict)
    request_body: bytes = b""

    def __str__(self) -> str:
        return f"{self.method} {self.path} -> {self.status}"

    @property
    def json(self) -> Any:
        return json.loads(self.body)

    @property
    def tag(self) -> str:
        """What a change of it must say in If-Match."""
        return self.headers["etag"]


@dataclass(frozen=True)
class Operation:
    method: str
    template: str
    definition: Spec

    def __str__(self) -> str:
        return f"{self.method.upper()} {self.template}"


class DuplicateKey(ValueError):
    """A JSON object said the same thing twice."""


@cache
def product_spec() -> Spec:
    return yaml.safe_load((ROOT / "Schemas" / "openapi.yaml").read_text("utf-8"))


def base_path(spec: Spec) -> str:
    """The path of the description's first server: "/api/v1"."""
    servers = spec.get("servers") or [{"url": ""}]
    return urlsplit(servers[0]["url"]).path.rstrip("/")


def operations(spec: Spec) -> Iterator[Operation]:
    for template, item in spec["paths"].items():
        for method in METHODS:
            if method in item:
                yield Operation(method, template, item[method])


def operation_of(exchange: Exchange, spec: Spec) -> Operation | None:
    """The operation an exchange belongs to; a path without parameters goes before one with."""
    path = urlsplit(exchange.path).path.removeprefix(base_path(spec))
    for operation in sorted(operations(spec), key=lambda operation: operation.template.count("{")):
        pattern = re.sub(r"\\\{[^/]+?\\\}", "[^/]+", re.escape(operation.template))
        if operation.method == exchange.method.lower() and re.fullmatch(pattern, path):
            return operation
    return None


def check(exchange: Exchange, spec: Spec) -> list[str]:
    """What is wrong with an exchange, measured by the description."""
    operation = operation_of(exchange, spec)
    if operation is None:
        return [f"{exchange}: the description has no such operation"]
    responses = {str(status): response for status, response in operation.definition["responses"].items()}
    response = responses.get(str(exchange.status)) or responses.get(f"{exchange.status // 100}XX") or responses.get("default")
    if response is None:
        return [f"{exchange}: {operation} does not describe status {exchange.status}"]
    response = resolve(response, spec)
    wrong = check_headers(exchange, response, spec)
    wrong += check_body(exchange.body, exchange.headers.get("content-type", ""), response.get("content", {}), spec)
    if exchange.status < 300 and exchange.request_body:
        described = resolve(operation.definition.get("requestBody", {}), spec).get("content", {})
        of_request = check_body(exchange.request_body, exchange.request_headers.get("content-type", ""), described, spec)
        wrong += [f"accepted a request whose {mistake}" for mistake in of_request]
    return [f"{exchange}: {mistake}" for mistake in wrong]


def check_headers(exchange: Exchange, response: Spec, spec: Spec) -> list[str]:
    wrong = []
    for name, header in response.get("headers", {}).items():
        header = resolve(header, spec)
        value = exchange.headers.get(name.lower())
        if value is None:
            wrong += [f"header {name} is missing"] if header.get("required") else []
        elif resolve(header.get("schema", {}), spec).get("type") == "integer" and not value.isdigit():
            wrong.append(f"header {name} is not an integer: {value}")
        elif resolve(header.get("schema", {}), spec).get("type") == "string":
            wrong += [f"header {name}: {mistake}" for mistake in check_value(value, header["schema"], spec)]
    return wrong


def check_body(body: bytes, content_type: str, described: Spec, spec: Spec) -> list[str]:
    if not described:
        return ["body is not empty, and none is described"] if body else []
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in described:
        return [f"body has content type {kind or 'none'}, described are {', '.join(described)}"]
    if not kind.endswith("json"):
        return []
    try:
        value = json.loads(body.decode("utf-8"), object_pairs_hook=without_duplicates)
    except ValueError as error:
        return [f"body is not JSON: {error}"]
    schema = described[kind].get("schema", {})
    return [f"body {mistake}" for mistake in [*check_value(value, schema, spec), *undeclared(value, [schema], spec)]]


def check_value(value: object, schema: Spec, spec: Spec) -> list[str]:
    """The mistakes of a value by its schema. The schema's references point into the description."""
    anchored = {**schema, "components": spec.get("components", {})}
    validator = Draft202012Validator(anchored, format_checker=FORMATS)
    return [f"at {error.json_path}: {error.message}" for error in validator.iter_errors(value)]


def undeclared(value: object, schemas: Iterable[Spec], spec: Spec, place: str = "$") -> list[str]:
    """The properties that no schema of theirs declares."""
    parts = [part for schema in schemas for part in flattened(schema, spec)]
    if isinstance(value, list):
        below = [part["items"] for part in parts if isinstance(part.get("items"), dict)]
        return [mistake for n, item in enumerate(value) for mistake in undeclared(item, below, spec, f"{place}[{n}]")]
    if not isinstance(value, dict):
        return []
    wrong = []
    for name, item in value.items():
        declared = [part["properties"][name] for part in parts if name in part.get("properties", {})]
        others = [part["additionalProperties"] for part in parts if part.get("additionalProperties", False) is not False]
        described = declared or [schema for schema in others if schema is not True]
        if described:
            wrong += undeclared(item, described, spec, f"{place}.{name}")
        elif not others:
            wrong.append(f"at {place}: property {name!r} is not described")
    return wrong


def flattened(schema: Spec, spec: Spec) -> Iterator[Spec]:
    """A schema and all it is combined from."""
    schema = resolve(schema, spec)
    yield schema
    for combined in ("allOf", "oneOf", "anyOf"):
        for part in schema.get(combined, []):
            yield from flattened(part, spec)
    for conditional in ("then", "else"):
        if conditional in schema:
            yield from flattened(schema[conditional], spec)


def resolve(part: Spec, spec: Spec) -> Spec:
    """What a `$ref` into the description stands for; what stands beside the reference stays in force."""
    if "$ref" not in part:
        return part
    target: Any = spec
    for name in part["$ref"].removeprefix("#/").split("/"):
        target = target[name.replace("~1", "/").replace("~0", "~")]
    beside = {name: value for name, value in part.items() if name not in ("$ref", "description", "summary")}
    whole = resolve(target, spec)
    return {**beside, "allOf": [*beside.get("allOf", []), whole]} if beside else whole


def without_duplicates(pairs: list[tuple[str, object]]) -> dict[str, object]:
    names = [name for name, _ in pairs]
    if len(names) != len(set(names)):
        raise DuplicateKey(f"a key is there twice among {names}")
    return dict(pairs)


def unexercised(exchanges: Iterable[Exchange], spec: Spec) -> list[str]:
    """The operations of the description that no exchange belongs to: nobody knows whether they are as described."""
    seen = {str(operation) for exchange in exchanges if (operation := operation_of(exchange, spec))}
    return sorted(str(operation) for operation in operations(spec) if str(operation) not in seen)
