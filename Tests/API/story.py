"""Everything that the API can do, done once by those who may. Each chapter is told by the real binary's answers."""

from __future__ import annotations

import re
import sqlite3
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

from conftest import Api
from days import in_days
from people import ADMIN, CASE_CHIEF, CASE_COLLEAGUE, CASE_EMPLOYEE, CASE_HR, CASE_LEADER, EMPLOYEE, HR, LEADER
from running import BINARY, RunningServer, clean_environment

PASSWORD = "fire grønne både på åen"
QUESTION_SET = """
enrum: question-set/1
id: vores
title: {da: Vores egne}
questions:
  - {id: behov, kind: long_text, label: {da: Hvad har du brug for?}}
"""


def id_of(api: Api) -> str:
    return api("GET", "/session").json["person"]["id"]


def all_of(statuses: list[int], expected: int) -> None:
    assert set(statuses) == {expected}, statuses


def write(api: Api, path: str, body: dict[str, Any]) -> None:
    """Reads a field, changes it by naming its version, and reads it as changed."""
    standing = api("GET", path)
    changed = api("PUT", path, body, if_match=standing.tag)
    assert changed.status == 200, changed.body
    assert api("GET", path).tag == changed.tag != standing.tag
    assert api("GET", path, if_none_match=changed.tag).status == 304
    late = api("PUT", path, {name: f"{value}, men for sent" for name, value in body.items() if isinstance(value, str)}, if_match=standing.tag)
    assert late.status == 412 and late.tag == changed.tag, late.body


def a_conversation(leader: Api, employee: Api) -> None:
    """From planning to the closed record."""
    plan = {"employee": id_of(employee), "date": in_days(2), "time": "10:30", "place": "Haven"}
    made = leader("POST", "/meetings", plan)
    meeting = f"/meetings/{made.json['id']}"
    assert leader("GET", f"/meeting-types?employee={id_of(employee)}").json["types"][0]["id"] == "one_to_one"
    assert leader("GET", f"{meeting}/form-preview").json["questions"] > 10
    all_of([leader("PUT", f"{meeting}/sending", {"leave": ["basis/topics"]}).status], 204)
    assert leader("PUT", f"{meeting}/readiness").status == 422
    version = employee("GET", f"{meeting}/version")
    assert employee("GET", f"{meeting}/version", if_none_match=version.tag).status == 304
    schedule = employee("GET", f"{meeting}/schedule")
    moved = {"date": in_days(3), "time": "09:00", "length": 60, "reason": "Ferie"}
    assert employee("PUT", f"{meeting}/schedule", moved, if_match=schedule.tag).status == 204
    assert "schedule" in leader("PUT", f"{meeting}/schedule", moved, if_match=schedule.tag).json
    preparation(leader, employee, meeting)
    record(leader, employee, meeting)
    agreements(leader, employee, meeting)
    with_oneself(leader, meeting)
    assert leader("PUT", f"{meeting}/holding").status == 204
    assert employee("POST", f"{meeting}/remarks", {"id": "r1", "text": "Tak for snakken"}).status == 201
    assert employee("PUT", f"{meeting}/acknowledgement").status == 204
    assert leader("PUT", f"{meeting}/closure", {}).status == 204
    whole = employee("GET", meeting).json
    assert whole["meeting"]["phase"] == "closed" and whole["agreements"] and whole["minutes"] and whole["remarks"]
    assert employee("GET", "/meetings").json["meetings"] and leader("GET", "/team").json["rows"]


def preparation(leader: Api, employee: Api, meeting: str) -> None:
    write(employee, f"{meeting}/answers/basis/tasks", {"value": "Mange små opgaver"})
    answers = [{"question": "basis/motivation", "value": 7, "version": 0}, {"question": "basis/tasks", "value": "Forældet", "version": 0}]
    outcomes = employee("PATCH", f"{meeting}/answers", {"answers": answers}).json["outcomes"]
    assert outcomes[0]["version"] == 1 and outcomes[1]["conflict"]["yours"] == "Forældet"
    settled = {"field": "answer/basis/tasks", "keep": "theirs", "their_version": outcomes[1]["conflict"]["their_version"]}
    assert employee("POST", f"{meeting}/conflicts", settled).status == 204
    for key in ("k1", "k2"):
        assert employee("POST", f"{meeting}/agenda", {"id": key, "text": "Ferie"}).status == 201
    assert employee("DELETE", f"{meeting}/agenda/k2").status == 204
    assert leader("POST", f"{meeting}/questions", {"id": "q1", "text": "Hvad fylder?"}).json["id"] == "own/q1"
    all_of([employee("PUT", f"{meeting}/sharing").status, employee("DELETE", f"{meeting}/sharing").status, employee("PUT", f"{meeting}/sharing").status], 204)


