"""Kills the server while people write, again and again, and looks for what was lost.

    python3 Tests/Chaos/chaos.py [--cycles 1000] [--writers 8] [--seed N] [--data DIR]

Each writer is an employee with a meeting, who saves all long answers of its form at once, over and over, with a number of that save in each
text. At a random moment the server gets SIGKILL. After the restart everything is read back:

- every save that was answered 2xx is there, with its exact text, or a later one of the same writer is;
- a save whose answer never came is there whole or not at all;
- the database passes integrity_check and foreign_key_check.

The seed decides everything that is decided here; only when the kill strikes the work is up to the machine.
"""

from __future__ import annotations

import argparse
import http.client
import json
import random
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

TESTS = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(TESTS))

from days import in_days  # noqa: E402
from people import LEADER, TEAM  # noqa: E402
from running import RunningServer, make_demo  # noqa: E402
from visitor import Answer, Visitor  # noqa: E402

MARK = "kaos"
LETTERS = "abcdefghijklmnopqrstuvwxyzæøåéü –“”\n"
LONGEST_WAIT = 0.4


def text_of(seed: int, writer: str, number: int, question: str) -> str:
    """The text a writer saves with one number: the same whenever it is asked for, and unlike every other."""
    decided = random.Random(f"{seed}/{writer}/{number}/{question}")
    filling = "".join(decided.choices(LETTERS, k=decided.choice((10, 200, 3000)))).strip()
    return f"{MARK} {number} {writer} {question}: {filling}."


