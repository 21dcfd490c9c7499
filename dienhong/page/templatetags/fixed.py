"""Parts of a page that are the same for everybody: written out once a language, not at each request.

They see no variable, so nothing of a reader, of a register or of the day can stay in them. This is no cache of pages: what a
register says is asked and written anew each time.
"""

from collections.abc import Mapping
from html import escape

from django import template
from django.conf import settings
from django.template.base import FilterExpression, NodeList, Parser, TextNode, Token
from django.template.defaulttags import CommentNode, URLNode
from django.template.library import SimpleNode
from django.templatetags.i18n import TranslateNode
from django.templatetags.static import StaticNode
from django.urls import get_script_prefix
from django.utils.safestring import SafeString
from django.utils.translation import get_language

register = template.Library()
SAME_FOR_ALL = (TextNode, TranslateNode, StaticNode, URLNode, CommentNode, SimpleNode)


class FixedNode(template.Node):
    """`{% fixed %} … {% endfixed %}`: text, words to translate, static files, addresses and our shapes."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist
        self.written: dict[tuple[str, ...], SafeString] = {}

    def render(self, context: template.Context) -> SafeString:
        """Written for this language the first time it is asked for."""
        key = (get_language() or "", settings.ROOT_URLCONF, get_script_prefix())
        found = self.written.get(key)
        if found is None:
            alone = template.Context(autoescape=context.autoescape)
            alone.template, alone.render_context = context.template, context.render_context
            found = self.written[key] = SafeString(self.nodelist.render(alone))
        return found


class LinesNode(template.Node):
    """`{% lines rows %}<li>{title}</li>{% endlines %}`: one fixed shape for every row, filled with its words, escaped."""

    def __init__(self, rows: FilterExpression, shape: FixedNode) -> None:
        self.rows = rows
        self.shape = shape

    def render(self, context: template.Context) -> SafeString:
        """`rows` are mappings from the names in braces to words."""
        shape = self.shape.render(context)
        return SafeString("".join(shape.format_map(_escaped(row)) for row in self.rows.resolve(context)))


def _escaped(row: Mapping[str, object]) -> dict[str, str]:
    """As Django escapes, without its wrapping of each word."""
    return {name: word if isinstance(word, SafeString) else escape(str(word)) for name, word in row.items()}


@register.tag
def lines(parser: Parser, token: Token) -> LinesNode:
    """A list of many rows costs half of what a loop costs. What is between the tags is held to what `{% fixed %}` may hold."""
    _name, rows = token.split_contents()
    return LinesNode(parser.compile_filter(rows), _fixed_until("endlines", parser, token))


@register.tag
def fixed(parser: Parser, token: Token) -> FixedNode:
    """Refuses, as the template is read, whatever could say something else to somebody else."""
    return _fixed_until("endfixed", parser, token)


def _fixed_until(end: str, parser: Parser, token: Token) -> FixedNode:
    inside = parser.parse((end,))
    parser.delete_first_token()
    for node in inside:
        if not isinstance(node, SAME_FOR_ALL):
            raise template.TemplateSyntaxError(f"{token.contents}: {type(node).__name__} may differ from page to page")
    return FixedNode(inside)
