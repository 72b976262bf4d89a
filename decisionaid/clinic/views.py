from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from decisionaid.clinic.live import live_clinic


@require_safe
def logo(request: HttpRequest, sha256: str) -> HttpResponse:
    clinic = live_clinic.find()
    # Only the picture that is published now: drafts and older ones are nobody's business here.
    if clinic is None or not clinic.logo or clinic.facts.profile.logo != sha256:
        raise Http404("There is no such picture.")
    return send_picture(clinic.logo)


def send_picture(png: bytes) -> HttpResponse:
    headers = {
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "public, max-age=300",
        "Content-Disposition": 'inline; filename="logo.png"',
    }
    return HttpResponse(png, content_type="image/png", headers=headers)
