from django.db import models
from django.utils.translation import gettext_lazy as _


class Count(models.Model):
    """How often something happened on one day, each kind by itself; what follows from answers, in one month.

    No row belongs to a person, and none joins two facts. `day` is the first of the month for monthly kinds.
    """

    day = models.DateField()
    kind = models.CharField(max_length=20)
    bucket = models.CharField(max_length=60, blank=True)
    # Signed: a process may note that a page was left before another notes that it was reached.
    n = models.BigIntegerField(default=0)

    class Meta:
        verbose_name = _("statistics")
        verbose_name_plural = _("statistics")
        default_permissions = ("view",)
        permissions = [("export_count", "Can export the statistics")]
        constraints = [models.UniqueConstraint(fields=["day", "kind", "bucket"], name="one_row_a_count")]

    def __str__(self) -> str:
        return f"{self.day} {self.kind} {self.bucket}: {self.n}"
