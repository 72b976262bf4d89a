"""Bringing the groups and permissions of the database in step with the table of roles."""

from django.contrib.auth.models import Group, Permission
from django.db import transaction

from decisionaid.staff.roles import ROLES


@transaction.atomic
def sync_roles() -> list[str]:
    """Give every role exactly its permissions, and return those that no installed app has."""
    found = {
        f"{permission.content_type.app_label}.{permission.codename}": permission
        for permission in Permission.objects.select_related("content_type")
    }
    for role, names in ROLES.items():
        group, _made = Group.objects.get_or_create(name=role)
        group.permissions.set([found[name] for name in names if name in found])
    return sorted({name for names in ROLES.values() for name in names} - set(found))
