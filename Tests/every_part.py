"""Runs every part of the tests, whatever fails, and ends with the count. `make test` calls it.

A part that ends badly without saying which test failed, that runs no test, or that skips one, has failed.
"""

from __future__ import annotations

import shutil
import re
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / ".build" / "test-reports"
ARROWS = ["--explicit-target-dependency-import-check", "error"]


@dataclass
class Part:
    name: str
    command: list[str]
    reports: bool = True
    """Whether the command writes JUnit reports. One that does not is one test: it succeeds or not."""
    needs_build: bool = True
    notes: list[str] = field(default_factory=list)
    passed: int = 0
    failed: int = 0
    seconds: float = 0

    def run(self) -> None:
        print(f"\n== {self.name} ==", flush=True)
        began = time.monotonic()
        status = subprocess.run(self.command, cwd=ROOT).returncode
        self.seconds = time.monotonic() - began
        if not self.reports:
            self.passed, self.failed = int(status == 0), int(status != 0)
            return
        self.count()
        if self.passed + self.failed == 0:
            self.fail("no test ran")
        elif status != 0 and self.failed == 0:
            self.fail(f"ended with status {status}")

    def count(self) -> None:
        for file in REPORTS.glob(f"{self.name}*.xml"):
            # Read as text: Swift's reports put the quotation marks of a test's name into an attribute as they are.
            for head in re.findall(r"<testsuite (.*)>", file.read_text(errors="replace")):
                counts = dict(re.findall(r'(\w+)="(\d+)"', head))
                number = {kind: int(counts.get(kind, 0)) for kind in ("tests", "failures", "errors", "skipped")}
                failed = number["failures"] + number["errors"] + number["skipped"]
                self.failed += failed
                self.passed += max(0, number["tests"] - failed)
                if number["skipped"]:
                    self.notes.append(f"{number['skipped']} skipped, which counts as failed")

    def fail(self, note: str) -> None:
        self.failed += 1
        self.notes.append(note)

    def line(self) -> str:
        notes = f"  ({'; '.join(self.notes)})" if self.notes else ""
        return f"{self.name:<10} {self.passed:>5} passed, {self.failed:>3} failed, {self.seconds:>6.1f} s{notes}"


def swift_tests() -> list[str]:
    return ["swift", "test", "--skip-build", "--parallel", "--xunit-output", str(REPORTS / "swift.xml")]


def pytest(name: str) -> list[str]:
    report = REPORTS / f"{name.lower()}.xml"
    return [sys.executable, "-m", "pytest", "-q", "-c", "Tests/pytest.ini", f"--junitxml={report}", f"Tests/{name}"]


PARTS = [
    Part("form", ["swift", "format", "lint", "--strict", "--recursive", "Sources", "Tests", "Package.swift"], False, False),
    Part("build", ["swift", "build", "--build-tests", *ARROWS], False, False),
    Part("swift", swift_tests()),
    Part("spelling", pytest("Spelling"), needs_build=False),
    Part("schemas", pytest("Schemas"), needs_build=False),
    Part("api", pytest("API")),
    Part("browser", pytest("Browser")),
    Part("hostile", pytest("Hostile")),
    Part("fuzz", ["env", "SECONDS_EACH=2", "Tools/fuzz"], False),
    Part("chaos", pytest("Chaos")),
]


def main() -> int:
    shutil.rmtree(REPORTS, ignore_errors=True)
    REPORTS.mkdir(parents=True)
    built = True
    for part in PARTS:
        if part.needs_build and not built:
            part.fail("not run: the build failed")
            continue
        part.run()
        if part.name == "build":
            built = part.failed == 0
    print("\n" + "\n".join(part.line() for part in PARTS) + "\n")
    failed = sum(part.failed for part in PARTS)
    counts = f"{sum(part.passed for part in PARTS)} passed, {failed} failed"
    (REPORTS / "counts").write_text(counts + "\n")
    print(counts, flush=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
