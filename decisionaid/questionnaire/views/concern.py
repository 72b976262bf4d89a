from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from decisionaid.domain.aid import DecisionAid
from decisionaid.domain.question import Step
from decisionaid.engine.answers import CONDITIONS, chosen_conditions
from decisionaid.questionnaire.flow import is_change, open_url, step_url, url_onward
from decisionaid.questionnaire.urgent import find_urgent
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission


@require_safe
@with_release
@require_submission
def concern(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    """Say plainly what the aid cannot tell about the chosen concerns."""
    aid, answers = release.aid, submission.answers
    way = release.compiled.route.way(answers)
    if CONDITIONS not in answers:
        return redirect(open_url(way))
    step, change = _concern_step(aid), is_change(request)
    chosen = chosen_conditions(answers)
    context = {
        "urgent": find_urgent(release, submission),
        "conditions": [condition for condition in aid.conditions if condition.id in chosen],
        "onward_url": url_onward(way, step, change=change),
        "change_url": step_url(step, change=change),
    }
    return render_page(request, "questionnaire/concern.html", context)


def _concern_step(aid: DecisionAid) -> Step:
    return next(step for step in aid.steps if CONDITIONS in step.questions)