def record(leader: Api, employee: Api, meeting: str) -> None:
    assert leader("PUT", f"{meeting}/beginning").status == 204
    all_of([leader("PUT", f"{meeting}/agenda/k1/tick").status, leader("DELETE", f"{meeting}/agenda/k1/tick").status], 204)
    write(employee, f"{meeting}/notes/basis/tasks", {"text": "Vi deler dem"})
    write(leader, f"{meeting}/private-note", {"text": "Kun til mig"})
    assert leader("PUT", f"{meeting}/passages/p1", {"text": "Et referat", "is_confidential": True}, if_none_match="*").status == 200
    write(leader, f"{meeting}/passages/p1", {"text": "Et bedre referat"})
    assert leader("PUT", f"{meeting}/passages/p1/confidentiality", {"is_confidential": False}).status == 204
    empty = leader("POST", f"{meeting}/passages", {"is_confidential": True})
    assert leader("DELETE", empty.headers["location"].removeprefix("/api/v1"), if_match=empty.tag).status == 204
    assert leader("PUT", f"{meeting}/pen").status == 204
    conflict = employee("GET", meeting).json["conflicts"]
    assert [each["field"] for each in conflict] == ["said/basis/tasks"]


def agreements(leader: Api, employee: Api, meeting: str) -> None:
    for key in ("a1", "a2"):
        draft = {"id": f"{key}-{meeting[-8:]}", "title": "Lave en vagtplan", "responsible": id_of(employee), "deadline": in_days(14)}
        assert leader("POST", f"{meeting}/agreements", draft).status == 201
    first, second = (f"/agreements/{key}-{meeting[-8:]}" for key in ("a1", "a2"))
    standing = employee("GET", first)
    amended = {"title": "Lave en vagtplan", "responsible": id_of(employee), "deadline": in_days(21), "first_step": "Spørge", "reason": "Ferie"}
    assert employee("PUT", first, amended, if_match=standing.tag).status == 204
    assert "agreement" in leader("PUT", first, amended, if_match=standing.tag).json
    assert leader("POST", f"{first}/updates", {"text": "Halvvejs"}).status == 204
    assert employee("PUT", f"{first}/keeping").status == 204
    assert leader("PUT", f"{first}/evaluation", {"outcome": "improved", "note": "Mere ro"}).status == 204
    assert leader("PUT", f"{second}/dropping", {"reason": "Ikke nødvendigt"}).status == 204
    assert employee("GET", "/agreements").json["own"]


def with_oneself(leader: Api, meeting: str) -> None:
    """What somebody agrees with themselves, in the conversation and on its own."""
    draft = {"title": "Holde fri om søndagen", "follow_up_on": in_days(14), "follow_up": "Mandag", "rhythm": "weekly"}
    made = leader("POST", "/self-agreements", draft | {"meeting": meeting.removeprefix("/meetings/")})
    assert made.status == 201
    one = made.headers["location"].removeprefix("/api/v1")
    standing = leader("GET", one)
    assert leader("PUT", one, draft | {"first_step": "Slukke telefonen"}, if_match=standing.tag).status == 204
    assert leader("PUT", one, draft, if_match=standing.tag).status == 412
    all_of([
        leader("PUT", f"{one}/tick").status, leader("POST", f"{one}/notes", {"text": "Det gik"}).status, leader("PUT", f"{one}/ending").status,
    ], 204)
    assert [agreement["is_open"] for agreement in leader("GET", "/self-agreements").json["agreements"]] == [False]
    assert leader("DELETE", one).status == 204
    assert leader("GET", one).status == 404


