from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from decisionaid.releases.live import LiveRelease, NoLiveRelease, live_release
from decisionaid.releases.readiness import check_database, check_live_release, check_migrations, check_room
from decisionaid.web.readiness import readiness
from decisionaid.web.release import release_source


class ReleasesConfig(AppConfig):
    name = "decisionaid.releases"
    label = "releases"
    verbose_name = _("releases")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        readiness.register("database", check_database)
        readiness.register("disk", check_room)
        readiness.register("migrations", check_migrations)
        readiness.register("live release", check_live_release)
        release_source.register(_get_release, not_ready=NoLiveRelease)


def _get_release() -> LiveRelease:
    # Looked up at each call, so that a test can put another `get` in its place.
    return live_release.get()
