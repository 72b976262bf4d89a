"""The form of the cost calculator: what was typed, what is wrong with it, and the quote it makes.

Nothing of it is stored: it comes by POST and goes back to the same person's page or PDF.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from decisionaid.engine.amounts import LONGEST, read_amount
from decisionaid.engine.quote import MOST_VISITS, MOST_YEN, Quote, Span
from decisionaid.summary.context import Context
from decisionaid.summary.quote_views import say_visits, stated_visits

OPTION = "cost-option"
SCHEDULE = "cost-schedule"
PRICE = ("cost-price", "cost-price-to")
VISITS = ("cost-visits", "cost-visits-to")
TRAVEL = "cost-travel"
ONCE = "cost-once"
NAMES = (OPTION, SCHEDULE, *PRICE, *VISITS, TRAVEL, ONCE)


@dataclass(frozen=True)
class QuoteChoice:
    """A radio button or checkbox."""

    id: str
    value: str
    label: str
    help: str = ""
    is_picked: bool = False


@dataclass(frozen=True, kw_only=True)
class QuoteField:
    """A field as the templates of fields want it."""

    id: str
    label: str
    text: str = ""
    help: str = ""
    error: str = ""
    unit: str = ""
    is_optional: bool = False
    is_label_hidden: bool = False
    control_type: str = "radio"
    kind: str = "one"
    choices: tuple[QuoteChoice, ...] = ()

    @property
    def first_control(self) -> str:
        """The id of the control that a link in the error summary jumps to."""
        return self.choices[0].id if self.choices else self.id

    @property
    def described_by(self) -> str:
        """The ids of the error and the help, error first."""
        parts = ((self.error, "error"), (self.help, "help"))
        return " ".join(f"{self.id}-{name}" for text, name in parts if text)


@dataclass(frozen=True)
class QuoteForm:
    """What was typed, by field name, and the message for each field that has to be mended."""

    typed: Mapping[str, str]
    errors: Mapping[str, str] = field(default_factory=dict)
    quote: Quote | None = None


def is_sent(data: Mapping[str, str]) -> bool:
    """Tell whether a request carries the calculator's fields."""
    return any(data.get(name) for name in NAMES)


def empty_form() -> QuoteForm:
    """Give the form before anything is typed."""
    return QuoteForm({})


def form_with_price(option: str, low: int | None, high: int | None) -> QuoteForm:
    """Give the form with a price filled in; how often is left to the person."""
    amounts = zip(PRICE, (low, high), strict=True)
    return QuoteForm({OPTION: option, **{name: f"{yen:,}" for name, yen in amounts if yen is not None}})


def read_form(context: Context, data: Mapping[str, str]) -> QuoteForm:
    """Read what was sent; every mistake at once, all that was typed kept."""
    typed = {name: data.get(name, "")[: LONGEST + 1] for name in NAMES}
    reader = _Reader(typed)
    option = reader.option(context)
    price = reader.span(PRICE, _yen_message(), MOST_YEN)
    visits = reader.visits(stated_visits(context, option) if option else None)
    travel, once = reader.yen(TRAVEL), reader.yen(ONCE)
    if reader.errors or option is None or price is None or visits is None:
        return QuoteForm(typed, reader.errors)
    quote = Quote(option, price, visits, by_schedule=bool(typed[SCHEDULE]), travel=travel, once=once)
    return QuoteForm(typed, {}, quote)


def view_fields(context: Context, form: QuoteForm) -> tuple[QuoteField, ...]:
    """Give the fields in order."""
    typed, errors = form.typed, form.errors

    def amount(
        name: str, label: str, *, help: str = "", unit: str = "", optional: bool = False
    ) -> QuoteField:
        return QuoteField(
            id=name,
            label=label,
            text=typed.get(name, ""),
            help=help,
            error=errors.get(name, ""),
            unit=unit or _("yen"),
            is_optional=optional,
            kind="number",
        )

    times = _("times")
    return (
        _option_field(context, form),
        amount(PRICE[0], _("Price each time"), help=_price_help()),
        amount(PRICE[1], _("Price each time, up to"), help=_range_help(), optional=True),
        _schedule_field(context, form),
        amount(VISITS[0], _("Times in the first year"), help=_visits_help(), unit=times),
        amount(VISITS[1], _("Times in the first year, up to"), help=_range_help(), unit=times, optional=True),
        amount(TRAVEL, _("Travel each time"), help=_("The way there and back, and a stay."), optional=True),
        amount(ONCE, _("Paid once"), help=_("Such as tests or a consultation."), optional=True),
    )