class Client:
    """One signed-in person and the API, as far as the torture needs it."""

    def __init__(self, url: str, name: str) -> None:
        self.name = name
        self.visitor = Visitor(url, timeout=20)
        self.visitor.sign_in(name)
        session = self.document(self.call("GET", "/session"))
        self.id, self.csrf = session["person"]["id"], session["csrf_token"]

    def call(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        sent = b"" if body is None else json.dumps(body).encode()
        token = {"X_CSRF_Token": self.csrf} if method != "GET" else {}
        kind = {"Content_Type": "application/json"} if sent else {}
        return self.visitor.request(method, f"/api/v1{path}", sent, **token, **kind, **headers)

    @staticmethod
    def document(answer: Answer) -> dict:
        assert 200 <= answer.status < 300, f"{answer.path} answered {answer.status}: {answer.text}"
        return json.loads(answer.body)

    def plan(self, employee: str, day: str) -> str:
        """Plans a meeting with an employee, and sends the form. Returns its id."""
        return self.document(self.call("POST", "/meetings", {"employee": employee, "date": day, "send": True}))["id"]

    def own_answers(self, meeting: str) -> dict[str, tuple[str, int]]:
        """The person's own long answers in a meeting: text and version by question; version 0 where nothing was ever saved."""
        questions = self.document(self.call("GET", f"/meetings/{meeting}"))["questions"]
        mine = [asked for asked in questions if asked["question"]["kind"] == "long_text" and asked["question"]["answered_by"] != "leader"]
        own = {asked["question"]["id"]: asked.get("own") or {"version": 0} for asked in mine}
        return {question: (answer.get("value") or "", answer["version"]) for question, answer in own.items()}

    def save(self, meeting: str, texts: dict[str, str], versions: dict[str, int]) -> dict[str, int]:
        """Saves answers in one request. Returns their new versions: from then on they must never be lost."""
        return self.versions(texts, self.try_to_save(meeting, texts, versions))

    def try_to_save(self, meeting: str, texts: dict[str, str], versions: dict[str, int]) -> Answer:
        """The same, where the answer may be a refusal."""
        items = [{"question": question, "value": text, "version": versions[question]} for question, text in texts.items()]
        return self.call("PATCH", f"/meetings/{meeting}/answers", {"answers": items})

    def versions(self, texts: dict[str, str], saved: Answer) -> dict[str, int]:
        """The versions of answers that were saved."""
        outcomes = self.document(saved)["outcomes"]
        assert all(outcome.get("conflict") is None for outcome in outcomes), f"a conflict with nobody: {outcomes}"
        return {question: outcome["version"] for question, outcome in zip(texts, outcomes, strict=True)}


@dataclass
class Writer:
    """Someone who saves without pause, and remembers what was promised."""

    client: Client
    meeting: str
    seed: int
    sent: int = 0
    promised: int = 0
    saves: int = 0
    versions: dict[str, int] = field(default_factory=dict)
    fault: str | None = None

    def texts(self, number: int) -> dict[str, str]:
        return {question: text_of(self.seed, self.client.name, number, question) for question in self.versions}

    def write_until_cut_off(self) -> None:
        try:
            while True:
                self.sent += 1
                self.versions = self.client.save(self.meeting, self.texts(self.sent), self.versions)
                self.promised = self.sent
                self.saves += 1
        except (OSError, http.client.HTTPException):
            return
        except Exception as unexpected:  # whatever it is, the main thread must hear of it
            self.fault = f"{self.client.name}, save {self.sent}: {unexpected!r}"

    def look(self) -> list[str]:
        """Reads everything back. Returns what is wrong with it, and takes what is there as the ground to go on from."""
        found = self.client.own_answers(self.meeting)
        self.versions = {question: version for question, (_, version) in found.items()}
        kept = self.number_kept({question: text for question, (text, _) in found.items()})
        who = f"{self.client.name}, promised {self.promised}, sent {self.sent}"
        if kept is None:
            return [f"{who}: texts that were never saved together: { {q: t[:60] for q, (t, _) in found.items()} }"]
        lost = [f"{who}: only {kept} is there"] if kept < self.promised else []
        self.promised = kept
        return lost

    def number_kept(self, texts: dict[str, str]) -> int | None:
        """The number of the save whose texts these are, exactly; 0 when nothing was ever saved; None when they belong to no single save."""
        first = next(iter(texts.values()))
        if not any(texts.values()):
            return 0
        words = first.split(" ", 2)
        number = int(words[1]) if words[0] == MARK and words[1].isdigit() else -1
        return number if 0 < number <= self.sent and texts == self.texts(number) else None


@dataclass
class Outcome:
    """What many kills did."""

    cycles: int = 0
    saves: int = 0
    in_flight_kept: int = 0
    ready_after: list[float] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        ready = f"ready again after {statistics.median(self.ready_after):.3f} s, at worst {max(self.ready_after):.3f} s" if self.ready_after else ""
        return f"{self.cycles} kills, {self.saves} saves promised, {self.in_flight_kept} kept unpromised, {len(self.wrong)} wrong; {ready}"


def torture(data: Path, cycles: int, writers: int, seed: int, report: bool = False) -> Outcome:
    """Kills `cycles` times; stops at the first thing that is wrong."""
    decided, outcome = random.Random(seed), Outcome()
    server = RunningServer(data)
    server.start()
    try:
        people = prepare(server.url, writers, seed)
        for _ in range(cycles):
            with all_writing(people):
                time.sleep(decided.uniform(0.01, LONGEST_WAIT))
                server.kill()
            outcome.ready_after.append(server.start())
            outcome.cycles += 1
            inspect(people, data, outcome)
            if report:
                print(outcome, flush=True)
            if outcome.wrong:
                break
        assert server.stop() == 0, "the last stop was not a graceful one"
    finally:
        if server.process is not None and server.process.poll() is None:
            server.kill()
    return outcome


def prepare(url: str, writers: int, seed: int) -> list[Writer]:
    """The leader plans a meeting with each writer, far enough ahead that the demo has none."""
    leader, people = Client(url, LEADER), []
    for place, name in enumerate(TEAM[:writers]):
        client = Client(url, name)
        meeting = leader.plan(client.id, in_days(60 + place))
        people.append(Writer(client, meeting, seed))
        assert not people[-1].look(), "a new meeting is not empty"
        assert people[-1].versions, "the form has no long answers"
    return people


@contextmanager
def all_writing(people: list[Writer]) -> Iterator[None]:
    threads = [threading.Thread(target=writer.write_until_cut_off, daemon=True) for writer in people]
    for thread in threads:
        thread.start()
    yield
    for thread in threads:
        thread.join()


def inspect(people: list[Writer], data: Path, outcome: Outcome) -> None:
    for writer in people:
        promised = writer.promised
        outcome.wrong += [writer.fault] if writer.fault else []
        outcome.wrong += writer.look()
        outcome.in_flight_kept += int(writer.promised > promised)
    outcome.saves = sum(writer.saves for writer in people)
    outcome.wrong += database_faults(data / "enrum.sqlite")


def database_faults(file: Path) -> list[str]:
    """What SQLite itself finds wrong, asked beside the running server."""
    connection = sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=10)
    try:
        faults = [row[0] for row in connection.execute("PRAGMA integrity_check") if row[0] != "ok"]
        return faults + [f"foreign key: {row}" for row in connection.execute("PRAGMA foreign_key_check")]
    finally:
        connection.close()


def main() -> int:
    parser = argparse.ArgumentParser(description="Kills the server while people write, and looks for what was lost.")
    parser.add_argument("--cycles", type=int, default=30)
    parser.add_argument("--writers", type=int, default=8, help=f"at most {len(TEAM)}")
    parser.add_argument("--seed", type=int, default=random.randrange(1 << 32))
    parser.add_argument("--data", type=Path, help="a data folder to torture; a fresh demo when absent")
    chosen = parser.parse_args()
    print(f"seed {chosen.seed}", flush=True)
    with tempfile.TemporaryDirectory(prefix="enrum-chaos-") as folder:
        data = chosen.data or make_demo(Path(folder) / "data")
        outcome = torture(data, chosen.cycles, chosen.writers, chosen.seed, report=True)
    for wrong in outcome.wrong:
        print(wrong)
    print(outcome)
    return 1 if outcome.wrong else 0


if __name__ == "__main__":
    sys.exit(main())
