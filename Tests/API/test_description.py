"""The description of the API is itself in order."""

from __future__ import annotations

from openapi_spec_validator import validate

from description import base_path, operations, product_spec


def test_the_description_is_valid_openapi() -> None:
    validate(product_spec())


def test_the_description_stands_for_api_v1() -> None:
    assert base_path(product_spec()) == "/api/v1"


def test_every_operation_has_a_name_of_its_own_and_describes_refusal() -> None:
    described = list(operations(product_spec()))
    names = [operation.definition.get("operationId") for operation in described]
    assert None not in names and len(set(names)) == len(names) > 0
    for operation in described:
        assert any(status[0] == "4" or status == "default" for status in operation.definition["responses"]), operation
