"""A full disk, and a file that cannot be written to, against the real program: they say so, and nothing that was saved or typed is lost."""

from __future__ import annotations

import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from html import escape
from pathlib import Path

from chaos import Client, Writer, database_faults, prepare
from running import RunningServer, copy_of
from small_disk import small_disk
from visitor import Answer, Form

SEED = 20261124
TYPED = "Det her skrev jeg, & der var <ikke> plads."


def test_a_full_disk_says_so_and_loses_nothing(demo: Path, tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk:
        data = copy_of(demo, disk.folder / "data")
        with RunningServer(data) as server:
            writers = prepare(server.url, 6, SEED)
            disk.fill(leaving=300_000)
            with ThreadPoolExecutor(len(writers)) as all_at_once:
                refusals = list(all_at_once.map(write_until_refused, writers))
            assert {refusal.status for refusal in refusals} == {507}, refusals
            assert all('"code":"disk_full"' in refusal.text for refusal in refusals)
            assert sum(writer.saves for writer in writers) > 0, "nothing was saved before it was full"
            expect_what_was_promised(writers, "while it is full")

            refused, text = send_until_refused(writers[0])
            expect_page(refused, 507, "Der er ikke plads til at gemme lige nu", text)
            assert text not in own_texts(writers[0])
            expect_what_was_promised(writers[1:], "after a refused form")
            disk.make_room()
            expect_sent_again(writers[0], refused, text)
            for writer in writers[1:]:
                save_once(writer)
            assert database_faults(data / "enrum.sqlite") == []
        with RunningServer(data) as server:
            for writer in writers:
                writer.client = Client(server.url, writer.client.name)
            expect_what_was_promised(writers[1:], "after a restart")
            assert text in own_texts(writers[0])
        assert database_faults(data / "enrum.sqlite") == []


def test_a_file_that_cannot_be_written_to_is_read_and_loses_nothing(fresh_data: Path) -> None:
    database = fresh_data / "enrum.sqlite"
    with RunningServer(fresh_data) as server:
        port = server.port
        (writer,) = prepare(server.url, 1, SEED)
        save_once(writer)
        own_form = form_of(writer)
    os.chmod(database, 0o444)
    with RunningServer(fresh_data, port=port, through=without_override()):
        refused = send(writer, own_form, TYPED)
        expect_page(refused, 503, "Der kan ikke gemmes lige nu", TYPED)
        expect_what_was_promised([writer], "while it cannot be written to")
        assert writer.client.visitor.request("GET", "/healthz").status == 503
    os.chmod(database, 0o600)
    with RunningServer(fresh_data, port=port):
        expect_what_was_promised([writer], "when it can be written to again")
        expect_sent_again(writer, refused, TYPED)
    assert database_faults(database) == []


def without_override() -> tuple[str, ...]:
    """Root writes to every file, unless it does without that power (capabilities(7), CAP_DAC_OVERRIDE)."""
    if os.geteuid() != 0:
        return ()
    assert shutil.which("setpriv"), "setpriv is missing; it is part of util-linux"
    return "setpriv", "--bounding-set", "-dac_override,-dac_read_search"


def write_until_refused(writer: Writer) -> Answer:
    for _ in range(5_000):
        writer.sent += 1
        texts = writer.texts(writer.sent)
        answer = writer.client.try_to_save(writer.meeting, texts, writer.versions)
        if answer.status != 200:
            return answer
        writer.versions = writer.client.versions(texts, answer)
        writer.promised, writer.saves = writer.sent, writer.saves + 1
    raise AssertionError("the disk never became full")


def save_once(writer: Writer) -> None:
    writer.sent += 1
    writer.versions = writer.client.save(writer.meeting, writer.texts(writer.sent), writer.versions)
    writer.promised = writer.sent


def expect_what_was_promised(writers: list[Writer], when: str) -> None:
    for writer in writers:
        promised = writer.promised
        assert writer.look() == [], when
        assert writer.promised == promised, f"{writer.client.name}, {when}: {writer.promised} is there, and was refused"


def form_of(writer: Writer) -> tuple[str, Form]:
    """The preparation as it stands in a browser, with the address of its page."""
    page = writer.client.visitor.get(f"/meetings/{writer.meeting}/prepare")
    return page.path, next(form for form in page.forms if form.action.endswith("/writing"))


def send(writer: Writer, opened: tuple[str, Form], text: str) -> Answer:
    path, form = opened
    question = next(question for question in writer.versions if f"answer/{question}" in form.fields)
    return writer.client.visitor.send(form, form.fields | {f"answer/{question}": text}, path)


def send_until_refused(writer: Writer) -> tuple[Answer, str]:
    """What is too much in one save may still fit in a smaller one. Returns the refusal, and the text that was refused."""
    for number in range(200):
        text = f"{TYPED} {number}"
        answer = send(writer, form_of(writer), text)
        if answer.status != 200:
            return answer, text
        assert text in own_texts(writer)
    raise AssertionError("the disk never became full")


def expect_page(answer: Answer, status: int, title: str, text: str) -> None:
    assert answer.status == status, answer.text
    assert answer.headers["content-type"].startswith("text/html")
    assert f"<h1>{title}</h1>" in answer.text and escape(text) in answer.text, answer.text
    assert answer.headers["retry-after"]


def expect_sent_again(writer: Writer, refused: Answer, text: str) -> None:
    """The page that refused it sends it again, with one press."""
    kept = next(form for form in refused.forms if form.action.endswith("/writing"))
    answer = writer.client.visitor.send(kept, kept.fields, refused.path)
    assert answer.status == 200, answer.text
    assert text in own_texts(writer)


def own_texts(writer: Writer) -> list[str]:
    return [text for text, _ in writer.client.own_answers(writer.meeting).values()]
