#!/usr/bin/env python3
"""Judges the fixtures of the readers with the schemas in Schemas/, and our own question sets and plugins with them.

Good fixtures must pass, bad ones must fail. What lies in bad/beyond-schema holds mistakes that a schema cannot see: the loader may
refuse it, or the schema may let it pass; the readers' own tests judge it.

Needs jsonschema and PyYAML. `python3 judge.py` prints what is wrong, and the counts; test_schemas.py makes tests of it.
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import jsonschema
import yaml
from referencing import Registry
from referencing.jsonschema import DRAFT7

ROOT = Path(__file__).resolve().parents[2]
SCHEMAS = {path.name.removesuffix(".schema.json"): json.loads(path.read_text("utf-8")) for path in sorted((ROOT / "Schemas").glob("*.schema.json"))}
"""By what they are schemas of: "checks", "question-set"."""

SETS = ROOT / "Tests/EnrumFormatsTests/Fixtures/QuestionSets"
FILES = ROOT / "Tests/EnrumPluginsTests/Fixtures/Files"
"""A folder for each schema, with good, bad and bad/beyond-schema in it."""

PARTS = {
    "plugin": "plugin.yaml",
    "question-set": "questions/*.yaml",
    "checks": "checks/*.yaml",
    "checklists": "checklists/*.yaml",
    "agreement-templates": "agreement_templates/*.yaml",
    "contracts": "contracts/*.yaml",
    "guidance": "guidance/*.yaml",
    "meeting-types": "meeting_types/*.yaml",
    "reminders": "reminders/*.yaml",
    "procedures": "procedures/*.yaml",
    "documents": "documents/*.yaml",
    "locale": "locales/*.yaml",
    "plugin-tests": "tests/*.yaml",
}
"""Where in a plugin's folder the files of a schema lie."""


class CoreLoader(yaml.SafeLoader):
    """YAML 1.2 core schema: `No`, `1:30` and `2026-11-24` are words, and `012` is twelve."""

    yaml_implicit_resolvers = {}


def resolve(tag, pattern, first):
    CoreLoader.add_implicit_resolver(tag, re.compile(pattern), list(first))


def integer(loader, node):
    word = loader.construct_scalar(node)
    if word.startswith("0x"):
        return int(word[2:], 16)
    return int(word[2:], 8) if word.startswith("0o") else int(word)


def decimal(loader, node):
    return float(loader.construct_scalar(node).lower().replace(".inf", "inf").replace(".nan", "nan"))


resolve("tag:yaml.org,2002:null", r"^(?:~|null|Null|NULL|)$", ["~", "n", "N", ""])
resolve("tag:yaml.org,2002:bool", r"^(?:true|True|TRUE|false|False|FALSE)$", "tTfF")
resolve("tag:yaml.org,2002:int", r"^(?:[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)$", "-+0123456789")
resolve(
    "tag:yaml.org,2002:float",
    r"^(?:[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$",
    "-+.0123456789",
)
CoreLoader.add_constructor("tag:yaml.org,2002:int", integer)
CoreLoader.add_constructor("tag:yaml.org,2002:float", decimal)


def load(path: Path) -> object:
    text = path.read_bytes().decode("utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=CoreLoader)


REGISTRY = Registry().with_resources((f"{name}.schema.json", DRAFT7.create_resource(schema)) for name, schema in SCHEMAS.items())


def validator(name: str) -> jsonschema.Draft7Validator:
    return jsonschema.Draft7Validator(SCHEMAS[name], registry=REGISTRY)


def verdict(name: str, path: Path) -> str | None:
    """None when the file passes the schema, otherwise what is wrong with it."""
    try:
        tree = load(path)
    except Exception as error:  # the loader's own refusal is a verdict too
        return f"cannot be loaded: {type(error).__name__}"
    error = jsonschema.exceptions.best_match(validator(name).iter_errors(tree))
    return error and f"{error.json_path}: {error.message}"


def files(folder: Path) -> list[Path]:
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".json")) if folder.is_dir() else []


def fixtures(sort: str) -> list[tuple[str, Path]]:
    """Schema and file of each fixture of a sort: good, bad, bad/beyond-schema."""
    folders = [("question-set", SETS)] + [(folder.name, folder) for folder in sorted(FILES.iterdir())]
    return [(name, path) for name, folder in folders for path in files(folder / sort)]


def own_files() -> list[tuple[str, Path]]:
    """Schema and file of everything in the repository that ships."""
    sets = [("question-set", path) for path in files(ROOT / "Sources/EnrumFormats/Embedded/questions")]
    return sets + [(name, path) for plugin in sorted((ROOT / "Plugins").iterdir()) for name, part in PARTS.items() for path in sorted(plugin.glob(part))]


def main() -> int:
    good, bad, beyond = fixtures("good") + own_files(), fixtures("bad"), fixtures("bad/beyond-schema")
    wrong = [f"{name}: {path.name} should pass: {problem}" for name, path in good if (problem := verdict(name, path))]
    wrong += [f"{name}: {path.name} should fail" for name, path in bad if verdict(name, path) is None]
    seen = sum(verdict(name, path) is not None for name, path in beyond)
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(good)} good, {len(bad)} bad, {len(beyond)} beyond the schemas ({seen} of them refused all the same)")
    return 1 if wrong or not good or not bad else 0


if __name__ == "__main__":
    sys.exit(main())