class _Reader:
    """Reads typed fields one by one and gathers the messages."""

    def __init__(self, typed: Mapping[str, str]) -> None:
        self.typed = typed
        self.errors: dict[str, str] = {}

    def option(self, context: Context) -> str | None:
        chosen = self.typed[OPTION]
        if chosen in context.evaluation.options:
            return chosen
        self.errors[OPTION] = _("Choose the option that the price is for.")
        return None

    def yen(self, name: str) -> Span | None:
        if not self.typed[name].strip():
            return None
        amount = self._number(name, _yen_message(), MOST_YEN)
        return None if amount is None else Span(amount, amount)

    def visits(self, stated: Span | None) -> Span | None:
        if not self.typed[SCHEDULE]:
            return self.span(VISITS, _visits_message(), MOST_VISITS, least=1)
        if any(self.typed[name].strip() for name in VISITS):
            self.errors[SCHEDULE] = _("Take the schedule or type the times, not both. Empty one of them.")
            return None
        if stated is None:
            self.errors[SCHEDULE] = _("No article states a schedule for this option. Type the times instead.")
        return stated

    def span(self, names: tuple[str, str], message: str, most: int, *, least: int = 0) -> Span | None:
        low = self._number(names[0], message, most, least=least)
        if not self.typed[names[1]].strip():
            return None if low is None else Span(low, low)
        high = self._number(names[1], message, most, least=least)
        if low is None or high is None:
            return None
        if low > high:
            self.errors[names[1]] = _("This is below the number before it. Write the larger number here.")
            return None
        return Span(low, high)

    def _number(self, name: str, message: str, most: int, *, least: int = 0) -> int | None:
        number = read_amount(self.typed[name])
        if number is None or not least <= number <= most:
            self.errors[name] = message
            return None
        return number


def _option_field(context: Context, form: QuoteForm) -> QuoteField:
    chosen = form.typed.get(OPTION, "")
    return QuoteField(
        id=OPTION,
        label=_("The option that the price is for"),
        error=form.errors.get(OPTION, ""),
        choices=tuple(
            QuoteChoice(f"{OPTION}-{option}", option, context.option_labels[option], "", option == chosen)
            for option in context.evaluation.options
        ),
    )


def _schedule_field(context: Context, form: QuoteForm) -> QuoteField:
    stated = {option: stated_visits(context, option) for option in context.evaluation.options}
    lines = [
        _("%(option)s: %(times)s") % {"option": context.option_labels[option], "times": say_visits(times)}
        for option, times in stated.items()
        if times is not None
    ]
    return QuoteField(
        id=SCHEDULE,
        label=_("How often"),
        help=" / ".join(lines),
        error=form.errors.get(SCHEDULE, ""),
        control_type="checkbox",
        choices=(
            QuoteChoice(
                f"{SCHEDULE}-article",
                "article",
                _("I do not know how often: take the schedule that an article states"),
                is_picked=bool(form.typed.get(SCHEDULE)),
            ),
        ),
    )


def _yen_message() -> str:
    return _("Write whole yen from 0 to %(most)s, such as 10,000.") % {"most": f"{MOST_YEN:,}"}


def _visits_message() -> str:
    return _("Write a whole number of times from 1 to %(most)s.") % {"most": MOST_VISITS}


def _price_help() -> str:
    return _("If the price is for a month or a set, write it here and count months or sets below.")


def _range_help() -> str:
    return _("Only if it can be more.")


def _visits_help() -> str:
    return _("Leave it empty if you take the schedule.")


def carried(form: QuoteForm) -> tuple[tuple[str, str], ...]:
    """Give name and text of what a form for the PDF carries along."""
    return tuple((name, text) for name, text in form.typed.items() if text and form.quote)
