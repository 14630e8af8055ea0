"""What the readers take, the schemas take, and what they refuse for its form, the schemas refuse; and every key helps in an editor."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import jsonschema
import pytest

from judge import PARTS, ROOT, SCHEMAS, fixtures, own_files, verdict


def name_of(value: object) -> str | None:
    return str(value.relative_to(ROOT)) if isinstance(value, Path) else None


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_is_one(name: str) -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMAS[name])
    assert SCHEMAS[name]["$schema"] == "http://json-schema.org/draft-07/schema#"


def test_every_part_of_a_plugin_has_a_schema_with_fixtures_of_every_sort() -> None:
    assert set(SCHEMAS) == set(PARTS)
    for sort in ("good", "bad"):
        assert {name for name, _ in fixtures(sort)} == set(PARTS)


@pytest.mark.parametrize(("name", "path"), fixtures("good") + own_files(), ids=name_of)
def test_a_good_file_passes(name: str, path: Path) -> None:
    assert verdict(name, path) is None


@pytest.mark.parametrize(("name", "path"), fixtures("bad"), ids=name_of)
def test_a_bad_file_fails(name: str, path: Path) -> None:
    assert verdict(name, path) is not None


def properties(node: object, path: str = "") -> Iterator[tuple[str, dict[str, object]]]:
    """Every property that a schema declares, outside conditions."""
    if isinstance(node, list):
        for item in node:
            yield from properties(item, path)
    if not isinstance(node, dict):
        return
    for key, value in node.items():
        if key in ("if", "then", "else", "not") or key.startswith("is"):  # "isScale" is a condition with a name
            continue
        if key == "properties":
            for name, schema in value.items():
                yield f"{path}/{name}", schema
                yield from properties(schema, f"{path}/{name}")
        else:
            yield from properties(value, path)


def explained(schema: dict[str, object], name: str, by: str) -> bool:
    """Whether an editor has something to show: what it says itself, or what it points to says."""
    if by in schema:
        return True
    reference = schema.get("$ref")
    if not isinstance(reference, str):
        return False
    file, pointer = reference.split("#")
    other = file.removesuffix(".schema.json") or name
    target: object = SCHEMAS[other]
    for step in pointer.strip("/").split("/"):
        target = target[step]  # type: ignore[index]
    return isinstance(target, dict) and explained(target, other, by)


@pytest.mark.parametrize("by", ["title", "description"])
@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_every_key_has_a_title_and_a_description_that_an_editor_shows(name: str, by: str) -> None:
    assert by in SCHEMAS[name]
    assert [path for path, schema in properties(SCHEMAS[name]) if not explained(schema, name, by)] == []


def test_every_key_of_a_manifest_is_explained_where_it_stands() -> None:
    bare = [path for path, schema in properties(SCHEMAS["plugin"]) if not {"title", "description"} <= schema.keys()]
    assert bare == []
