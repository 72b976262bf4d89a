"""Two processes with connections of their own change the live release at once, on SQLite and PostgreSQL."""

import os
import subprocess
import sys

import pytest

from tests.postgres import manage_on
from tests.postgres_server import ROOT

COUNT = """
from decisionaid.releases.models import Release, ReleaseEvent
print(list(Release.objects.filter(status="published").values_list("number", flat=True)))
for action in ("published", "retired", "restored", "unscheduled"):
    events = ReleaseEvent.objects.filter(action=action).order_by("pk")
    print(action, list(events.values_list("release__number", flat=True)))
"""


@pytest.fixture(params=["sqlite", "postgres"])
def database(request, tmp_path):
    if request.param == "postgres":
        return request.getfixturevalue("own_postgres_url")
    url = f"sqlite:///{tmp_path / 'own.sqlite3'}"
    manage_on(url, "migrate", "-v", "0")
    return url


@pytest.fixture
def desk(database, tmp_path):
    folder = tmp_path / "meetings"

    class Desk:
        meetings = 0

        def call(self, name, *arguments, **named):
            told = ", ".join([*map(repr, arguments), *(f"{key}={value!r}" for key, value in named.items())])
            return manage_on(database, "shell", "-c", f"from tests import publishers as p; p.{name}({told})")

        def at_once(self, *actions, live):
            """Let several people act at the same moment; gives how it ended for each."""
            self.meetings += 1
            here = folder / str(self.meetings)
            here.mkdir(parents=True)
            started = [
                subprocess.Popen(
                    [
                        *(sys.executable, "manage.py", "shell", "-c"),
                        f"from tests import publishers as p; "
                        f"p.run({action!r}, {number}, {live}, {str(here)!r}, '{index}')",
                    ],
                    cwd=ROOT,
                    env={**os.environ, "DATABASE_URL": database},
                    stdout=subprocess.PIPE,
                    stderr=subprocess.PIPE,
                    text=True,
                )
                for index, (action, number) in enumerate(actions)
            ]
            ends = []
            for process in started:
                out, errors = process.communicate(timeout=120)
                assert process.returncode == 0, errors
                ends.append(out.partition("ended: ")[2].strip())
            return ends

        def counts(self):
            return manage_on(database, "shell", "-c", COUNT).stdout.splitlines()[-5:]

    desk = Desk()
    desk.call("begin", str(tmp_path / "content"))
    return desk


def test_nothing_is_published_twice_and_the_second_is_told_so(desk):
    desk.call("hand_in", "Soft wool", is_planned=False)

    ends = desk.at_once(("publish", 2), ("publish", 2), live=1)

    assert sorted(ends) == ["AlreadyPublished", "done"]
    assert desk.counts() == ["[2]", "published [1, 2]", "retired [1]", "restored []", "unscheduled []"]

    # One publishes the next release while another goes back to the first: both looked at release 2.
    desk.call("hand_in", "Softer wool", is_planned=False)
    ends = desk.at_once(("publish", 3), ("restore", 1), live=2)

    assert sorted(ends) == ["OtherLive", "done"]
    live, published, retired, restored, _ = desk.counts()
    assert retired == "retired [1, 2]"
    assert (live, published, restored) in {
        ("[3]", "published [1, 2, 3]", "restored []"),
        ("[1]", "published [1, 2]", "restored [1]"),
    }


def test_two_runs_of_the_command_publish_what_is_due_once(desk):
    desk.call("hand_in", "Soft wool", is_planned=True)

    ends = desk.at_once(("due", 2), ("due", 2), live=1)

    assert sorted(ends) == ["published [2] refused 0", "published [] refused 0"]
    assert desk.counts() == ["[2]", "published [1, 2]", "retired [1]", "restored []", "unscheduled []"]

    # A withdrawal by two people at once is one withdrawal.
    ends = desk.at_once(("restore", 1), ("restore", 1), live=2)

    assert sorted(ends) == ["WrongState", "done"]
    assert desk.counts() == ["[1]", "published [1, 2]", "retired [1, 2]", "restored [1]", "unscheduled []"]


def test_a_plan_is_either_carried_out_or_called_off(desk):
    desk.call("hand_in", "Soft wool", is_planned=True)

    due, call_off = desk.at_once(("due", 2), ("call off", 2), live=1)

    live, published, _, _, unscheduled = desk.counts()
    assert (due, call_off, live, published, unscheduled) in {
        ("published [2] refused 0", "AlreadyPublished", "[2]", "published [1, 2]", "unscheduled []"),
        ("published [] refused 0", "done", "[1]", "published [1]", "unscheduled [2]"),
    }
