from django.db import migrations, models

from decisionaid.audit.append_only import append_only, let_change

TABLE = "clinic_clinicversion"


class Migration(migrations.Migration):
    dependencies = [("clinic", "0002_append_only")]
    operations = [
        let_change(TABLE),
        migrations.AddConstraint(
            model_name="clinicversion",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("is_withdrawal", False),
                    models.Q(("facts__has_key", "offers"), ("facts__offers", [])),
                    _connector="OR",
                ),
                name="clinic_withdrawal_has_no_prices",
            ),
        ),
        append_only(TABLE),
    ]
