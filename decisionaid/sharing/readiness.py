"""Whether `DATA_KEYS` are those with which this database was written."""

from decisionaid.sharing.models import CodeKey
from decisionaid.web.data_keys import KeyGone
from decisionaid.web.readiness import NotUsable


def check_data_keys() -> None:
    """Open the one key that every shared summary rests on, where there is one yet.

    :raises NotUsable: if no key in DATA_KEYS opens it.
    """
    try:
        CodeKey.objects.first()
    except KeyGone as error:
        raise NotUsable(str(error)) from error