def toolkits(leader: Api, employee: Api, hr: Api) -> None:
    """What stands around conversations: modules that are on, what HR recommends, what a leader wants, and the sheets."""
    active = employee("GET", "/about-modules").json["modules"]
    assert active and active[0]["title"]
    reflection = leader("GET", "/reflection")
    wanted = {"value": "Ro til at tænke", "behaviour": "Jeg lytter færdig", "styles": [active[0]["id"]]}
    assert leader("PUT", "/reflection", wanted, if_match=reflection.tag).status == 204
    assert leader("PUT", "/reflection", {"value": "For sent"}, if_match=reflection.tag).status == 412
    assert leader("PUT", "/reflection", wanted | {"styles": ["findes-ikke"]}, if_none_match="*").status == 422
    assert leader("GET", "/reflection").json["value"] == "Ro til at tænke"
    assert employee("GET", "/reflection").status == 404
    department = hr("GET", "/frames").json["choosable"][0]["id"]
    frame = f"/frames/{department}"
    assert hr("PUT", frame, {"modules": [active[0]["id"]], "weeks": 3, "reason": "Så vi gør det ens"}).status == 204
    assert hr("PUT", frame, {"weeks": 99}).status == 422
    assert [each["weeks"] for each in hr("GET", "/frames").json["frames"] if each["department"] == department] == [3]
    assert leader("PUT", frame, {"weeks": 2}).status == 404
    assert hr("DELETE", frame).status == 204


def sheets(leader: Api, employee: Api, admin: Api, hr: Api, folder: Path) -> None:
    """A module with a sheet, read while preparing."""
    made = admin("POST", "/modules?trust=true", package(folder / "sheet", SHEET), content_type="application/octet-stream")
    assert made.status == 201, made.body
    assert hr("PATCH", "/modules/sheet/departments/sun", {"is_on": True}).status == 204
    meeting = leader("POST", "/meetings", {"employee": id_of(employee), "date": in_days(5), "send": True}).json["id"]
    assert employee("PUT", f"/meetings/{meeting}/answers/sheet/goal", {"value": "Mere ro"}, if_none_match="*").status == 200
    draft = {"title": "Holde fri", "follow_up_on": in_days(14), "follow_up": "Mandag", "template": "sheet/promise", "meeting": meeting}
    assert employee("POST", "/self-agreements", draft).status == 201
    [sheet] = employee("GET", f"/meetings/{meeting}/contracts").json["contracts"]
    path = f"/meetings/{meeting}/contracts/{sheet['module']}/{sheet['id']}"
    [part] = employee("GET", path).json["parts"]
    goal, promises = part["fields"]
    assert goal["answer"]["value"] == "Mere ro" and promises["self_agreements"][0]["content"]["title"] == "Holde fri"
    [theirs] = leader("GET", path).json["parts"]
    assert "answer" not in theirs["fields"][0] and len(theirs["fields"]) == 1, "a draft, and what is agreed with oneself"
    assert admin("GET", path).status == 404
    assert leader("GET", f"/meetings/{meeting}/contracts/sheet/other").status == 404
    assert admin("DELETE", "/modules/sheet").status == 204


def what_will_not_be_held(hr: Api, leader: Api, employee: Api) -> None:
    found = hr("GET", "/recipients?q=" + EMPLOYEE.split()[0]).json["recipients"]
    assert found[0]["can_receive"]
    planned = hr("POST", "/meetings", {"employee": found[0]["person"]["id"], "date": in_days(9), "send": True})
    assert hr("GET", f"/meetings/{planned.json['id']}").status == 404
    assert leader("PUT", f"/meetings/{planned.json['id']}/ending", {"kind": "cancelled", "reason": "Ferie"}).status == 204


def question_sets(hr: Api, admin: Api) -> None:
    text = QUESTION_SET.encode()
    assert hr("POST", "/question-set-checks", text, content_type="application/yaml").status == 200
    department = hr("GET", "/question-sets/basis").json["choosable"][0]["id"]
    file = "/question-sets/vores/file"
    assert hr("PUT", f"{file}?department={department}", text, content_type="application/yaml").status == 201
    assert hr("PUT", file, text, content_type="application/yaml").status == 204
    assert hr("PUT", file, text, content_type="application/yaml", if_none_match="*").status == 412
    wrong = hr("PUT", file, text.replace(b"long_text", b"lang_tekst"), content_type="application/yaml")
    assert wrong.json["problems"][0]["line"] > 1
    assert hr("GET", file).body.decode().startswith("enrum: question-set/1")
    assert hr("PUT", "/question-sets/vores/departments", {"departments": [department]}).status == 204
    assert hr("GET", f"/form?department={department}").json["sections"]
    assert hr("PUT", "/question-sets/vores/activity", {"is_active": False}).status == 204
    assert admin("GET", "/question-sets").json["sets"]


