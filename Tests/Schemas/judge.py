#!/usr/bin/env python3
"""Judges the fixtures of the importer with Schemas/question-set.schema.json, and our own sets with it.

Good fixtures must pass, bad ones must fail. What lies in bad/beyond-schema holds mistakes that a schema cannot see: the loader may
refuse it, or the schema may let it pass; it is counted, and the importer's tests judge it.

Needs jsonschema and PyYAML. Usage: judge.py [folder of the repository]
"""

import json
import pathlib
import re
import sys

import jsonschema
import yaml


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


def load(path):
    text = path.read_bytes().decode("utf-8-sig")
    return json.loads(text) if path.suffix == ".json" else yaml.load(text, Loader=CoreLoader)


def verdict(validator, path):
    """None when the file passes, otherwise what is wrong with it."""
    try:
        tree = load(path)
    except Exception as error:  # the loader's own refusal is a verdict too
        return f"cannot be loaded: {type(error).__name__}"
    error = jsonschema.exceptions.best_match(validator.iter_errors(tree))
    return error and f"{error.json_path}: {error.message}"


def files(folder):
    return sorted(path for path in folder.iterdir() if path.suffix in (".yaml", ".json"))


def main(root):
    schema = json.loads((root / "Schemas/question-set.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft7Validator.check_schema(schema)
    validator = jsonschema.Draft7Validator(schema)
    fixtures = root / "Tests/EnrumFormatsTests/Fixtures/QuestionSets"
    good = files(fixtures / "good") + files(root / "Sources/EnrumFormats/Embedded/questions")
    bad, beyond = files(fixtures / "bad"), files(fixtures / "bad/beyond-schema")
    wrong = [f"{path.name} should pass: {problem}" for path in good if (problem := verdict(validator, path))]
    wrong += [f"{path.name} should fail" for path in bad if verdict(validator, path) is None]
    seen = sum(verdict(validator, path) is not None for path in beyond)
    for line in wrong:
        print(line, file=sys.stderr)
    print(f"{len(good)} good, {len(bad)} bad, {len(beyond)} beyond the schema ({seen} of them refused all the same)")
    return 1 if wrong or not good or not bad else 0


if __name__ == "__main__":
    sys.exit(main(pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else pathlib.Path(__file__).parents[2])))
