"""The panel filled with real things, and every address of it that the URL resolver knows."""

import io
import re
from collections.abc import Iterator
from datetime import timedelta
from functools import cached_property
from typing import Any

from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils import timezone
from PIL import Image

from decisionaid.audit.models import AuditEvent
from decisionaid.clinic.actions import propose as propose_clinic
from decisionaid.clinic.actions import save_logo
from decisionaid.clinic.logo import read_logo
from decisionaid.clinic.models import ClinicDraft
from decisionaid.clinic.selectors import get_draft
from decisionaid.content.items import SINGLE_KINDS
from decisionaid.counts.models import Count
from decisionaid.releases import review_actions
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.releases.models import ContentItem, Release
from decisionaid.reports.actions import change_report, receive_report
from decisionaid.sharing.actions import add_note, open_by_code
from decisionaid.staff.people import invite_person, set_active
from decisionaid.staff.roles import ADMINISTRATOR, CLINICIAN, EDITOR, RECEPTION, REVIEWER, ROLES
from tests.clinics import OFFER, PROFILE, both, publish_clinic, write_draft
from tests.content_staff import change, get_item
from tests.journeys.test_content_story import refresh_live_release, share
from tests.staff import make_person
from tests.visitors import enter, give_keys_and_codes

SAMPLE = "?sample=pregnant&language=ja"


def list_routes() -> dict[str, str]:
    """Give name -> route of everything below the panel, as the URL resolver has it."""

    def walk(patterns: list[Any], before: str = "") -> Iterator[tuple[str, str]]:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLResolver):
                yield from walk(pattern.url_patterns, route)
            elif isinstance(pattern, URLPattern):
                yield pattern.name or route, route

    start = settings.STAFF_PATH.removeprefix("/")
    found = [each for each in walk(get_resolver().url_patterns) if each[1].startswith(start)]
    assert len(dict(found)) == len(found), "two pages have one name"
    return dict(found)


