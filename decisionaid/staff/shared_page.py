"""The patient's summary again: from the release it was made with and as of its day, not from the live one."""

from dataclasses import dataclass

from decisionaid.releases.live import LiveRelease
from decisionaid.releases.older import get_ready_release
from decisionaid.sharing.models import SharedSummary
from decisionaid.sharing.payload import Payload, read_payload
from decisionaid.summary.documents import write_html
from decisionaid.summary.page import SummaryPage
from decisionaid.summary.views import page_for


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
    page = page_for(release, payload.submission, language=payload.language, as_of=payload.as_of)
    return SharedPage(shared, release, payload, page)


def write_shared_html(shared_page: SharedPage) -> str:
    """Write the source of the patient's PDF, without what was written freely: that was never kept."""
    return write_html(shared_page.page)
