import threading

import pytest

from decisionaid.pdf.errors import PdfBusy, PdfError, PdfUnavailable
from decisionaid.pdf.service import MAX_HTML_BYTES, PdfService, get_pdf_service


class FakeWorker:
    """Answers when told to."""

    def __init__(self):
        self.asked = threading.Event()
        self.may_answer = threading.Event()
        self.may_answer.set()
        self.alive = True
        self.documents = []
        self.at_work = 0

    def render(self, html, stylesheet, *, seconds):
        self.at_work += 1
        assert self.at_work == 1
        self.documents.append(html)
        self.asked.set()
        assert self.may_answer.wait(30)
        self.at_work -= 1
        return b"pdf of " + html

    def is_alive(self):
        return self.alive

    def stop(self):
        self.alive = False


class Workers(list):
    def start(self):
        self.append(FakeWorker())
        return self[-1]


@pytest.fixture
def workers():
    return Workers()


@pytest.fixture
def ask(workers):
    """Ask in threads of their own; `answers` are in the order in which they came."""
    threads = []

    def ask_in_thread(service, html, answers):
        def run():
            answers.append(service.render(html, stylesheet=""))

        threads.append(threading.Thread(target=run))
        threads[-1].start()

    yield ask_in_thread
    for worker in workers:
        worker.may_answer.set()
    for thread in threads:
        thread.join()


@pytest.fixture
def occupied(workers, ask):
    """Give a service whose worker is at a PDF until told to answer."""

    def occupy(**limits):
        service = PdfService(start_worker=workers.start, **limits)
        service.render("first", stylesheet="")
        workers[0].may_answer.clear()
        workers[0].asked.clear()
        ask(service, "long", [])
        assert workers[0].asked.wait(30)
        return service

    return occupy


def test_worker_starts_with_the_first_pdf_and_stays(workers):
    service = PdfService(start_worker=workers.start)
    assert workers == []

    pdfs = [service.render(html, stylesheet="") for html in ("a", "b")]

    assert pdfs == [b"pdf of a", b"pdf of b"]
    assert len(workers) == 1


def test_full_queue_is_busy_at_once(occupied):
    service = occupied(max_waiting=0, max_wait_seconds=1000)

    with pytest.raises(PdfBusy):
        service.render("x", stylesheet="")


def test_long_wait_ends_in_busy(occupied, workers):
    service = occupied(max_wait_seconds=0.01)
    # Who waits much longer than told gets a PDF after all.
    release = threading.Timer(5, workers[0].may_answer.set)
    release.start()

    with pytest.raises(PdfBusy):
        service.render("x", stylesheet="")

    release.cancel()
    release.join()
    assert b"x" not in workers[0].documents


def test_those_who_wait_get_their_pdf_one_after_the_other(occupied, workers, ask):
    service = occupied(max_waiting=4, max_wait_seconds=30)
    answers = []
    for number in range(4):
        ask(service, str(number), answers)
    workers[0].may_answer.set()
    while len(answers) < 4:
        threading.Event().wait(0.01)

    assert sorted(answers) == [b"pdf of 0", b"pdf of 1", b"pdf of 2", b"pdf of 3"]


def test_place_in_the_queue_is_free_again_after_busy_and_after_an_error(workers):
    service = PdfService(max_waiting=0, start_worker=workers.start)
    service.render("first", stylesheet="")

    def fail(*arguments, **options):
        raise PdfError("No.")

    workers[0].render = fail
    for _ in range(3):
        with pytest.raises(PdfError, match="No."):
            service.render("x", stylesheet="")


def test_worker_that_has_died_is_replaced(workers):
    service = PdfService(start_worker=workers.start)
    service.render("a", stylesheet="")

    workers[0].alive = False

    assert service.render("b", stylesheet="") == b"pdf of b"
    assert len(workers) == 2


def test_worker_is_replaced_after_its_share_of_pdfs(workers):
    service = PdfService(renders_per_worker=2, start_worker=workers.start)

    for _ in range(5):
        service.render("a", stylesheet="")

    assert [len(worker.documents) for worker in workers] == [2, 2, 1]
    assert [worker.alive for worker in workers] == [False, False, True]


