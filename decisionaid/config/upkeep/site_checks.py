"""What an installation needs in its database and its content."""

from collections.abc import Iterator
from datetime import timedelta

from django.contrib.auth.models import Group, User
from django.db import connection
from django.utils import timezone

from decisionaid.config.upkeep.findings import Finding, ok
from decisionaid.content.load import load_folder
from decisionaid.content.mistakes import ContentError
from decisionaid.releases.selectors import content_folder, find_published_release, read_release
from decisionaid.sharing.models import SharedSummary
from decisionaid.staff.key_rotation import count_closed_secrets
from decisionaid.staff.roles import ADMINISTRATOR, ROLES
from decisionaid.staff.second_factor import has_second_factor
from decisionaid.web.readiness import readiness


def check_readiness() -> Iterator[Finding]:
    """Ask what /readyz asks, with the reasons."""
    problems = readiness.look()
    for name in readiness.names:
        yield Finding(name, "mend", problems[name]) if name in problems else ok(name)


def check_content() -> Iterator[Finding]:
    """Look for mistakes in the content folder."""
    try:
        load_folder(content_folder())
    except ContentError as error:
        text = f"{len(error.mistakes)} mistakes in fixtures/content: run manage.py check_content"
        yield Finding("content", "mend", text)
    else:
        yield ok("content", "no mistakes in fixtures/content")


def check_reviews() -> Iterator[Finding]:
    """Look whether sources of the live release are past their date of review."""
    release = find_published_release()
    if release is None:
        return
    today = timezone.localdate()
    overdue = [each.id for each in read_release(release).aid.sources if each.review_due_on < today]
    if overdue:
        text = f"{len(overdue)} are past their review date: {', '.join(overdue[:10])}"
        yield Finding("sources", "look", text)
    else:
        yield ok("sources", "none is past its review date")


def check_roles() -> Iterator[Finding]:
    """Compare the groups of the database with the table of roles."""
    odd = []
    for role, names in ROLES.items():
        group = Group.objects.filter(name=role).first()
        found = group.permissions.select_related("content_type") if group else ()
        has = {f"{each.content_type.app_label}.{each.codename}" for each in found}
        if has != set(names):
            odd.append(role)
    if odd:
        yield Finding("roles", "mend", f"not as in the table: {', '.join(odd)}. Run manage.py sync_roles")
    else:
        yield ok("roles")


def check_administrators() -> Iterator[Finding]:
    """Look for people who can manage people, and who can really log in."""
    people = User.objects.filter(is_active=True, groups__name=ADMINISTRATOR)
    ready = [person for person in people if has_second_factor(person)]
    if not ready:
        text = "none with a second factor: run manage.py add_administrator"
        yield Finding("administrators", "mend", text)
    elif len(ready) == 1:
        text = "only one with a second factor: nobody can reset their own access, so make another"
        yield Finding("administrators", "look", text)
    else:
        yield ok("administrators", f"{len(ready)} with a second factor")


def check_second_factors() -> Iterator[Finding]:
    """Look whether the secrets of second factors can be opened with the keys of this installation."""
    if closed := count_closed_secrets():
        text = f"{closed} cannot be opened: put the key that DATA_KEYS had before behind the first one"
        yield Finding("second factors", "mend", text)
    else:
        yield ok("second factors")


def check_purge() -> Iterator[Finding]:
    """Look whether what has expired is really gone."""
    left = SharedSummary.objects.filter(expires_at__lte=timezone.now() - timedelta(days=2)).count()
    if left:
        text = f"{left} shared summaries are two days past their time: run manage.py purge_expired every day"
        yield Finding("purge", "mend", text)
    else:
        yield ok("purge")


def check_sqlite() -> Iterator[Finding]:
    """Look whether SQLite's own check of the file is clean."""
    if connection.vendor != "sqlite":
        return
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA quick_check")
        (found,) = cursor.fetchone()
    is_good = found == "ok"
    yield ok("SQLite") if is_good else Finding("SQLite", "mend", f"{found}: restore the last good backup")
