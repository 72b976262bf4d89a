from typing import Any, cast

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from decisionaid.audit.actions import record_event
from decisionaid.staff.panel import needs, render_panel
from decisionaid.staff.statistics_chart import MOST_BARS, draw
from decisionaid.staff.statistics_file import write_zip
from decisionaid.staff.statistics_page import (
    BYS,
    LINES,
    ROWS_SHOWN,
    By,
    Parts,
    build_statistics,
    in_words,
    line_labels,
    read_counts,
)
from decisionaid.staff.statistics_words import bucket_labels, median_words, part_headings


@require_safe
@needs("counts.view_count")
def statistics(request: HttpRequest) -> HttpResponse:
    by = request.GET.get("by", "week")
    if by not in BYS:
        raise BadRequest("The page has no such view.")
    found = build_statistics(read_counts(), today=timezone.localdate())
    periods = found.periods[cast(By, by)][: ROWS_SHOWN[by]]
    labels = line_labels()
    drawn = list(reversed(periods[:MOST_BARS]))
    context: dict[str, Any] = {
        "title": _("Statistics without persons"),
        "views": [
            ("day", _("By day"), by == "day"),
            ("week", _("By week"), by == "week"),
            ("month", _("By month"), by == "month"),
        ],
        "columns": [labels[line] for line in LINES],
        "rows": [
            (period.first, period.last, [in_words(n) for n in period.numbers], median_words(period.median))
            for period in periods
        ],
        "charts": [
            draw(str(labels[line]), [p.numbers[n] for p in drawn]) for n, line in enumerate(LINES[:2])
        ],
        "first": drawn[0].first if drawn else None,
        "last": drawn[-1].last if drawn else None,
        "parts": [_view_parts(part) for part in found.parts[:3]],
    }
    return render_panel(request, "staff/statistics.html", context)


@require_POST
@needs("counts.export_count")
def statistics_export(request: HttpRequest) -> HttpResponse:
    data = write_zip(build_statistics(read_counts(), today=timezone.localdate()))
    record_event(action="statistics.exported", at=timezone.now(), actor=request.user)
    name = f"statistics-{timezone.localdate().isoformat()}.zip"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(data, content_type="application/zip", headers=headers)


def _view_parts(part: Parts) -> Any:
    labels, headings = bucket_labels(), part_headings()
    tables = [
        (
            headings[kind],
            None
            if table is None
            else [(labels[kind].get(bucket, bucket), in_words(shown)) for bucket, shown in table.items()],
        )
        for kind, table in part.tables.items()
    ]
    return part.month, tables
