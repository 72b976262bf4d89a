from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from decisionaid.counts.journeys import CHECK, reach
from decisionaid.engine.evaluate import evaluate
from decisionaid.questionnaire.check_page import list_answers, view_doubt
from decisionaid.questionnaire.flow import open_url
from decisionaid.questionnaire.values_page import list_marks
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release
from decisionaid.web.submission import Submission, require_submission, write_submission
from decisionaid.web.urgent import urgent_signs


@require_safe
@with_release
@require_submission
def check(request: HtmxRequest, *, release: ReadyRelease, submission: Submission) -> HttpResponse:
    aid, answers = release.aid, submission.answers
    way = release.compiled.route.way(answers)
    if way.first_open:
        return redirect(open_url(way))
    language = get_language() or "ja"
    found = evaluate(release.compiled, answers)
    context = {
        "urgent": urgent_signs(aid, found.urgent, language),
        "groups": list_answers(aid, answers, language, who=submission.who),
        "marks": list_marks(aid, submission, language),
        "doubt": view_doubt(aid, found.consistency[0], answers, language) if found.consistency else None,
    }
    response = render_page(request, "questionnaire/check.html", context)
    if request.method != "HEAD":
        write_submission(response, reach(submission, CHECK, [step.id for step in aid.steps]))
    return response
