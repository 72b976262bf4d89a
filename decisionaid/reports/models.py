from django.db import models
from django.utils.translation import gettext_lazy as _

from decisionaid.sharing.fields import EncryptedJSONField


class Report(models.Model):
    """What somebody told about the aid. Words are encrypted; no address and no answers belong to it."""

    class Kind(models.TextChoices):
        MISTAKE = "mistake", _("A mistake in a text")
        SAFETY = "safety", _("A safety concern")
        FAULT = "fault", _("Something does not work")

    class Place(models.TextChoices):
        START = "start", _("The start page")
        QUESTIONS = "questions", _("The questions")
        SUMMARY = "summary", _("The summary")
        PDF = "pdf", _("The PDF")
        SOURCES = "sources", _("The sources or how the aid was made")
        OTHER = "other", _("Another page, or I do not know")

    class State(models.TextChoices):
        NEW = "new", _("new")
        LOOKED_AT = "looked-at", _("being looked at")
        ANSWERED = "answered", _("answered")
        CLOSED = "closed", _("closed")

    kind = models.CharField(_("kind"), max_length=20, choices=Kind.choices)
    place = models.CharField(_("page"), max_length=20, choices=Place.choices)
    text = EncryptedJSONField()
    contact = EncryptedJSONField(null=True)
    language = models.CharField(_("language"), max_length=10)
    received_at = models.DateTimeField(_("received at"), db_index=True)
    state = models.CharField(_("state"), max_length=20, choices=State.choices, default=State.NEW)
    note = EncryptedJSONField(null=True)
    # Kind and key of a piece of content; the piece itself may be gone by then.
    item = models.CharField(_("piece of content"), max_length=240, blank=True)

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ["-received_at"]
        default_permissions = ("view", "change")

    def __str__(self) -> str:
        return f"{self.pk}"