def accounts(server: RunningServer, admin: Api) -> None:
    person = next(row for row in admin("GET", "/people?q=sofie").json["people"])
    assert admin("GET", "/people?left=true").status == 200
    invited = admin("POST", f"/people/{person['id']}/invitation").json["path"]
    link = "/links/" + invited.split("/")[-1]
    sofie = Api(server.url)
    assert sofie("GET", link).json["kind"] == "invitation"
    assert sofie("PUT", f"{link}/password", {"password": PASSWORD}).status == 204
    assert admin("POST", f"/people/{person['id']}/new-password").status == 201
    assert sofie("POST", "/session", {"email": person["email"], "password": "forkert"}).status == 401
    sofie.signed_in(sofie("POST", "/session", {"email": person["email"], "password": PASSWORD}))
    assert sofie("GET", "/account").json["has_password"]
    assert sofie("PUT", "/account/language", {"language": "en"}).status == 204
    assert sofie("PUT", "/account/password", {"current": PASSWORD, "password": PASSWORD + " igen"}).status == 204
    elsewhere = Api(server.url, "Sofie Aagaard")
    other = next(row for row in sofie("GET", "/sessions").json["sessions"] if not row["is_this"])
    assert sofie("DELETE", f"/sessions/{other['id']}").status == 204
    assert elsewhere("GET", "/session").status == 401
    assert sofie("DELETE", "/session").status == 204


FAULTY = {
    "plugin.yaml": """
enrum: plugin/1
id: faulty
version: 1.0.0
api: "1.0"
title: {da: Fejlende, en: Faulty}
summary: {da: Fejler altid., en: Always fails.}
author: Enrum
licence: Apache-2.0
hooks: [check_meeting]
settings:
  - {id: days, kind: number, label: {da: Dage, en: Days}, default: 7}
""",
    "meeting_types/both.yaml": """enrum: meeting-types/1
types:
  - { id: both, title: { da: Begge på en gang, en: Both at once }, reveal: together }
""",
    "rules.lua": """return {
  check_meeting = function(ctx) error("it never works") end,
}
""",
}


SHEET = {
    "plugin.yaml": """
enrum: plugin/1
id: sheet
version: 1.0.0
api: "1.0"
title: {da: Arket, en: Sheet}
summary: {da: Et ark at beholde., en: A sheet to keep.}
author: Enrum
licence: Apache-2.0
""",
    "questions/goal.yaml": """enrum: question-set/1
id: sheet
title: {da: Mål, en: Goals}
questions:
  - {id: goal, kind: long_text, label: {da: "Hvad er målet?", en: What is the goal?}}
""",
    "agreement_templates/promise.yaml": """enrum: agreement-templates/1
templates:
  - {id: promise, with: self, title: {da: Et løfte, en: A promise}}
""",
    "contracts/sheet.yaml": """enrum: contracts/1
contracts:
  - id: sheet
    title: {da: Arket, en: The sheet}
    parts:
      - {heading: {da: Mål, en: Goals}, fields: [{question: goal}, {agreements: self}]}
""",
}


