"""An include that is rendered once for each `Kept`: `{% part "summary/_conflict.html" item=item %}`."""

from typing import Any

from django import template
from django.template.base import FilterExpression, Parser, Token, token_kwargs
from django.template.context import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from decisionaid.summary.kept import Kept

register = template.Library()


class PartNode(template.Node):
    """The template sees the first value and the flags after it, and nothing else, not even the request."""

    def __init__(self, name: str, values: dict[str, FilterExpression]) -> None:
        self.name = name
        (self.thing_name, self.thing), *flags = values.items()
        self.flags = tuple(flags)

    def render(self, context: Context) -> SafeString:
        """Give what is kept, or render and keep it; what is no `Kept` is rendered each time."""
        thing = self.thing.resolve(context)
        flags = tuple([(name, bool(flag.resolve(context))) for name, flag in self.flags])
        if not isinstance(thing, Kept):
            return self._write(thing, flags)
        key = (self.name, get_language(), flags)
        found = thing.written.get(key)
        if found is None:
            found = thing.written[key] = self._write(thing, flags)
        return found

    def _write(self, thing: object, flags: tuple[tuple[str, bool], ...]) -> SafeString:
        values: dict[str, Any] = {self.thing_name: thing, **dict(flags)}
        return render_to_string(self.name, values)


@register.tag
def part(parser: Parser, token: Token) -> PartNode:
    """Read the name of a template, what it shows, and flags: `{% part "a.html" it=it is_open=is_open %}`."""
    _, name, *bits = token.split_contents()
    values = token_kwargs(bits, parser)
    if bits or not values or name[0] not in "\"'":
        raise template.TemplateSyntaxError('"part" takes the name of a template, and names with values.')
    return PartNode(name[1:-1], values)
