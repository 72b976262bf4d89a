import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0003_content_draft"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Review",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "verdict",
                    models.CharField(
                        choices=[("approved", "approved"), ("changes_requested", "changes asked for")],
                        max_length=20,
                        verbose_name="verdict",
                    ),
                ),
                ("content_hash", models.CharField(max_length=64, verbose_name="content hash")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="reviews",
                        to="releases.release",
                        verbose_name="release",
                    ),
                ),
            ],
            options={
                "verbose_name": "review",
                "verbose_name_plural": "reviews",
                "ordering": ["-pk"],
            },
        ),
        migrations.CreateModel(
            name="ReleaseEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "action",
                    models.CharField(
                        choices=[
                            ("draft_loaded", "draft loaded"),
                            ("draft_imported", "draft imported from a file"),
                            ("item_created", "piece added"),
                            ("item_changed", "piece changed"),
                            ("item_deleted", "piece deleted"),
                            ("item_signed_off", "piece signed off"),
                            ("proposed", "proposed"),
                            ("commented", "commented"),
                            ("changes_requested", "changes asked for"),
                            ("approved", "approved"),
                            ("taken_back", "proposal taken back"),
                            ("scheduled", "publishing planned"),
                            ("unscheduled", "planned publishing called off"),
                            ("publish_refused", "publishing refused"),
                            ("published", "published"),
                            ("retired", "retired"),
                            ("restored", "made live again"),
                        ],
                        max_length=20,
                        verbose_name="what",
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=30, verbose_name="kind")),
                ("key", models.CharField(blank=True, max_length=200, verbose_name="key")),
                ("version", models.PositiveIntegerField(blank=True, null=True, verbose_name="version")),
                ("body", models.JSONField(blank=True, null=True, verbose_name="content")),
                ("comment", models.TextField(blank=True, verbose_name="comment")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="releases.release",
                        verbose_name="release",
                    ),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["kind", "key"], name="event_of_an_item")],
            },
        ),
        migrations.CreateModel(
            name="SignOff",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=30, verbose_name="kind")),
                ("key", models.CharField(max_length=200, verbose_name="key")),
                ("body_hash", models.CharField(max_length=64, verbose_name="hash of the content")),
                ("clinician", models.CharField(max_length=120, verbose_name="clinician")),
                ("signed_on", models.DateField(verbose_name="signed off on")),
                ("review_due_on", models.DateField(verbose_name="review due on")),
                ("at", models.DateTimeField(verbose_name="when")),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="who",
                    ),
                ),
            ],
            options={
                "verbose_name": "sign-off",
                "verbose_name_plural": "sign-offs",
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["kind", "key"], name="sign_off_of_an_item")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("review_due_on__gt", models.F("signed_on"))),
                        name="review_after_sign_off",
                    )
                ],
            },
        ),
    ]
