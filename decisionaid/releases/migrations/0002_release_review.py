import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AlterModelOptions(
            name="release",
            options={
                "ordering": ["-number"],
                "permissions": [
                    ("propose_release", "Can propose the draft for review"),
                    ("approve_release", "Can approve a proposed release or ask for changes"),
                    ("publish_release", "Can publish an approved release and restore an earlier one"),
                ],
                "verbose_name": "release",
                "verbose_name_plural": "releases",
            },
        ),
        migrations.AddField(
            model_name="release",
            name="files",
            field=models.JSONField(default=dict, verbose_name="YAML files"),
        ),
        migrations.AddField(
            model_name="release",
            name="last_event",
            field=models.PositiveBigIntegerField(default=0, verbose_name="last event of the draft in it"),
        ),
        migrations.AddField(
            model_name="release",
            name="proposed_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="proposed at"),
        ),
        migrations.AddField(
            model_name="release",
            name="proposed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
                verbose_name="proposed by",
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="publish_at",
            field=models.DateTimeField(blank=True, null=True, verbose_name="to be published at"),
        ),
        migrations.AlterField(
            model_name="release",
            name="note",
            field=models.TextField(blank=True, verbose_name="what changes and why"),
        ),
        migrations.AlterField(
            model_name="release",
            name="status",
            field=models.CharField(
                choices=[
                    ("draft", "changes asked for"),
                    ("in_review", "in review"),
                    ("published", "published"),
                    ("retired", "retired"),
                ],
                max_length=20,
                verbose_name="status",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "in_review")), fields=("status",), name="one_release_in_review"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.UniqueConstraint(
                condition=models.Q(("status", "draft")), fields=("status",), name="one_release_sent_back"
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("proposed_at", None), ("proposed_by", None)),
                    models.Q(("proposed_at__isnull", False), ("proposed_by__isnull", False)),
                    _connector="OR",
                ),
                name="proposed_at_and_by",
            ),
        ),
        migrations.AddConstraint(
            model_name="release",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("status__in", ["draft", "in_review"]), ("published_at__isnull", False), _connector="OR"
                ),
                name="published_has_a_date",
            ),
        ),
    ]
