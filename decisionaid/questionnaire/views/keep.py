from django.http import HttpResponse
from django.views.decorators.http import require_POST

from decisionaid.web.pages import HtmxRequest
from decisionaid.web.submission import Submission, require_submission


@require_POST
@require_submission
def keep(request: HtmxRequest, *, submission: Submission) -> HttpResponse:
    """Keep the answers readable for another while: `require_submission` renews the cookie."""
    return HttpResponse(status=204)
