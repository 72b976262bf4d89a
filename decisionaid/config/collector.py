"""What a process loaded for good, its garbage collector need not look through again and again.

A look through everything stops all threads of a process for about a tenth of a second. Requests that make
many objects, such as those for a PDF, brought it about every few seconds.
"""

import gc

from decisionaid.releases.live import LiveRelease, live_release


def settle_after_each_release() -> None:
    """From now on leave what is loaded alone, each time that another release has become the live one."""
    live_release.watch(_settle)


def _settle(_release: LiveRelease) -> None:
    # The release before this one is garbage by now, unless somebody still reads it.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
