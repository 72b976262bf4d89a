"""What the page of a release shows: states, who said what, and what differs from the live release."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from decisionaid.content.difference import ItemChange, difference
from decisionaid.domain.finding import Finding
from decisionaid.releases import review_actions
from decisionaid.releases.live import LiveRelease
from decisionaid.releases.models import Draft, Release, ReleaseEvent
from decisionaid.releases.proofs import find_proof, is_running
from decisionaid.releases.samples import SampleChange, compare_samples
from decisionaid.releases.selectors import find_published_release, read_release
from decisionaid.staff.content.attention import tell_last_check
from decisionaid.staff.content.presenters import kind_name, name_of
from decisionaid.staff.itemform.choice_labels import choice_label
from decisionaid.web.reader import reader_language, tell_reader

MOST_CHANGES = 300
CHANGE_NAMES = {
    "added": lambda: _("added"),
    "removed": lambda: _("taken out"),
    "changed": lambda: _("changed"),
    "moved": lambda: _("moved"),
}


def build_release_page(release: Release, user: AbstractBaseUser) -> dict[str, Any]:
    """Give the context of the page."""
    live = find_published_release()
    compared = _compare(release, live) if release.is_open and live else None
    draft = Draft.objects.filter(pk=Draft.ONLY).first()
    return {
        "title": _("Release %(number)s") % {"number": release.number},
        "release": release,
        "proposed_by": name_of(release.proposed_by) if release.proposed_by else "",
        "is_in_review": release.status == Release.Status.IN_REVIEW,
        "is_retired": release.status == Release.Status.RETIRED,
        "is_approved": release.is_open and review_actions.is_approved(release),
        "no_verdict": review_actions.why_no_verdict(release, user) if release.is_open else "",
        "live": live,
        "proof": _proof(release) if release.status == Release.Status.IN_REVIEW else None,
        "revision": draft.revision if draft else "",
        "compared": compared,
        "events": [(event, name_of(event.by)) for event in _events(release)],
        **tell_last_check(None if release.status == Release.Status.RETIRED else release),
    }


def _proof(release: Release) -> dict[str, Any]:
    """Tell how far the proof of this content is: holds, broken, running, or not there."""
    proof = find_proof(release.content_hash)
    if proof is None or not (proof.finished_at or is_running(proof, now=timezone.now())):
        return {"state": "none"}
    if not proof.finished_at:
        return {"state": "running", "at": proof.started_at}
    lines = [line[reader_language()] for line in proof.broken]
    return {"state": "broken" if lines else "holds", "at": proof.finished_at, "broken": lines}


def _events(release: Release) -> Any:
    return ReleaseEvent.objects.filter(release=release).select_related("by")


def _compare(release: Release, live: Release) -> dict[str, Any]:
    old, new = read_release(live), read_release(release)
    changes = difference(old.aid, new.aid)
    samples = [change for change in compare_samples(old, new) if change.is_any]
    return {
        "count": len(changes),
        "changes": [_present(change) for change in changes[:MOST_CHANGES]],
        "is_short": len(changes) <= 10,
        "left_out": max(0, len(changes) - MOST_CHANGES),
        "samples": [_present_sample(change, old, new) for change in samples],
    }


def _present(change: ItemChange) -> dict[str, Any]:
    return {
        "name": f"{kind_name(change.kind)}: {change.id}",
        "change": CHANGE_NAMES[change.change](),
        "details": change.details,
    }


def _present_sample(change: SampleChange, old: LiveRelease, new: LiveRelease) -> dict[str, Any]:
    language = translation.get_language() or "ja"
    return {
        "label": change.sample.label.in_language(language),
        "error": tell_reader(change.error),
        "added": [_tell(finding, new, language) for finding in change.added],
        "removed": [_tell(finding, old, language) for finding in change.removed],
        "options_changed": change.options_before != change.options_after,
        "urgent_changed": change.urgent_changed,
    }


def _tell(finding: Finding, release: LiveRelease, language: str) -> str:
    option = next(option for option in release.aid.options if option.id == finding.option)
    rule = next(rule for rule in release.aid.rules if rule.id == finding.rule)
    flag = choice_label(finding.flag)
    return f"{option.label.in_language(language)}: {flag}, {rule.id} {rule.topic.in_language(language)}"
