from django.db import migrations

from decisionaid.audit.append_only import frozen_when


class Migration(migrations.Migration):
    dependencies = [("releases", "0006_content_proof")]
    operations = [frozen_when("releases_contentproof", "OLD.finished_at IS NOT NULL")]