def package(folder: Path, files: dict[str, str] = FAULTY) -> bytes:
    """A module as a file; one that fails whenever it is asked, when no other is named."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    out = folder.with_suffix(".zip")
    packing = [BINARY, "plugin", "pack", folder, "--out", out]
    packed = subprocess.run(packing, capture_output=True, text=True, timeout=60, env=clean_environment())
    assert packed.returncode == 0, packed.stdout + packed.stderr
    return out.read_bytes()


def modules(leader: Api, employee: Api, admin: Api, hr: Api, folder: Path) -> None:
    """A module is installed, switched on, set, fails in a conversation, is looked into, stopped, and taken away."""
    install = "/modules?trust=true"
    made = admin("POST", install, package(folder / "faulty"), content_type="application/octet-stream")
    assert made.status == 201, made.body
    names = [module["id"] for module in hr("GET", "/modules").json["modules"]]
    here, one = "/modules/faulty/departments/sun", "/modules/faulty"
    limits = {"instructions": 100_000, "matcher_steps": 100_000, "milliseconds": 100, "memory_bytes": 2_000_000}
    all_of([
        admin("PUT", "/module-order", {"modules": ["faulty", *(name for name in names if name != "faulty")]}).status,
        admin("PUT", f"{one}/grant", {"reads": []}).status,
        admin("PUT", f"{one}/limits", limits).status,
        hr("PATCH", here, {"is_on": True, "settings": {"days": 9}}).status,
    ], 204)
    assert hr("GET", here).json and "Fejlende" in admin("GET", one).body.decode()
    plan = {"employee": id_of(employee), "date": in_days(5), "send": True}
    meeting = leader("POST", "/meetings", plan).json["id"]
    page = leader.visitor.request("GET", f"/meetings/{meeting}/prepare", b"")
    assert page.status == 200 and "mangler" in page.text
    together = leader("POST", "/meetings", plan | {"type": "faulty/both", "date": in_days(6)}).json["id"]
    assert leader("PUT", f"/meetings/{together}/readiness").status == 204
    fault = admin("GET", f"{one}/faults").json["faults"][0]
    assert (fault["fault"]["line"], fault["count"] if "count" in fault else 1) == (2, 1)
    assert admin("POST", f"{one}/faults/{fault['number']}/replay").status == 200
    assert admin("GET", f"{one}/usage").json
    all_of([
        admin("PUT", f"{one}/pause").status, admin("DELETE", f"{one}/pause").status, hr("DELETE", f"{here}/pause").status,
        admin("PUT", f"{one}/version", {"version": "1.0.0"}).status, admin("DELETE", one).status,
    ], 204)


def reminders(leader: Api, employee: Api, server: RunningServer) -> None:
    """One that a module made, which it does once an hour."""
    pair = (id_of(employee), id_of(leader))
    with sqlite3.connect(server.data / "enrum.sqlite", timeout=10) as database:
        database.execute(
            "INSERT INTO reminder (id, plugin, employee, leader, key, recipient, due, text, made_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 0)",
            ("due-1", "formaalsdrevet", *pair, "k", pair[1], in_days(0), '{"da":"Det er længe siden"}'))
    database.close()
    assert [reminder["id"] for reminder in leader("GET", "/reminders").json["reminders"]] == ["due-1"]
    assert leader("PUT", "/reminders/due-1/putting-away").status == 204
    assert leader("GET", "/reminders").json["reminders"] == []


def a_case(leader: Api, employee: Api) -> None:
    """The demo's own, read by the two; the employee remarks, the leader notes."""
    [line] = leader("GET", "/cases").json["cases"]
    case = f"/cases/{line['id']}"
    assert employee("GET", case).json["role"] == "employee"
    document = f"{case}/documents/1"
    before = len(employee("GET", document).json["remarks"])
    assert employee("POST", f"{document}/remarks", {"text": "Det står ikke helt rigtigt"}).status == 204
    assert len(leader("GET", document).json["remarks"]) == before + 1
    assert leader("POST", f"{document}/remarks", {"text": "x"}).status == 404
    assert leader("POST", f"{case}/notes", {"text": "Vi talte kort på gangen", "occurred_on": in_days(0)}).status == 204


