from django.core.management import call_command
from django.db import migrations

ROLES = ("reception", "clinician", "editor", "reviewer", "administrator")


def make_roles(apps, schema_editor):
    # Their permissions exist only after all migrations: `sync_roles` gives them.
    for role in ROLES:
        apps.get_model("auth", "Group").objects.get_or_create(name=role)


def make_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):
    dependencies = [("staff", "0001_initial"), ("auth", "0012_alter_user_first_name_max_length")]
    operations = [
        migrations.RunPython(make_roles, migrations.RunPython.noop),
        migrations.RunPython(make_cache_table, migrations.RunPython.noop),
    ]
