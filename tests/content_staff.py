"""People of the clinic and a small content for tests of the panel, made through actions."""

from datetime import UTC, datetime

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Permission

from decisionaid.content.store import from_data, hash_of
from decisionaid.releases import draft_actions, review_actions
from decisionaid.releases.actions import publish_first_release_if_none
from decisionaid.releases.models import ContentItem, ContentProof
from decisionaid.releases.proofs import software_digest
from tests.unit.small_aid import TEXTS

NOW = datetime(2026, 11, 23, 9, 30, tzinfo=UTC)
EDITOR = (
    "view_contentitem",
    "add_contentitem",
    "change_contentitem",
    "delete_contentitem",
    "view_release",
    "propose_release",
)
REVIEWER = ("view_contentitem", "view_release", "approve_release", "publish_release")
CLINICIAN = ("view_contentitem", "sign_off_contentitem")


def make_person(name, permissions=(), **more):
    person = get_user_model().objects.create_user(name, is_staff=True, **more)
    person.user_permissions.set(
        Permission.objects.filter(content_type__app_label="releases", codename__in=permissions)
    )
    return person


def write_small_folder(folder, texts=TEXTS):
    for name, text in texts.items():
        (folder / name).parent.mkdir(exist_ok=True, parents=True)
        (folder / name).write_text(text, encoding="utf-8")
    return folder


def publish_small_content(folder):
    return publish_first_release_if_none(now=NOW, folder=write_small_folder(folder))


def get_item(kind, key):
    return ContentItem.objects.get(kind=kind, key=key)


def change(kind, key, *, by, now=NOW, **values):
    """Change some values of a piece through the action."""
    item = get_item(kind, key)
    body = {**item.body, **values}
    return draft_actions.change_item(item_id=item.pk, version=item.version, body=body, by=by, now=now)


def change_wool(by, words="Soft wool"):
    return change("glossary", "wool", by=by, meaning={"ja": "やわらかい羊毛です", "en": words})


def propose(by, note="Softer"):
    return review_actions.propose_release(note=note, by=by, now=NOW)


def approve(release, by):
    return review_actions.approve_release(
        release_id=release.pk, content_hash=release.content_hash, comment="", by=by, now=NOW
    )


def prove_as(*broken):
    """Give what stands in for the child process: the proof holds, or breaks with these lines."""

    def run_apart(content):
        lines = [{"en": line, "ja": f"{line}(日本語)"} for line in broken]
        return {"content_hash": hash_of(from_data(content)), "broken": lines}

    return run_apart


def keep_proof(release, *broken):
    """Keep a finished proof of a release, as the child process leaves it."""
    lines = [line if isinstance(line, dict) else {"en": line, "ja": f"{line}(日本語)"} for line in broken]
    return ContentProof.objects.create(
        content_hash=release.content_hash,
        software=software_digest(),
        started_at=NOW,
        finished_at=NOW,
        broken=lines,
    )