def test_service_works_again_after_it_was_closed(workers):
    service = PdfService(start_worker=workers.start)
    service.render("a", stylesheet="")

    service.close()

    assert not workers[0].alive
    assert service.render("b", stylesheet="") == b"pdf of b"


@pytest.mark.parametrize(
    "html",
    [
        # Three bytes a character: the limit is one of bytes.
        pytest.param("あ" * (MAX_HTML_BYTES // 3 + 1), id="too long"),
        pytest.param("\ud800", id="half a character"),
    ],
)
def test_document_that_cannot_be_sent_is_refused_before_the_worker(html, workers):
    service = PdfService(start_worker=workers.start)

    with pytest.raises(PdfError) as refusal:
        service.render(html, stylesheet="")

    assert workers == []
    assert refusal.value.__cause__ is None
    assert refusal.value.__suppress_context__ or refusal.value.__context__ is None


def test_document_of_the_largest_size_is_sent(workers):
    service = PdfService(start_worker=workers.start)

    service.render("a" * MAX_HTML_BYTES, stylesheet="")

    assert len(workers[0].documents[0]) == MAX_HTML_BYTES


def test_there_is_one_service_for_all_threads():
    assert get_pdf_service() is get_pdf_service()


def test_two_workers_make_two_pdfs_at_once_and_no_third(workers, ask):
    service = PdfService(workers=2, max_waiting=1, max_wait_seconds=30, start_worker=workers.start)
    service.warm("")
    for worker in workers:
        worker.asked.clear()
        worker.may_answer.clear()
    answers = []
    for html in ("a", "b"):
        ask(service, html, answers)
    assert all(worker.asked.wait(30) for worker in workers)

    ask(service, "c", answers)
    while service._places._value:
        threading.Event().wait(0.01)
    with pytest.raises(PdfBusy):
        service.render("d", stylesheet="")
    for worker in workers:
        worker.may_answer.set()
    while len(answers) < 3:
        threading.Event().wait(0.01)

    assert sorted(answers) == [b"pdf of a", b"pdf of b", b"pdf of c"]
    assert len(workers) == 2


def test_warming_starts_every_worker_with_the_style_sheet_and_leaves_them_free(workers):
    service = PdfService(workers=3, max_waiting=0, start_worker=workers.start)

    service.warm("p {}")

    assert [len(worker.documents) for worker in workers] == [1, 1, 1]
    assert service.render("a", stylesheet="") == b"pdf of a"
    assert len(workers) == 3


def test_warming_leaves_a_worker_alone_that_is_at_a_pdf(occupied, workers):
    service = occupied()

    service.warm("")

    assert [worker.documents for worker in workers] == [[b"first", b"long"]]


def test_only_the_worker_that_has_died_is_replaced(workers):
    service = PdfService(workers=2, start_worker=workers.start)
    service.warm("")

    workers[0].alive = workers[1].alive = False
    service.render("a", stylesheet="")

    assert len(workers) == 3
    assert len(workers[2].documents) == 1


def test_no_room_is_told_before_a_document_is_written(occupied):
    service = occupied(max_waiting=0)

    with pytest.raises(PdfBusy):
        service.check_room()


def test_looking_for_room_takes_none(workers):
    service = PdfService(max_waiting=0, start_worker=workers.start)

    for _ in range(3):
        service.check_room()

    assert service.render("a", stylesheet="") == b"pdf of a"


def test_worker_that_dies_at_work_is_replaced_before_the_next_pdf_is_asked_for(workers):
    service = PdfService(start_worker=workers.start)
    service.render("a", stylesheet="")

    def die(*arguments, **options):
        workers[0].alive = False
        raise PdfError("The PDF worker died.")

    workers[0].render = die
    with pytest.raises(PdfError, match="died"):
        service.render("b", stylesheet="")

    assert [worker.alive for worker in workers] == [False, True]


def test_system_that_starts_no_process_any_more_is_told_to_the_next(workers, monkeypatch, caplog):
    service = PdfService(renders_per_worker=2, start_worker=workers.start)
    service.render("a", stylesheet="")

    def start_none():
        raise PdfUnavailable("The PDF worker did not start.")

    monkeypatch.setattr(service, "_start_worker", start_none)
    assert service.render("b", stylesheet="") == b"pdf of b"
    assert "did not start" in caplog.text

    with pytest.raises(PdfUnavailable):
        service.render("c", stylesheet="")
