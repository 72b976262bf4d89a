"""The patient's summary again: from the release it was made with and as of its day, not from the live one."""

from dataclasses import dataclass

from django.conf import settings
from django.core.exceptions import BadRequest

from decisionaid.clinic.live import PublishedClinic
from decisionaid.clinic.selectors import find_version
from decisionaid.releases.live import LiveRelease
from decisionaid.releases.older import get_ready_release
from decisionaid.sharing.models import SharedSummary
from decisionaid.sharing.payload import Payload, read_payload
from decisionaid.summary.documents import pdf_stylesheet, write_html
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.page_of_request import page_for
from decisionaid.web.print_styles import EXTENTS, FIRST_EXTENT, SIZES


@dataclass(frozen=True)
class SharedPage:
    """A shared summary ready to be shown."""

    shared: SharedSummary
    release: LiveRelease
    payload: Payload
    page: SummaryPage


def read_shared_page(shared: SharedSummary) -> SharedPage:
    """Make the summary that the patient saw.

    :raises KeyGone: if no key opens it any more.
    """
    release = get_ready_release(shared.release_id)
    payload = read_payload(release.aid, shared.payload)
    page = page_for(
        release,
        payload.submission,
        language=payload.language,
        as_of=payload.as_of,
        find_clinic=lambda: _clinic_of(shared),
    )
    return SharedPage(shared, release, payload, page)


def print_shared(shared_page: SharedPage, *, extent: str = "") -> tuple[str, str]:
    """Write the source of the patient's PDF and its style sheet, in the format that was shared.

    With `extent` it holds so much of it instead. What was written freely is not in it: that was never kept.

    :raises BadRequest: for an extent that there is not.
    """
    made = shared_page.payload.format
    if extent and extent not in EXTENTS:
        raise BadRequest("There is no PDF of this extent.")
    wanted = extent or made.get("extent")
    extent_found = next((known for known in EXTENTS if known == wanted), FIRST_EXTENT)
    size = next((size for size in SIZES if size == made.get("size")), SIZES[0])
    return write_html(shared_page.page, extent=extent_found), pdf_stylesheet(size)


def _clinic_of(shared: SharedSummary) -> PublishedClinic | None:
    # Without clinic mode no page names a clinic, this one neither.
    return find_version(shared.clinic_version_id) if settings.CLINIC_MODE else None
