from decisionaid.releases.models.draft import ContentFile, ContentItem, Draft
from decisionaid.releases.models.history import ReleaseEvent, Review, SignOff
from decisionaid.releases.models.proof import ContentProof
from decisionaid.releases.models.release import Release

__all__ = [
    "ContentFile",
    "ContentItem",
    "ContentProof",
    "Draft",
    "Release",
    "ReleaseEvent",
    "Review",
    "SignOff",
]
