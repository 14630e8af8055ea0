"""The product's texts are spelled right; and the spell-checker sees a planted mistake."""

from __future__ import annotations

from pathlib import Path

import pytest

from spelling import DICTIONARIES, JOINTS, Text, mistakes, own_words, texts_of_product, words_in

LANGUAGES = sorted(DICTIONARIES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_is_spelled_right(language: str) -> None:
    texts = texts_of_product()
    assert any(text.language == language for text in texts)
    found = mistakes(texts, language, own_words(language))
    assert not found, "\n".join(map(str, found))


@pytest.mark.parametrize("language", LANGUAGES)
def test_own_words_are_sorted_and_needed(language: str) -> None:
    own = own_words(language)
    lines = [line for line in (Path(__file__).parent / f"{language}.words").read_text("utf-8").splitlines() if not line.startswith("#")]
    assert lines == sorted(set(lines), key=lambda word: (word.lower(), word)), "sort the list, a word a line, each once"
    used = {word.rstrip(".") for text in texts_of_product() if text.language == language for word in words_in(text.words)}
    used |= {part for word in used for part in JOINTS.split(word)}
    used |= {word.removesuffix("'s") for word in used}
    unused = own - used - {word.lower() for word in used}
    assert not unused, f"no text uses these any more: {sorted(unused)}"


def plant(root: Path, path: str, yaml: str) -> None:
    (root / path).parent.mkdir(parents=True, exist_ok=True)
    (root / path).write_text(yaml, "utf-8")


@pytest.mark.parametrize(
    ("path", "yaml", "language", "key", "word", "rather"),
    [
        ("Sources/X/Embedded/locales/da.yaml", "form.help: Svar på {count} sprøgsmål", "da", "form.help", "sprøgsmål", "spørgsmål"),
        ("Sources/X/Embedded/locales/en.yaml", "form: { help: 'Anwser “No” to {name}.' }", "en", "form.help", "Anwser", "Answer"),
        ("Sources/EnrumFormats/Embedded/sets/b.yaml", "questions: [{ id: q, label: { da: Hvad lykedes } }]", "da", "questions.q.label.da", "lykedes", "lykkedes"),
        ("Plugins/p/questions/b.yaml", "help: { en: Write freely, da: Skriv friit }", "da", "help.da", "friit", "frit"),
        ("Plugins/p/locales/da.yaml", "many: Der er {count} aftlaer", "da", "many", "aftlaer", "aftaler"),
        ("Plugins/p/plugin.yaml", "settings: [{ id: s, label: { en: The longset gap } }]", "en", "settings.s.label.en", "longset", "longest"),
        ("Plugins/p/README.md", "# Afstand\n\nTil lederre", "da", "line 3", "lederre", "ledere"),
        ("Plugins/p/README.md", "# Afstand\n\n```\nQqxyz\n```\n\n## In English\n\nFor laeders", "en", "line 9", "laeders", "leaders"),
    ],
)
def test_a_planted_mistake_is_found(tmp_path: Path, path: str, yaml: str, language: str, key: str, word: str, rather: str) -> None:
    plant(tmp_path, path, yaml)
    [mistake] = mistakes(texts_of_product(tmp_path), language, own=set())
    assert (mistake.text.file, mistake.text.key, mistake.word) == (path, key, word)
    assert rather in mistake.suggestions
    assert all(part in str(mistake) for part in (path, key, word, rather))


def test_own_words_are_accepted_whole_and_in_parts() -> None:
    text = Text("f", "k", "da", "Xyzramme og XYZRAMME, 1:1-qqramme, HR-xyzramme")
    assert [mistake.word for mistake in mistakes([text], "da", own={"xyzramme"})] == ["1:1-qqramme"]
    assert not mistakes([text], "da", own={"xyzramme", "1:1-qqramme"})


def test_a_word_that_is_short_for_another_needs_its_full_stop() -> None:
    text = Text("f", "k", "da", "kl. 9 den 1. jan. osv.; mødet blev holdt. Kl 9 og xyqq.")
    assert [mistake.word for mistake in mistakes([text], "da", own=set())] == ["Kl", "xyqq"]


def test_the_english_is_british() -> None:
    text = Text("f", "k", "en", "The organisation’s colour, not the organization’s color.")
    assert [mistake.word for mistake in mistakes([text], "en", own=set())] == ["color"]


def test_an_english_genitive_needs_no_line_of_its_own() -> None:
    assert not mistakes([Text("f", "k", "en", "Qqramme’s questions aren’t new")], "en", own={"qqramme"})


def test_what_is_not_prose_is_left_alone() -> None:
    assert words_in("Skriv til {navnx} på xyz@qqq.dk, se https://qq.dk/zz, kl. 10.42, on_sitee, `enrum doctorr`, rulez.lua, ctx.settingz.xy og data/enrum.sqlite") == [
        "Skriv", "til", "på", "se", "kl.", "og", "data",
    ]
