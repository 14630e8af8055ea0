"""Spell-checks every Danish and English text of the product with hunspell.

    python3 Tests/Spelling/spelling.py

A mistake names its file, its key, the word and what hunspell would write instead. Legitimate words hunspell does not know are in
`da.words` and `en.words`, a word a line, sorted, each put there by someone who meant it. A word is looked up as it stands and then in
lower case; every form of it is listed ("spørgeramme" does not cover "spørgerammer").
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DICTIONARIES = {"da": "da_DK", "en": "en_GB"}
"""The English is British: an *organisation* has *colleagues* in its *programme*."""
TRANSLATED = ("Sources/EnrumFormats/Embedded/**/*.yaml", "Sources/EnrumPlugins/Embedded/new/**/*.yaml", "Plugins/**/*.yaml")
LOCALES = ("Sources/*/Embedded/locales/{}.yaml", "Sources/EnrumPlugins/Embedded/new/**/locales/{}.yaml", "Plugins/**/locales/{}.yaml")
READMES = "Plugins/*/README.md"
"""A toolkit's README: Danish first, and English below this heading."""
ENGLISH_BELOW = "## In English"

NOT_PROSE = re.compile(r"\{[^{}]*\}|<[^<>]*>|https?://\S+|\S+@\S+|/[\w./-]+|--[\w-]+|`[^`]*`|\bctx(?:\.\w+)+|[\w.-]*\.(?:csv|json|lua|yaml|sqlite)\b")
WORD = re.compile(r"\w+(?:[-:.’']\w+)*\.?")
JOINTS = re.compile(r"[-:.]")


@dataclass(frozen=True)
class Text:
    """A text people read, and where it stands."""

    file: str
    key: str
    language: str
    words: str


@dataclass(frozen=True)
class Mistake:
    text: Text
    word: str
    suggestions: tuple[str, ...]

    def __str__(self) -> str:
        rather = ", ".join(self.suggestions) or "nothing like it"
        return f"{self.text.file}: {self.text.key}: “{self.word}” — hunspell knows: {rather}"


def texts_of_product(root: Path = ROOT) -> list[Text]:
    """Every text of the locale files, and whatever stands under `da:` or `en:` in the product's other files."""
    found: list[Text] = []
    seen: set[Path] = set()
    for language in DICTIONARIES:
        for pattern in LOCALES:
            for file in sorted(root.glob(pattern.format(language))):
                seen.add(file)
                found += [Text(str(file.relative_to(root)), key, language, words) for key, words in strings(load(file))]
    for pattern in TRANSLATED:
        for file in sorted(set(root.glob(pattern)) - seen):
            found += translated(load(file), str(file.relative_to(root)))
    for file in sorted(root.glob(READMES)):
        found += read_aloud(file.read_text("utf-8"), str(file.relative_to(root)))
    return found


def read_aloud(page: str, file: str) -> Iterator[Text]:
    """Every line of a README that is not code, with its number."""
    language, is_code = "da", False
    for number, line in enumerate(page.splitlines(), start=1):
        if line.startswith("```"):
            is_code = not is_code
        elif line == ENGLISH_BELOW:
            language = "en"
        elif line.strip() and not is_code and not line.startswith("    "):
            yield Text(file, f"line {number}", language, line)


def load(file: Path) -> object:
    """The file with every scalar as the text it is: a `No` stays a word."""
    return yaml.load(file.read_text("utf-8"), Loader=yaml.BaseLoader)


def strings(value: object, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text below a value, with its dotted key."""
    if isinstance(value, str):
        yield key, value
    for name, part in parts(value):
        yield from strings(part, f"{key}.{name}".strip("."))


def translated(value: object, file: str, key: str = "") -> Iterator[Text]:
    """Every text below a `da:` or an `en:`."""
    for name, part in parts(value):
        below = f"{key}.{name}".strip(".")
        if name in DICTIONARIES:
            yield from (Text(file, place, name, words) for place, words in strings(part, below))
        else:
            yield from translated(part, file, below)


def parts(value: object) -> Iterable[tuple[str, object]]:
    """The children of a mapping by key, of a list by their `id` or number."""
    if isinstance(value, dict):
        return value.items()
    if isinstance(value, list):
        return [(part.get("id", str(n)) if isinstance(part, dict) else str(n), part) for n, part in enumerate(value)]
    return []


def words_in(text: str) -> list[str]:
    """The words of a text, without placeholders, addresses, paths, numbers and names_of_code. A full stop stays: "kl." is a word."""
    words = WORD.findall(NOT_PROSE.sub(" ", text).replace("’", "'"))
    return [word for word in words if re.search(r"[^\W\d_]", word) and "_" not in word]


def own_words(language: str) -> set[str]:
    lines = (HERE / f"{language}.words").read_text("utf-8").split("\n")
    return {line for line in lines if line and not line.startswith("#")}


def unknown(words: set[str], language: str, own: set[str]) -> dict[str, tuple[str, ...]]:
    """The words that neither we nor hunspell know, with hunspell's suggestions. Of a joined word ("HR-konsulent") each part is asked for."""

    def is_own(word: str) -> bool:
        bare = word.rstrip(".")
        bare = bare.removesuffix("'s") if language == "en" else bare
        return not own.isdisjoint({word, word.lower(), bare, bare.lower()})

    def pieces(word: str) -> list[str]:
        stop = "." if word.endswith(".") else ""
        parts = JOINTS.split(word.rstrip("."))
        return [part for part in [*parts[:-1], parts[-1] + stop] if re.search(r"[^\W\d_]{2}", part) and not is_own(part)]

    asked = {word: pieces(word) for word in words if not is_own(word)}
    wrong = ask_hunspell(sorted({part for parts in asked.values() for part in parts}), DICTIONARIES[language])
    return {word: wrong[part] for word, parts in asked.items() for part in parts if part in wrong}


def ask_hunspell(words: list[str], dictionary: str) -> dict[str, tuple[str, ...]]:
    """The words hunspell does not know, each with what it suggests."""
    command = ["hunspell", "-a", "-i", "UTF-8", "-d", dictionary]
    asked = subprocess.run(command, input="".join(f"^{word}\n" for word in words), text=True, capture_output=True, check=True)
    answers = asked.stdout.split("\n", 1)[1].split("\n\n")
    wrong: dict[str, tuple[str, ...]] = {}
    for word, answer in zip(words, answers, strict=False):
        for line in answer.splitlines():
            if line.startswith(("#", "&")):
                wrong[word] = tuple(rather for rather in line.partition(": ")[2].split(", ") if rather)
    return wrong


def mistakes(texts: list[Text], language: str, own: set[str]) -> list[Mistake]:
    mine = [(text, words_in(text.words)) for text in texts if text.language == language]
    wrong = unknown({word for _, words in mine for word in words}, language, own)
    return [Mistake(text, word.rstrip("."), wrong[word]) for text, words in mine for word in dict.fromkeys(words) if word in wrong]


def main() -> int:
    texts = texts_of_product()
    found = [mistake for language in DICTIONARIES for mistake in mistakes(texts, language, own_words(language))]
    for mistake in found:
        print(mistake)
    print(f"{len(texts)} texts, {len(found)} spelling mistakes")
    return 1 if found or not texts else 0


if __name__ == "__main__":
    sys.exit(main())
