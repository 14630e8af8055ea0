"""A few dozen kills (`make chaos` does a thousand), and proof that a lost save would be noticed."""

from __future__ import annotations

import random
import sqlite3
from pathlib import Path

import pytest

from chaos import Writer, database_faults, text_of, torture

QUESTIONS = ("basis/tasks", "basis/goals")
CYCLES = 30


def test_thirty_kills_lose_nothing_that_was_promised(fresh_data: Path) -> None:
    seed = random.randrange(1 << 32)
    outcome = torture(fresh_data, CYCLES, writers=6, seed=seed)
    print(f"seed {seed}: {outcome}")
    assert not outcome.wrong, f"seed {seed}: {outcome}\n" + "\n".join(outcome.wrong)
    assert outcome.cycles == CYCLES
    assert outcome.saves > CYCLES, f"too little was written to prove anything: {outcome}"
    assert max(outcome.ready_after) < 5


class Remembered:
    """Answers as a server would give them back, made by hand."""

    name = "Åse Thorup"

    def __init__(self, *numbers: int, spoil: str = "") -> None:
        self.texts = {
            question: (text_of(1, self.name, number, question) + spoil if number else "", number)
            for question, number in zip(QUESTIONS, numbers, strict=True)
        }

    def own_answers(self, meeting: str) -> dict[str, tuple[str, int]]:
        return self.texts


def looked(remembered: Remembered, promised: int, sent: int) -> list[str]:
    return Writer(remembered, "meeting", seed=1, sent=sent, promised=promised).look()


@pytest.mark.parametrize(("numbers", "promised", "sent"), [((0, 0), 0, 1), ((5, 5), 5, 6), ((6, 6), 5, 6)])
def test_what_was_promised_or_sent_later_is_right(numbers: tuple[int, int], promised: int, sent: int) -> None:
    assert looked(Remembered(*numbers), promised, sent) == []


@pytest.mark.parametrize(
    ("remembered", "words"),
    [
        (Remembered(4, 4), "only 4 is there"),
        (Remembered(0, 0), "only 0 is there"),
        (Remembered(5, 6), "never saved together"),
        (Remembered(0, 6), "never saved together"),
        (Remembered(7, 7), "never saved together"),
        (Remembered(5, 5, spoil="x"), "never saved together"),
    ],
    ids=["lost", "all lost", "half a save", "half of the first save", "never sent", "changed text"],
)
def test_a_lost_or_torn_save_is_noticed(remembered: Remembered, words: str) -> None:
    assert words in "".join(looked(remembered, promised=5, sent=6))


def test_a_broken_database_is_noticed(tmp_path: Path) -> None:
    file = tmp_path / "enrum.sqlite"
    with sqlite3.connect(file) as connection:
        connection.executescript("CREATE TABLE a (id PRIMARY KEY); CREATE TABLE b (a REFERENCES a(id)); INSERT INTO b VALUES (7);")
    connection.close()
    assert database_faults(file) == ["foreign key: ('b', 1, 'a', 0)"]
