"""An admin installs a module in the browser, says what it may see, and switches it on; HR sets it in its own department, and sends a form
that it fails in. What departments choose shows in their next form."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accessibility import axe
from browsing import MakeVisitor
from days import in_days
from people import ADMIN, COLLEAGUE, EMPLOYEE, HR, TEACHER
from pictures import fits
from plugins import packed
from running import BINARY, RunningServer, clean_environment


@pytest.fixture
def package(tmp_path: Path) -> Path:
    packed(tmp_path)
    return tmp_path / "trial-1.0.0.zip"


def upload(page: Page, file: Path, trust: bool = False) -> None:
    page.goto("/modules")
    page.set_input_files("#package", file)
    page.get_by_label("Tag den, selv om").set_checked(trust)
    page.get_by_role("button", name="Læg ind").click()


def send(page: Page, *people: str) -> None:
    """The form, for a conversation tomorrow."""
    page.goto("/send")
    for name in people:
        page.get_by_label("Søg på navn").fill(name)
        page.get_by_role("button", name="Søg").click()
        page.get_by_role("checkbox", name=name).check()
    page.get_by_label("Dato").fill(in_days(1))
    page.get_by_role("button", name="Se det igennem").click()
    page.get_by_role("button", name="Send til").click()
    expect(page.get_by_role("heading", name="Skemaet er sendt")).to_be_visible()
    expect(page.get_by_role("heading", name="Ikke sendt")).to_have_count(0)


def test_a_module_from_its_package_to_a_department(page_as: MakeVisitor, package: Path, server: RunningServer) -> None:
    # A refusal of the API is an answer too, which the browser tells of.
    page = page_as(ADMIN, expects=(422,))
    broken = package.with_name("broken.zip")
    broken.write_bytes(package.read_bytes()[:-10])
    for file, words in ((broken, "slutter ikke"), (package, "ikke underskrevet")):
        upload(page, file)
        alert = page.get_by_role("alert")
        expect(alert).to_contain_text("Modulet er ikke lagt ind")
        expect(alert).to_contain_text(words)
        expect(alert).to_be_focused()
        axe(page)
        fits(page, 320)
    upload(page, package, trust=True)
    page.wait_for_url("**/modules/trial?done=module_installed")
    expect(page.get_by_role("heading", name="Prøve", exact=True)).to_be_visible()
    expect(page.get_by_text("Modulet beder om at se mere")).to_be_visible()
    for box in page.locator("[name=read]").all():
        box.check()
    page.get_by_role("button", name="Gem, hvad det må se").click()
    expect(page.get_by_text("Det er gemt, hvad modulet må se.")).to_be_visible()
    page.get_by_label("Børn og Unge", exact=True).select_option("on")
    page.get_by_role("button", name="Gem for afdelingerne").click()
    expect(page.get_by_text("slået til i Børn og Unge").first).to_be_visible()

    hr = page_as(HR)
    hr.goto("/modules/trial/departments/sun")
    hr.get_by_label("Dage").fill("14")
    hr.get_by_role("button", name="Gem", exact=True).last.click()
    expect(hr.get_by_text("Sat her")).to_be_visible()
    axe(hr)
    fits(hr, 320)
    hr.get_by_role("button", name="Brug modulets eget forslag").click()
    expect(hr.get_by_label("Dage")).to_have_value("21")

    send(hr, COLLEAGUE)
    page.goto("/modules/trial")
    expect(page.get_by_text("rules.lua, linje 2 · udgave 1.0.0")).to_be_visible()
    page.get_by_role("button", name="Prøv igen").click()
    expect(page.get_by_text("Udgave 1.0.0 fejler stadig på det samme: Fejl i modulets regler.")).to_be_visible()
    axe(page)
    fits(page, 320)
    replayed_from_a_shell(server)


def replayed_from_a_shell(server: RunningServer) -> None:
    """The same by command: one line of JSON without what the message quotes, and 70; a number that is not there is told of."""

    def enrum(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [BINARY, *arguments, "--data", server.data]
        return subprocess.run(command, capture_output=True, text=True, timeout=60, env=clean_environment())

    number = re.search(r"#(\d+) error questions (?:trial/)?rules.lua:2", enrum("module", "show", "trial").stdout).group(1)
    failing = enrum("plugin", "replay", number)
    record = json.loads(failing.stderr)
    assert failing.returncode == 70 and failing.stdout == "", failing
    assert (record["kind"], record["hook"], record["version"]) == ("error", "questions", "1.0.0")
    assert (record["message"], record["line"]) == ("", None)
    unknown = enrum("plugin", "replay", "999999")
    assert unknown.returncode == 1 and "999999" in unknown.stderr, unknown


def test_without_scripts_there_is_the_command_instead(page_as: MakeVisitor) -> None:
    page = page_as(ADMIN, java_script_enabled=False)
    page.goto("/modules")
    expect(page.locator("#package")).to_be_hidden()
    expect(page.get_by_text("enrum module install")).to_be_visible()


PURPOSE = "Hvor tydelig er den røde tråd"
DISTANCE = "Hvor har du mest arbejdet"
"""The first question of each toolkit."""


def switch(page: Page, module: str, department: str, to: str) -> None:
    page.goto(f"/modules/{module}")
    page.get_by_label(department, exact=True).select_option(to)
    page.get_by_role("button", name="Gem for afdelingerne").click()
    expect(page.get_by_text("Det gælder fra det næste skema")).to_be_visible()


def asks(page: Page, purpose: bool, distance: bool) -> None:
    for words, is_there in ((PURPOSE, purpose), (DISTANCE, distance)):
        expect(page.get_by_text(words)).to_have_count(1 if is_there else 0)


def test_departments_choose_for_themselves_and_the_next_form_shows_it_at_once(page_as: MakeVisitor) -> None:
    """Both toolkits in Solstrålen, one of them in Bakkeskolen, while the server runs."""
    switch(page_as(ADMIN), "formaalsdrevet", "Solvig Kommune", "off")
    hr = page_as(HR)
    for department in ("sun", "school"):
        hr.goto(f"/form?department={department}")
        asks(hr, purpose=False, distance=False)
    switch(hr, "formaalsdrevet", "Børn og Unge", "on")
    switch(hr, "distanceledelse", "Børnehuset Solstrålen", "on")
    for department, distance in (("sun", True), ("school", False)):
        hr.goto(f"/form?department={department}")
        asks(hr, purpose=True, distance=distance)

    send(hr, EMPLOYEE, TEACHER)
    for name, distance in ((EMPLOYEE, True), (TEACHER, False)):
        page = page_as(name)
        page.get_by_role("link", name="Forbered dig").click()
        expect(page.get_by_role("button", name="Del med")).to_be_visible()
        asks(page, purpose=True, distance=distance)
