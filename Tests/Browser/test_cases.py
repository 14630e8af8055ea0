"""Formal cases as a leader, an employee and an HR consultant go through them: from the running dialogue to a written warning with a
hearing and remarks, and one that ends at stage 2 as improved."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from accessibility import axe
from browsing import MakeVisitor
from days import in_days
from people import STRANGER
from pictures import fits

BOSS, WORKER, HR, CHIEF, COLLEAGUE = "Anders Skov", "Ole Kragh", "Pernille Dam", "Henrik Bruun", "Nanna Vang"
PICTURES = os.environ.get("ENRUM_CASE_PICTURES")
"""A folder for a picture of every page, narrow and wide; none are taken without."""


def look(page: Page, name: str) -> None:
    """The page is accessible and fits a narrow phone; and there is a picture of it for somebody to look at."""
    axe(page)
    fits(page, 320)
    for width in (360, 1280) if PICTURES else ():
        page.set_viewport_size({"width": width, "height": 900})
        page.screenshot(path=str(Path(PICTURES or "") / f"{name}-{width}.png"), full_page=True)
    page.set_viewport_size({"width": 1280, "height": 900})


def press(page: Page, words: str) -> None:
    """Presses a button, and says yes when the browser asks once more."""
    page.get_by_role("button", name=words, exact=True).last.click()
    page.wait_for_load_state()


def open_case(page: Page, employee: str, topic: str) -> str:
    page.goto("/cases")
    page.get_by_role("link", name="Begynd et forløb").click()
    page.get_by_role("link", name=employee).click()
    page.get_by_label("Når adfærd skal ændres").check()
    page.get_by_label("Hvad handler det om?").fill(topic)
    press(page, "Begynd")
    expect(page.get_by_role("heading", level=1)).to_have_text(topic)
    return re.sub(r"\?.*", "", page.url)


def begin(page: Page, stage: str, expects: str | None = None) -> None:
    page.get_by_role("link", name="Begynd et trin").click()
    page.get_by_label(re.compile(stage)).check()
    if expects:
        page.get_by_role("checkbox", name=expects).check()
    press(page, "Begynd trinnet")


def hold(page: Page, case: str, step: int) -> None:
    page.goto(f"{case}/steps/{step}/meet")
    press(page, "Noter, at den er holdt")
    expect(page.get_by_text("Samtalen er noteret som holdt.")).to_be_visible()


def held_on_the_day_that_was_agreed(boss: Page, case: str, step: int) -> None:
    """Convened for a day next week, it cannot be held today; moved to today it can, when the employee has agreed."""
    boss.goto(f"{case}/steps/{step}/meet")
    press(boss, "Noter, at den er holdt")
    expect(boss.get_by_text("kan ikke noteres som holdt før den dag", exact=False).first).to_be_visible()
    look(boss, "meet-too-early")
    boss.goto(f"{case}/steps/{step}/convene")
    boss.get_by_label("Dag", exact=True).fill(in_days(0))
    press(boss, "Flyt samtalen")
    expect(boss.get_by_text("det står ikke, hvad I har aftalt", exact=False).first).to_be_visible()
    look(boss, "move-refused")
    boss.get_by_label("Hvad har I aftalt?").fill("Ole ville gerne have det overstået i dag og sagde det selv i morges.")
    press(boss, "Flyt samtalen")
    expect(boss.get_by_text("mindre end 3 dage til samtalen", exact=False).first).to_be_visible()
    press(boss, "Flyt den alligevel")
    hold(boss, case, step)


def expect_refused_without_words(boss: Page, case: str, step: int) -> None:
    """Minutes with nothing in them are not handed over; with both views and what was agreed they are."""
    boss.goto(f"{case}/steps/{step}/record")
    press(boss, "Udlever")
    expect(boss.get_by_text("Problemet, som medarbejderen ser det; Hvad der skal være anderledes", exact=False).first).to_be_visible()
    look(boss, "record-empty")
    boss.goto(f"{case}/steps/{step}/meet")
    write_record(boss)
    press(boss, "Gem")
    boss.goto(f"{case}/steps/{step}/record")
    press(boss, "Udlever")
    expect(boss.get_by_text("Det er udleveret.")).to_be_visible()


def write_record(page: Page) -> None:
    for label, words in {
        "Problemet, som lederen ser det": "Jeg har set fire mandage, hvor timen begyndte for sent.",
        "Problemet, som medarbejderen ser det": "Bussen er lagt om, og det er svært at nå.",
        "Hvad der skal være anderledes, og hvordan": "Timen begynder klokken otte. Vi prøver en tidligere bus.",
        "Hvad kollegerne må få at vide, og af hvem": "Ingenting.",
    }.items():
        page.get_by_label(label).first.fill(words)


def follow_up(page: Page, case: str, step: int, outcome: str, next_step: str) -> None:
    page.goto(f"{case}/steps/{step}/follow-up")
    page.get_by_label(outcome).check()
    page.get_by_label(next_step).check()
    press(page, "Gem opfølgningen")
    press(page, "Afslut trinnet")


def low_stages(page: Page, case: str) -> None:
    """Stages 0, 1 and 2, each held and followed up."""
    begin(page, "Trin 0")
    hold(page, case, 1)
    follow_up(page, case, 1, "Det er uændret", "Begynd næste trin")
    begin(page, "Trin 1")
    hold(page, case, 2)
    follow_up(page, case, 2, "Det er uændret", "Begynd næste trin")


def stage_two(page: Page, case: str, step: int) -> None:
    """Told, held, and the note handed over and filed."""
    begin(page, "Trin 2")
    page.goto(f"{case}/steps/{step}/convene")
    look(page, "convene-tell")
    page.get_by_label("Dag", exact=True).fill(in_days(0))
    page.get_by_label("Tidspunkt").fill("10:00")
    page.get_by_label("Sted").fill("Lærerværelset")
    press(page, "Gem")
    press(page, "Noter, at det er sagt")
    page.goto(f"{case}/steps/{step}/meet")
    look(page, "meet")
    write_record(page)
    press(page, "Noter, at den er holdt")
    page.goto(f"{case}/steps/{step}/plan")
    look(page, "plan")
    page.get_by_label("Hvad skal der ske?").first.fill("Tage bussen klokken syv")
    page.get_by_label("Medarbejderen", exact=True).first.check()
    press(page, "Gem planen")
    page.goto(f"{case}/steps/{step}/record")
    page.get_by_label("Tekst", exact=True).fill("Bliver det ikke bedre, får det konsekvenser.")
    press(page, "Udlever")
    expect(page.get_by_role("alert")).to_contain_text("konsekvenser")
    look(page, "record-refused")
    page.goto(f"{case}/steps/{step}/record")
    look(page, "record")
    press(page, "Udlever")
    expect(page.get_by_text("Det er udleveret.")).to_be_visible()
    page.get_by_role("link", name="Gå til dokumentet").click()
    press(page, "Noter, at det ligger på personalesagen")


def test_a_written_warning_with_hearing_and_remarks(page_as: MakeVisitor) -> None:
    boss = page_as(BOSS, expects=(422,))
    boss.on("dialog", lambda dialog: dialog.accept())
    boss.goto("/cases/new")
    look(boss, "new")
    case = open_case(boss, WORKER, "Timer, der begynder for sent")
    look(boss, "case-new")
    worker = page_as(WORKER, expects=(404, 422))
    worker.on("dialog", lambda dialog: dialog.accept())
    assert worker.goto(case).status == 404

    begin(boss, "Trin 0")
    boss.goto(f"{case}/steps/1/prepare")
    boss.get_by_label("Hvad føler du selv, når du tænker på samtalen?").fill("Han er umulig og kommer altid for sent.")
    boss.get_by_label("God ting nummer 1").fill("Børnene elsker hans historier")
    press(boss, "Gem")
    expect(boss.get_by_text("Ordene var:")).to_be_visible()
    look(boss, "prepare")
    hold(boss, case, 1)
    look(boss, "meet-private")
    boss.goto(f"{case}/steps/1/follow-up")
    look(boss, "follow-up")
    follow_up(boss, case, 1, "Det er uændret", "Begynd næste trin")
    boss.goto(f"{case}/begin")
    look(boss, "begin")
    boss.goto(case)
    begin(boss, "Trin 1")
    hold(boss, case, 2)
    follow_up(boss, case, 2, "Det er uændret", "Begynd næste trin")
    stage_two(boss, case, 3)

    worker.goto("/next")
    worker.get_by_role("link", name="Der er noget, du skal tage stilling til").click()
    look(worker, "list-employee")
    worker.goto(case)
    look(worker, "case-employee")
    worker.get_by_role("link", name="Læs det").click()
    worker.get_by_text("Skriv en bemærkning").click()
    worker.get_by_label("Din bemærkning").fill("Det var kun tre mandage.")
    press(worker, "Sæt den på dokumentet")
    expect(worker.get_by_text("Det var kun tre mandage.")).to_be_visible()
    look(worker, "document-remark")

    follow_up(boss, case, 3, "Det er blevet værre", "Begynd næste trin")
    begin(boss, "Trin 3", expects="skriftlig advarsel")
    boss.goto(f"{case}/people")
    boss.get_by_label("HR på forløbet").select_option(label=HR)
    press(boss, "Vælg HR")
    boss.get_by_label("Mailadresse").fill("henrik.bruun@solvig.example")
    press(boss, "Vælg")
    look(boss, "people")
    boss.goto(f"{case}/steps/4/convene")
    boss.get_by_label("Formål").fill("At tale om, hvordan timen kan begynde til tiden.")
    boss.get_by_label("Dag", exact=True).fill(in_days(7))
    boss.get_by_label("Tidspunkt").fill("10:00")
    boss.get_by_label("Sted").fill("Kontoret")
    boss.get_by_label("Varighed i minutter").fill("60")
    boss.get_by_label("Hvem deltager fra arbejdspladsen?").fill("Anders Skov\nPernille Dam, HR")
    press(boss, "Gem, og se brevet")
    look(boss, "convene-letter")
    press(boss, "Udlever indkaldelsen")

    worker.goto(f"{case}/companion")
    worker.get_by_label("Mailadresse, hvis personen arbejder her").fill("nanna.vang@solvig.example")
    press(worker, "Invitér")
    look(worker, "companion")
    colleague = page_as(COLLEAGUE, expects=(404,))
    assert colleague.goto(f"{case}/documents/2").status == 404
    worker.goto(f"{case}/documents/2")
    look(worker, "document-convening")
    press(worker, f"Giv det videre til {COLLEAGUE}")
    assert colleague.goto(f"{case}/documents/2").status == 200
    assert colleague.goto(f"{case}/documents/1").status == 404
    colleague.goto(case)
    look(colleague, "case-companion")

    held_on_the_day_that_was_agreed(boss, case, 4)
    expect_refused_without_words(boss, case, 4)
    worker.goto(case)
    expect(worker.get_by_text("Ole ville gerne have det overstået", exact=False)).to_be_visible()
    boss.goto(f"{case}/hearing")
    boss.get_by_label("Det, du lægger til grund").fill("Mandag den 9. og den 16. begyndte timen tyve minutter for sent.")
    look(boss, "hearing-start")
    press(boss, "Se brevet")
    look(boss, "hearing-letter")
    press(boss, "Udlever partshøringen")
    chief = page_as(CHIEF, expects=(404, 422))
    chief.on("dialog", lambda dialog: dialog.accept())
    chief.goto(f"{case}/steps/4/decide")
    expect(chief.get_by_text("Fristen", exact=False).first).to_be_visible()
    look(chief, "decide-waits")

    expect(chief.get_by_text("har ikke åbnet dokument nr. 4", exact=False)).to_be_visible()
    worker.goto(f"{case}/hearing")
    worker.get_by_role("link", name="Partshøring, før noget bliver bestemt").click()
    expect(worker.get_by_role("heading", level=1)).to_have_text("Partshøring, før noget bliver bestemt")
    worker.goto(f"{case}/documents/3")
    worker.goto(f"{case}/hearing")
    worker.get_by_text("Bed om mere tid").first.click()
    worker.get_by_label("Hvorfor?").fill("Min fagforening er på ferie.")
    press(worker, "Send ønsket")
    look(worker, "hearing-employee")
    boss.goto(f"{case}/hearing")
    look(boss, "hearing-answer")
    boss.get_by_label("Ny frist").fill(in_days(30))
    press(boss, "Send svaret")
    worker.goto(f"{case}/hearing")
    worker.get_by_label("Dit svar").fill("Bussen blev lagt om, og jeg har søgt om at begynde klokken halv ni.")
    press(worker, "Send svaret")
    expect(worker.get_by_text("Dit svar er sendt.")).to_be_visible()

    hr = page_as(HR)
    hr.goto(case)
    look(hr, "case-hr")
    chief.goto(f"{case}/steps/4/decide")
    expect(chief.get_by_text("har ikke åbnet", exact=False)).to_have_count(0)
    chief.get_by_role("radio", name="Opsigelse").check()
    press(chief, "Se brevet")
    expect(chief.get_by_text("Medarbejderen er hørt om en skriftlig advarsel", exact=False).first).to_be_visible()
    look(chief, "decide-graver")
    chief.get_by_role("radio", name="Skriftlig advarsel").check()
    chief.get_by_label("Hvilke fakta bygger det på?").fill("Mandag den 9. og den 16. begyndte timen for sent.")
    chief.get_by_label("Hvad har du lagt vægt på, også fra svaret?").fill("At det er sket igen efter en klar aftale.")
    chief.get_by_label("Hvilken regel bygger det på?").fill("Ledelsesretten og skolens regler om mødetid.")
    press(chief, "Se brevet")
    expect(chief.get_by_text("Advarslen siger ikke, hvad der skal være anderledes.", exact=False).first).to_be_visible()
    chief.get_by_label("Hvad skal være anderledes?").fill("Timen begynder klokken otte hver mandag.")
    press(chief, "Se brevet")
    look(chief, "decide-letter")
    press(chief, "Udlever afgørelsen")
    worker.goto(f"{case}/documents/5")
    expect(worker.get_by_role("heading", level=1)).to_have_text("Skriftlig advarsel")
    expect(worker.get_by_text("Timen begynder klokken otte hver mandag.")).to_be_visible()
    look(worker, "document-warning")

    for number in (3, 4, 5):
        boss.goto(f"{case}/documents/{number}")
        press(boss, "Noter, at det ligger på personalesagen")
    follow_up(boss, case, 4, "Det er blevet bedre", "Afslut forløbet")
    boss.get_by_text("Afslut forløbet").first.click()
    boss.get_by_label("Sagen er afgjort").check()
    press(boss, "Afslut forløbet")
    look(boss, "case-closed")
    assert colleague.goto(f"{case}/documents/2").status == 404
    stranger = page_as(STRANGER, expects=(404,))
    assert stranger.goto(case).status == 404
    boss.goto("/cases")
    look(boss, "list")


def test_a_case_that_ends_at_stage_2_as_improved(page_as: MakeVisitor) -> None:
    boss = page_as(BOSS, expects=(422,))
    boss.on("dialog", lambda dialog: dialog.accept())
    case = open_case(boss, "Karen Munk", "Tonen på møderne")
    low_stages(boss, case)
    stage_two(boss, case, 3)
    follow_up(boss, case, 3, "Det er blevet bedre", "Afslut forløbet")
    boss.get_by_text("Afslut forløbet").first.click()
    boss.get_by_label("Det er blevet bedre").check()
    press(boss, "Afslut forløbet")
    expect(boss.get_by_text("Forløbet er afsluttet.").first).to_be_visible()
    worker = page_as("Karen Munk")
    worker.goto(f"{case}/documents/1")
    worker.emulate_media(media="print")
    expect(worker.get_by_role("heading", level=1)).to_have_text("Notat om vores samtale")
    expect(worker.locator(".navigation")).to_be_hidden()


@pytest.mark.parametrize("java_script_enabled", [True, False])
def test_a_case_about_absence_assumes_a_good_reason_from_opening_to_end(page_as: MakeVisitor, java_script_enabled: bool) -> None:
    """Two caring conversations, on a narrow and dark screen, with a script and without."""
    name = "Karen Munk" if java_script_enabled else COLLEAGUE
    settings = {"java_script_enabled": java_script_enabled, "color_scheme": "dark"}
    boss = page_as(BOSS, **settings)
    boss.on("dialog", lambda dialog: dialog.accept())
    boss.goto("/cases/new")
    boss.get_by_role("link", name=name).click()
    boss.get_by_label("Når fraværet bliver langt").check()
    boss.get_by_label("Hvad handler det om?").fill("Fravær siden efterårsferien")
    press(boss, "Begynd")
    case = re.sub(r"\?.*", "", boss.url)
    for step, stage in ((1, "Omsorgssamtale"), (2, "Samtale om fravær")):
        boss.get_by_role("link", name="Begynd et trin").click()
        assumes_a_good_reason(boss)
        boss.get_by_label(stage).check()
        press(boss, "Begynd trinnet")
        boss.goto(f"{case}/steps/{step}/prepare")
        assumes_a_good_reason(boss)
        boss.get_by_label("Hvad håber du").fill("At vi finder en vej tilbage, som holder.")
        press(boss, "Gem")
        boss.goto(f"{case}/steps/{step}/convene")
        assumes_a_good_reason(boss)
        boss.get_by_label("Dag", exact=True).fill(in_days(0))
        boss.get_by_label("Tidspunkt").fill("13:00")
        boss.get_by_label("Sted").fill("En gåtur rundt om søen")
        press(boss, "Gem")
        press(boss, "Noter, at det er sagt")
        boss.goto(f"{case}/steps/{step}/meet")
        assumes_a_good_reason(boss)
        for area in boss.locator("textarea").all():
            area.fill("Aftenvagterne er svære lige nu. Vi prøver uden dem i fire uger.")
        press(boss, "Noter, at den er holdt")
        if step == 2:
            boss.goto(f"{case}/steps/2/record")
            assumes_a_good_reason(boss)
            press(boss, "Udlever")
            boss.get_by_role("link", name="Gå til dokumentet").click()
            press(boss, "Noter, at det ligger på personalesagen")
        boss.goto(f"{case}/steps/{step}/follow-up")
        assumes_a_good_reason(boss)
        boss.get_by_label("Det er uændret" if step == 1 else "Det er blevet bedre").check()
        boss.get_by_label("Begynd næste trin" if step == 1 else "Afslut forløbet").check()
        press(boss, "Gem opfølgningen")
        press(boss, "Afslut trinnet")
    worker = page_as(name, **settings)
    worker.goto(case)
    worker.get_by_role("link", name="Læs det").click()
    expect(worker.get_by_role("heading", level=1)).to_have_text("Notat om vores samtale om dit fravær")
    boss.goto(case)
    expect(boss.get_by_text("tager stilling")).to_have_count(0)
    boss.locator("#close summary").click()
    boss.get_by_label("Det er blevet bedre").check()
    press(boss, "Afslut forløbet")
    expect(boss.get_by_text("Forløbet blev afsluttet", exact=False)).to_be_visible()


def assumes_a_good_reason(page: Page) -> None:
    expect(page.get_by_text("Gå ud fra, at der er en god grund til fraværet.", exact=False)).to_be_visible()
    fits(page, 320)
    page.set_viewport_size({"width": 360, "height": 900})


def test_what_is_typed_in_a_plan_is_there_after_the_window_is_closed(page_as: MakeVisitor) -> None:
    boss = page_as("Peter Dalgaard")
    boss.goto("/cases")
    boss.get_by_role("link", name="Høreværn ved flishuggeren").click()
    case = re.sub(r"\?.*", "", boss.url)
    boss.goto(f"{case}/steps/3/plan")
    boss.get_by_label("Hvad skal der ske?").first.fill("Prøve det nye høreværn i en uge")
    expect(boss.get_by_text("Gemt kl.", exact=False).first).to_be_visible()
    boss.goto(case)
    boss.goto(f"{case}/steps/3/plan")
    expect(boss.get_by_label("Hvad skal der ske?").first).to_have_value("Prøve det nye høreværn i en uge")
