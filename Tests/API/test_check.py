"""The judge itself: what it must find in an exchange, by a little description."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
import yaml
from openapi_spec_validator import validate

from description import Exchange, check, unexercised

SPEC = yaml.safe_load("""
openapi: 3.1.0
info: { title: Prøve, version: "1" }
servers: [{ url: /api/v1 }]
paths:
  /notes/{note}:
    parameters: [{ name: note, in: path, required: true, schema: { type: string } }]
    get:
      responses:
        "200": { $ref: "#/components/responses/Note" }
        "404": { description: none, content: { application/problem+json: { schema: { $ref: "#/components/schemas/Problem" } } } }
    put:
      requestBody: { content: { application/json: { schema: { $ref: "#/components/schemas/Text" } } } }
      responses:
        "200": { $ref: "#/components/responses/Note" }
        "204": { description: kept }
  /notes/newest:
    get: { responses: { "204": { description: none yet } } }
components:
  responses:
    Note:
      description: a note
      headers: { ETag: { required: true, schema: { type: string, pattern: '^"' } } }
      content: { application/json: { schema: { $ref: "#/components/schemas/Note" } } }
  schemas:
    Text: { type: object, required: [text], properties: { text: { type: string } } }
    Note:
      allOf:
        - $ref: "#/components/schemas/Text"
        - type: object
          required: [day]
          properties:
            day: { type: string, format: date }
            author: { oneOf: [{ $ref: "#/components/schemas/Person" }, { type: "null" }] }
            readers: { type: array, items: { $ref: "#/components/schemas/Person" } }
            labels: { type: object, additionalProperties: { $ref: "#/components/schemas/Text" } }
    Person: { type: object, properties: { name: { type: string } } }
    Problem: { type: object, required: [code], properties: { code: { type: string } } }
""")

JSON = {"content-type": "application/json; charset=utf-8"}
NOTE = {"text": "Hej", "day": "2026-11-24", "author": {"name": "Åse"}, "readers": [{"name": "Bo"}], "labels": {"x": {"text": "y"}}}


def note(**changes: object) -> bytes:
    return json.dumps(NOTE | changes).encode()


GOOD = Exchange("GET", "/api/v1/notes/7?full=1", 200, {**JSON, "etag": '"1"'}, note())


def test_the_little_description_is_valid() -> None:
    validate(SPEC)


@pytest.mark.parametrize(
    "exchange",
    [
        GOOD,
        replace(GOOD, body=note(author=None)),
        replace(GOOD, method="PUT", request_headers=JSON, request_body=b'{"text": "Hej"}'),
        Exchange("PUT", "/api/v1/notes/7", 204),
        Exchange("GET", "/api/v1/notes/newest", 204),
        Exchange("GET", "/api/v1/notes/8", 404, {"content-type": "application/problem+json"}, b'{"code": "unknown"}'),
    ],
    ids=str,
)
def test_an_exchange_as_described_has_no_mistakes(exchange: Exchange) -> None:
    assert check(exchange, SPEC) == []


@pytest.mark.parametrize(
    ("exchange", "words"),
    [
        (replace(GOOD, status=201), "does not describe status 201"),
        (replace(GOOD, method="DELETE"), "no such operation"),
        (replace(GOOD, path="/api/v1/notes/7/more"), "no such operation"),
        (replace(GOOD, headers=JSON), "header ETag is missing"),
        (replace(GOOD, headers={**JSON, "etag": "1"}), "header ETag: at $"),
        (replace(GOOD, headers={"content-type": "text/html", "etag": '"1"'}), "content type text/html"),
        (replace(GOOD, body=b'{"day": "2026-11-24"}'), "'text' is a required property"),
        (replace(GOOD, body=note(day="24.11.2026")), "is not a 'date'"),
        (replace(GOOD, body=note(text=7)), "7 is not of type 'string'"),
        (replace(GOOD, body=note(secret="x")), "at $: property 'secret' is not described"),
        (replace(GOOD, body=note(author={"email": "x"})), "at $.author: property 'email' is not described"),
        (replace(GOOD, body=note(readers=[{}, {"email": "x"}])), "at $.readers[1]: property 'email' is not described"),
        (replace(GOOD, body=note(labels={"x": {"text": "", "z": 1}})), "at $.labels.x: property 'z' is not described"),
        (replace(GOOD, body=note()[:-1]), "not JSON"),
        (replace(GOOD, body=b'{"day": "2026-11-24", "text": "a", "text": "b"}'), "there twice"),
        (replace(GOOD, body=b'{"day": "2026-11-24", "text": "\xe6"}'), "not JSON"),
        (replace(GOOD, method="PUT", request_headers=JSON, request_body=b'{"txt": "Hej"}'), "accepted a request whose body"),
        (Exchange("PUT", "/api/v1/notes/7", 204, body=b"{}"), "body is not empty"),
    ],
)
def test_a_mistake_is_found_and_named(exchange: Exchange, words: str) -> None:
    found = check(exchange, SPEC)
    assert any(words in mistake for mistake in found), found


def test_operations_nobody_tried_are_named() -> None:
    assert unexercised([GOOD], SPEC) == ["GET /notes/newest", "PUT /notes/{note}"]
    assert unexercised([GOOD, Exchange("PUT", "/api/v1/notes/1", 204), Exchange("GET", "/api/v1/notes/newest", 204)], SPEC) == []