def a_case_to_its_decision(leader: Api, employee: Api, hr: Api, chief: Api) -> None:
    """Opened, convened, moved, held, heard about and decided: without what a rule of form asks for, nothing happens."""
    opened = leader(
        "POST", "/cases", {"employee": id_of(employee), "plugin": "adfaerdskorrigerende", "procedure": "adfaerd", "topic": "Bilens nøgler"})
    assert opened.status == 201
    case = f"/cases/{opened.json['id']}"
    assert leader("POST", f"{case}/steps", {"stage": "trin-3"}).status == 422
    assert leader("POST", f"{case}/advice", {"from": "Rasmus", "text": "Gå direkte til trin 3", "on": in_days(0)}).status == 204
    assert leader("POST", f"{case}/steps", {"stage": "trin-3", "reason": "Det er farligt", "expects": ["warning"]}).status == 204
    [line] = [line for line in leader("GET", "/cases").json["cases"] if line["id"] == opened.json["id"]]
    assert line["next"] == "name_hr"
    assert leader("PUT", f"{case}/people", {"hr": id_of(hr), "decision_maker": "lone.abildgaard@solvig.example"}).status == 204
    assert leader("POST", f"{case}/convening", {}).status == 422
    appointment = {
        "topic": "Bilens nøgler", "purpose": "At finde en fast plads", "date": in_days(7), "time": "10:00", "place": "Kontoret",
        "duration": 60, "participants": "Peter og Rasmus", "companion_right": True}
    assert leader("PUT", f"{case}/appointment", appointment).status == 204
    assert leader("POST", f"{case}/convening", {"means": "in_person"}).status == 204
    assert leader("PUT", f"{case}/appointment", appointment | {"date": in_days(0)}).status == 422
    assert leader("POST", f"{case}/holding", {"on": in_days(0)}).status == 422
    assert leader("POST", f"{case}/appointment/moves", {"date": in_days(0), "time": "10:00"}).status == 422
    agreed = {"date": in_days(0), "time": "10:00", "agreed": "Birgit ville gerne have det overstået"}
    assert leader("POST", f"{case}/appointment/moves", agreed).status == 204
    assert leader("POST", f"{case}/telling", {"on": in_days(0)}).status == 204
    assert leader("POST", f"{case}/holding", {"on": in_days(0)}).status == 204
    assert chief("POST", f"{case}/decision", {"decision": "warning"}).status == 422
    assert leader("POST", f"{case}/hearing", {"facts": "Nøglerne lå i bilen to gange", "intended": "warning"}).status == 204
    assert employee("POST", f"{case}/hearing/statements", {"text": "Skabet var låst"}).status == 204
    grounds = {"rule": "Ledelsesretten", "facts": "To gange", "reasons": "Bilen kan blive stjålet", "change": "Læg dem i skabet"}
    assert chief("POST", f"{case}/decision", grounds | {"decision": "dismissal"}).status == 422
    assert chief("POST", f"{case}/decision", grounds | {"decision": "warning"}).status == 204
    documents = employee("GET", case).json["documents"]
    assert [document["kind"] for document in documents] == ["convening", "hearing", "warning"]
    assert "Læg dem i skabet" in documents[-1]["body"]


def logs(admin: Api, employee: Api) -> None:
    assert employee("GET", "/access-log").json["rows"]
    assert admin("GET", "/security-log?before=1000000").json["rows"]
    assert admin("GET", "/operations").json["is_demo"]


def setting_up(folder: Path) -> None:
    """A new installation, by the link that the server prints when it starts."""
    subprocess.run([BINARY, "init", "--data", folder], capture_output=True, check=True, timeout=60, env=clean_environment())
    choices = {"organisation": "Solvig", "department": "Solvig", "name": "Nina Lund", "email": "nina@solvig.example", "language": "da"}
    with RunningServer(folder) as server:
        token = re.search(r"/setup/([a-z2-7]+)", server.log_text())
        assert token, server.log_text()
        nina = Api(server.url)
        assert nina("GET", "/demo/people").status == 404
        assert nina("PUT", f"/setup/{token[1]}", choices | {"password": PASSWORD}).status == 204
        nina.signed_in(nina("POST", "/session", {"email": "nina@solvig.example", "password": PASSWORD}))


def tell(api_as: Callable[[str | None], Api], server: RunningServer, folder: Path) -> None:
    """All of it."""
    leader, employee, hr, admin = (api_as(person) for person in (LEADER, EMPLOYEE, HR, ADMIN))
    a_conversation(leader, employee)
    what_will_not_be_held(hr, leader, employee)
    question_sets(hr, admin)
    modules(leader, employee, admin, hr, folder.parent)
    toolkits(leader, employee, hr)
    sheets(leader, employee, admin, hr, folder.parent)
    reminders(leader, employee, server)
    a_case(api_as(CASE_LEADER), api_as(CASE_EMPLOYEE))
    a_case_to_its_decision(*(api_as(person) for person in (CASE_LEADER, CASE_COLLEAGUE, CASE_HR, CASE_CHIEF)))
    accounts(server, admin)
    logs(admin, employee)
    setting_up(folder)
