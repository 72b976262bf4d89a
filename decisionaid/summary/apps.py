from functools import partial

from django.apps import AppConfig

from decisionaid.pdf.libraries import FONT, HARFBUZZ_SUBSET, PANGO, Need, is_there
from decisionaid.web.readiness import NotUsable, readiness

NEEDS = {"font": FONT, "pango": PANGO, "harfbuzz-subset": HARFBUZZ_SUBSET}


class SummaryConfig(AppConfig):
    name = "decisionaid.summary"
    label = "summary"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for name, need in NEEDS.items():
            readiness.register(name, partial(_check_need, need))


def _check_need(need: Need) -> None:
    if not is_there(need):
        raise NotUsable(str(need))
