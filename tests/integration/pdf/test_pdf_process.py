"""Real worker processes that come to grief. What they render is simple, so that they start quickly."""

import os
import signal
import subprocess
import sys
import threading

import pytest

from decisionaid.pdf import process
from decisionaid.pdf.errors import PdfBusy, PdfError, PdfTimeout, PdfUnavailable
from decisionaid.pdf.process import PROJECT, WorkerProcess
from decisionaid.pdf.service import PdfService

WORKER = (
    "from decisionaid.pdf import worker; worker.get_ready = lambda: None; "
    "worker.render_pdf = {}; worker.main()"
)
SIMPLE = WORKER.format("lambda html, stylesheet: b'pdf of ' + html.encode()")
FORK = f"""
import os, signal, sys, threading
from decisionaid.pdf import process
from decisionaid.pdf.service import PdfService
process.RUN_WORKER = ("-c", {SIMPLE!r})
service = PdfService()
service.render("a", stylesheet="")
first = service._desks[0].worker.pid
pipe = service._desks[0].worker._requests.fileno()
os.kill(first, signal.SIGSTOP)
pdfs = []
thread = threading.Thread(target=lambda: pdfs.append(service.render("b", stylesheet="")))
thread.start()
while service._free.qsize():
    pass
child = os.fork()
if not child:
    closed = False
    try:
        os.fstat(pipe)
    except OSError:
        closed = True
    right = service.render("c", stylesheet="") == b"pdf of c" and service._desks[0].worker.pid != first
    service.close()
    os._exit(0 if closed and right else 1)
right = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
os.kill(first, signal.SIGCONT)
thread.join()
right = right and pdfs == [b"pdf of b"] and service._desks[0].worker.pid == first
service.close()
sys.exit(0 if right else 1)
"""
KILLED = f"""
import os, signal
from decisionaid.pdf import process
process.RUN_WORKER = ("-c", {SIMPLE!r})
worker = process.WorkerProcess()
worker.render(b"a", b"", seconds=30)
os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.fixture(autouse=True)
def simple_worker(monkeypatch):
    monkeypatch.setattr(process, "RUN_WORKER", ("-c", SIMPLE))


@pytest.fixture
def service():
    service = PdfService()
    yield service
    service.close()


@pytest.fixture
def worker(service):
    """Give the process id of a worker that has made a PDF."""
    service.render("first", stylesheet="")
    return service._desks[0].worker.pid


def is_gone(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return True
    return False


def run(code, **options):
    # Newer Pythons warn of a fork beside threads, which is what a test is about.
    options["args"] = [sys.executable, "-W", "error", "-W", "ignore::DeprecationWarning", "-c", code]
    return subprocess.run(cwd=PROJECT, timeout=60, **options)


def frames(*parts):
    return b"".join(len(part).to_bytes(4) + part for part in parts)


def test_late_worker_is_ended_and_replaced(service, worker):
    os.kill(worker, signal.SIGSTOP)

    with pytest.raises(PdfTimeout):
        service.render("x", stylesheet="", timeout=0.1)

    assert is_gone(worker)
    assert service.render("y", stylesheet="") == b"pdf of y"


def test_document_larger_than_a_pipe_does_not_hang_on_a_stopped_worker(service, worker):
    os.kill(worker, signal.SIGSTOP)

    with pytest.raises(PdfTimeout):
        service.render("x" * 1_000_000, stylesheet="", timeout=0.1)


def test_worker_that_died_between_two_documents_is_replaced(service, worker):
    os.kill(worker, signal.SIGKILL)
    os.waitid(os.P_PID, worker, os.WEXITED | os.WNOWAIT)

    assert service.render("y", stylesheet="") == b"pdf of y"


def test_worker_that_dies_at_work_is_replaced(service, worker):
    # It dies just after the look whether it is alive.
    service._desks[0].worker.is_alive = lambda: True
    os.kill(worker, signal.SIGKILL)

    with pytest.raises(PdfError, match="died with status -9"):
        service.render("x", stylesheet="")

    del service._desks[0].worker.is_alive
    assert service.render("y", stylesheet="") == b"pdf of y"


def test_answer_to_an_interrupted_question_is_never_given_to_the_next(service, worker, monkeypatch):
    def interrupt(pipe):
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(process, "read_frame", interrupt)
        with pytest.raises(KeyboardInterrupt):
            service.render("one", stylesheet="")

    assert service.render("another", stylesheet="") == b"pdf of another"


def test_answer_with_another_ticket_is_refused(service, worker, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(process, "read_frame", lambda pipe: b"another")
        with pytest.raises(PdfError):
            service.render("x", stylesheet="")

    assert is_gone(worker)


def test_threads_get_their_own_documents(service):
    pdfs = {}

    def render(name):
        pdfs[name] = service.render(name, stylesheet="")

    threads = [threading.Thread(target=render, args=(name,)) for name in "abcde"]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert pdfs == {name: b"pdf of " + name.encode() for name in "abcde"}


def test_others_are_told_that_it_is_busy_while_a_worker_is_stuck():
    service = PdfService(max_waiting=0)
    service.render("first", stylesheet="")
    os.kill(service._desks[0].worker.pid, signal.SIGSTOP)
    pdfs = []
    thread = threading.Thread(target=lambda: pdfs.append(service.render("x", stylesheet="")))
    thread.start()
    while service._free.qsize():
        threading.Event().wait(0.01)

    with pytest.raises(PdfBusy):
        service.render("y", stylesheet="")

    os.kill(service._desks[0].worker.pid, signal.SIGCONT)
    thread.join()
    service.close()
    assert pdfs == [b"pdf of x"]


def test_closed_service_leaves_no_process(service, worker):
    service.close()

    assert is_gone(worker)


def test_process_forked_during_a_render_starts_a_worker_of_its_own():
    parent = run(FORK, capture_output=True)

    assert parent.stderr == b""
    assert parent.returncode == 0


def test_forgotten_worker_is_not_taken_for_a_child():
    worker = WorkerProcess()

    worker.forget()

    assert not worker.is_alive()
    os.waitpid(worker.pid, 0)


def test_worker_ends_with_the_process_that_started_it():
    # The worker inherits standard error, so this returns only when both are gone.
    parent = run(KILLED, capture_output=True)

    assert parent.returncode == -signal.SIGKILL
    assert parent.stderr == b""


def test_stuck_worker_ends_itself_when_nobody_waits_any_more():
    stuck = WORKER.format("lambda html, stylesheet: __import__('time').sleep(1000)")

    ended = run(
        f"from decisionaid.pdf import worker; worker.GRACE_SECONDS = 0; {stuck}",
        input=frames(b"", b"0.1", b"", b""),
    )

    assert ended.returncode == -signal.SIGALRM


def test_what_a_library_prints_does_not_get_among_the_answers():
    noisy = WORKER.format("lambda html, stylesheet: print('noise', flush=True) or b'pdf'")

    answer = run(noisy, input=frames(b"ticket", b"9", b"", b""), capture_output=True)

    assert answer.stdout == frames(b"ticket", b"", b"pdf")
    assert answer.stderr == b"noise\n"
    assert answer.returncode == 0


def test_worker_that_cannot_start_is_told(monkeypatch):
    monkeypatch.setattr(process.sys, "executable", "/nonexistent/python")

    with pytest.raises(PdfUnavailable):
        WorkerProcess()
