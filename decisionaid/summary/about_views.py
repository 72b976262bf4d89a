from django.http import HttpResponse
from django.utils import timezone, translation
from django.views.decorators.http import require_safe

from decisionaid.releases.history import release_history
from decisionaid.summary.about_presenters import build_changes, build_glossary, build_sources
from decisionaid.summary.audit.presenters import build_audit
from decisionaid.summary.coverage.presenters import build_coverage
from decisionaid.web.pages import HtmxRequest, render_page
from decisionaid.web.release import ReadyRelease, with_release


@require_safe
@with_release
def sources(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    page = build_sources(aid=release.aid, language=language(), as_of=timezone.localdate())
    return render_page(request, "summary/sources.html", {"page": page})


@require_safe
@with_release
def glossary(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    terms = build_glossary(aid=release.aid, language=language())
    return render_page(request, "summary/glossary.html", {"terms": terms})


@require_safe
@with_release
def coverage(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    page = build_coverage(aid=release.aid, language=language())
    return render_page(request, "summary/coverage.html", {"page": page})


@require_safe
@with_release
def audit(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    page = build_audit(release=release, language=language(), as_of=timezone.localdate())
    return render_page(request, "summary/audit.html", {"page": page})


@require_safe
@with_release
def changes(request: HtmxRequest, *, release: ReadyRelease) -> HttpResponse:
    page = build_changes(
        release=release,
        history=release_history.get(),
        language=language(),
        as_of=timezone.localdate(),
    )
    return render_page(request, "summary/changes.html", {"page": page})


def language() -> str:
    return translation.get_language() or "ja"
