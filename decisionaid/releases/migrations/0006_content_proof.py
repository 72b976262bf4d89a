from django.db import migrations, models

from decisionaid.audit.append_only import frozen_when


class Migration(migrations.Migration):
    dependencies = [
        ("releases", "0005_frozen_rows"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContentProof",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("content_hash", models.CharField(max_length=64, verbose_name="content hash")),
                ("software", models.CharField(max_length=64, verbose_name="version of the software")),
                ("started_at", models.DateTimeField(verbose_name="started at")),
                ("finished_at", models.DateTimeField(blank=True, null=True, verbose_name="finished at")),
                ("broken", models.JSONField(default=list, verbose_name="properties that do not hold")),
            ],
            options={
                "verbose_name": "proof of a content",
                "verbose_name_plural": "proofs of contents",
                "default_permissions": (),
                "constraints": [
                    models.UniqueConstraint(
                        fields=("content_hash", "software"), name="one_proof_of_a_content"
                    )
                ],
            },
        ),
        frozen_when("releases_contentproof", "OLD.finished_at IS NOT NULL"),
    ]