class World:
    """A clinic in the middle of its work: something in every list, in every state that a list tells apart."""

    def __init__(self) -> None:
        self.now = timezone.now()
        self.release = publish_first_release_if_none(now=self.now)
        refresh_live_release()
        self.people = {role: make_person(role, email=f"{role}@example.jp") for role in ROLES}
        self.keys = {role: give_keys_and_codes(person) for role, person in self.people.items()}
        self._share()
        self._receive_reports()
        self._count()
        self._work_on_content()
        self._work_on_the_clinic()
        self.invited = invite_person(
            email="a-very-long-address-of-somebody@department.example.jp",
            name="乾 美奈子",
            roles=[RECEPTION, CLINICIAN],
            actor=self.people[ADMINISTRATOR],
            now=self.now,
        )
        self.gone = make_person(RECEPTION)
        set_active(person=self.gone, is_active=False, actor=self.people[ADMINISTRATOR], now=self.now)

    def enter(self, visitor: str) -> Client:
        """Let a visitor in as far as they may come, with what waits for their role."""
        client = enter(visitor, self.people.get(visitor, self.people[EDITOR]))
        client.post("/staff/shared/", {"code": self.code})
        draft = get_draft()
        if visitor in (CLINICIAN, REVIEWER) and draft.status == ClinicDraft.Status.DRAFT:
            propose_clinic(revision=draft.revision, by=self.people[ADMINISTRATOR], now=self.now)
        return client

    def addresses(self, name: str, route: str, visitor: str = EDITOR) -> list[str]:
        """Give where a page is, about each thing that makes it look another way."""
        if name in self._places:
            return self._places[name]
        queries = self._queries.get(name, [""])
        if "<" not in route:
            return [f"/{route}{query}" for query in queries]
        return [f"/{re.sub('<[^>]+>', str(one), route)}" for one in self._objects(name, visitor)]

    @cached_property
    def _places(self) -> dict[str, list[str]]:
        """Give addresses that are not made of numbers of objects."""
        tokens = (self.invited.token, "used-up")
        return {
            "app_list": [f"/staff/{label}/" for label in ("releases", "sharing", "audit")],
            "staff/(?P<url>.*)$": ["/staff/no-such-page/"],
            "view_on_site": ["/staff/r/1/1/"],
            "invitation": [f"/staff/account/invitation/{token}/" for token in tokens],
        }

    @cached_property
    def _queries(self) -> dict[str, list[str]]:
        """Give what stands behind the address where that makes another page."""
        kinds = set(ContentItem.objects.values_list("kind", flat=True)) - set(SINGLE_KINDS)
        found = "?kind=options&q=%E4%B8%8A%E6%B8%85&review=overdue"
        return {
            "releases_contentitem_preview_page": [SAMPLE],
            "releases_contentitem_preview_pdf": [SAMPLE],
            "releases_contentitem_add": ["", *(f"?kind={kind}" for kind in sorted(kinds))],
            "releases_contentitem_changelist": ["", "?p=2", found],
            "statistics": [f"?by={by}" for by in ("day", "week", "month")],
        }

    def _objects(self, name: str, visitor: str) -> list[Any]:
        if name.startswith("releases_contentitem"):
            return self._items(name, visitor)
        things = {
            "mfa_": [self.keys.get(visitor, self.keys[EDITOR])],
            "releases_release": Release.objects.order_by("number"),
            "person": [self.people[EDITOR], self.people[ADMINISTRATOR], self.gone, self.invited.person],
            "report": [self.report],
            "audit_": AuditEvent.objects.exclude(note="")[:1],
            "staff/audit/": AuditEvent.objects.exclude(note="")[:1],
            "clinic_offer": [],
        }
        found = next((rows for start, rows in things.items() if name.startswith(start)), [self.shared])
        return [row.pk for row in found] or [OFFER.id]

    def _items(self, name: str, visitor: str) -> list[int]:
        if name != "releases_contentitem_change":
            return [self.changed.pk]
        if visitor != EDITOR:
            # Others see the same form without its buttons.
            return [self.changed.pk, get_item("rules", "I-02").pk]
        # The largest piece of each kind has every sort of field that the kind knows.
        by_size = sorted(ContentItem.objects.all(), key=lambda item: len(str(item.body)))
        return sorted({item.kind: item.pk for item in by_size}.values())

    def _share(self) -> None:
        self.code = share(self.release)
        self.shared = open_by_code(text=self.code, actor=self.people[CLINICIAN], now=self.now)
        add_note(shared=self.shared, text="次回に相談", actor=self.people[CLINICIAN], now=self.now)

    def _receive_reports(self) -> None:
        long = {"place": "pdf", "text": "読みにくいです。" * 40, "contact": "a@example.jp", "language": "ja"}
        self.report = receive_report(kind="safety", now=self.now, **long)
        other = receive_report(kind="mistake", now=self.now - timedelta(days=30), **long)
        change_report(
            report=other, state="closed", note="直した", item="about/about",
            actor=self.people[EDITOR], now=self.now,
        )  # fmt: skip

    def _count(self) -> None:
        today = timezone.localdate()
        for n in range(70):
            day = today - timedelta(days=n)
            Count.objects.create(day=day, kind="started", bucket="", n=9 + n % 7)
            Count.objects.create(day=day, kind="finished", bucket="", n=n % 8)
            Count.objects.create(day=day, kind="minutes", bucket="08", n=9)
        month = (today.replace(day=1) - timedelta(days=40)).replace(day=1)
        for bucket, number in (("concern", 40), ("age", 3), ("safety", 31)):
            Count.objects.create(day=month, kind="at", bucket=bucket, n=number)

    def _work_on_content(self) -> None:
        editor = self.people[EDITOR]
        self.changed = self._correct("どこからもお金を受け取っていません。", "No money comes from anywhere.")
        self.proposed = review_actions.propose_release(note="はっきり書く", by=editor, now=self.now)
        review_actions.comment_on_release(
            release_id=self.proposed.pk, comment="出どころは?", by=self.people[REVIEWER], now=self.now
        )

    def _correct(self, japanese: str, english: str) -> ContentItem:
        return change(
            "about", "about", by=self.people[EDITOR], now=self.now, funding={"ja": japanese, "en": english}
        )

    def _work_on_the_clinic(self) -> None:
        publish_clinic()
        writer = self.people[ADMINISTRATOR]
        buffer = io.BytesIO()
        Image.new("RGB", (480, 160), (0, 90, 40)).save(buffer, "PNG")
        profile = PROFILE.model_copy(update={"logo_alt": both("みどり皮ふ科", "Midori Skin Clinic")})
        save_logo(
            picture=read_logo(buffer.getvalue()), revision=get_draft().revision, by=writer, now=self.now
        )
        write_draft(writer, profile=profile)
