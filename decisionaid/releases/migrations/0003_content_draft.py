import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0002_release_review"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentFile",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("path", models.CharField(max_length=200, unique=True, verbose_name="path")),
                ("text", models.TextField(verbose_name="text")),
                ("digest", models.CharField(max_length=64, verbose_name="digest of its pieces")),
            ],
            options={
                "verbose_name": "content file",
                "verbose_name_plural": "content files",
                "ordering": ["path"],
            },
        ),
        migrations.CreateModel(
            name="Draft",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("revision", models.PositiveIntegerField(default=0, verbose_name="revision")),
                ("origin", models.CharField(max_length=200, verbose_name="loaded from")),
                ("loaded_at", models.DateTimeField(verbose_name="loaded at")),
            ],
            options={
                "verbose_name": "draft",
                "verbose_name_plural": "drafts",
                "constraints": [models.CheckConstraint(condition=models.Q(("pk", 1)), name="only_one_draft")],
            },
        ),
        migrations.CreateModel(
            name="ContentItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                ("file", models.CharField(max_length=200, verbose_name="file")),
                ("position", models.PositiveIntegerField(verbose_name="position")),
                ("body", models.JSONField(verbose_name="content")),
                ("body_hash", models.CharField(max_length=64, verbose_name="hash of the content")),
                ("version", models.PositiveIntegerField(default=1, verbose_name="version")),
                ("words", models.TextField(verbose_name="words to search")),
                ("options", models.JSONField(default=list, verbose_name="options")),
                (
                    "needs_clinician",
                    models.BooleanField(default=False, verbose_name="to be confirmed by a clinician"),
                ),
                ("review_due_on", models.DateField(blank=True, null=True, verbose_name="review due on")),
                ("updated_at", models.DateTimeField(verbose_name="changed at")),
                (
                    "updated_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="changed by",
                    ),
                ),
            ],
            options={
                "verbose_name": "piece of content",
                "verbose_name_plural": "content of the draft",
                "ordering": ["file", "position"],
                "permissions": [("sign_off_contentitem", "Can sign off a piece of content as a clinician")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="one_item_for_each_key")
                ],
            },
        ),
    ]
