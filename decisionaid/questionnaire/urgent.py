from django.utils.translation import get_language

from decisionaid.engine.evaluate import evaluate_urgent
from decisionaid.web.release import ReadyRelease
from decisionaid.web.submission import Submission
from decisionaid.web.urgent import UrgentSign, urgent_signs


def find_urgent(release: ReadyRelease, submission: Submission) -> tuple[UrgentSign, ...]:
    """Give the urgent signs of this person in the current language."""
    found = evaluate_urgent(release.compiled, submission.answers)
    return urgent_signs(release.aid, found, get_language() or "ja") if found else ()
