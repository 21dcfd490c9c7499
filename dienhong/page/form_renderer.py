"""Form widgets as Django renders them, but lists of choices without a template for each choice, and one-line fields without
three: a filter with all villages, all contents and all years cost more than the page around it."""

from collections.abc import Mapping
from functools import lru_cache
from html import escape
from typing import Any

from django.forms import BoundField, Select
from django.forms.renderers import DjangoTemplates
from django.http import HttpRequest
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

SELECT = "django/forms/widgets/select.html"
OPTION = "django/forms/widgets/select_option.html"
INPUTS = {
    f"django/forms/widgets/{name}.html" for name in ("checkbox", "date", "email", "hidden", "number", "text", "url")
}


class Renderer(DjangoTemplates):
    """`FORM_RENDERER`. What it writes for a list or a line is what Django's template writes; a test holds both together."""

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> SafeString:
        """The markup of a widget or form part."""
        if template_name == SELECT:
            widget = context["widget"]
            options = [option for _group, options, _index in widget["optgroups"] for option in options]
            grouped = any(group for group, _options, _index in widget["optgroups"])
            if not grouped and all(option["template_name"] == OPTION for option in options):
                return _select(widget, options)
        elif template_name in INPUTS:
            return _input(context["widget"])
        return SafeString(super().render(template_name, context, request))


def choosing(field: BoundField, classes: str) -> SafeString | None:
    """A plain list to choose one from, straight from the field's choices; None for a list that has groups or is no such list."""
    widget = field.field.widget
    if type(widget) is not Select or field.form.renderer.__class__ is not Renderer:
        return None
    chosen = widget.format_value(field.value())
    parts = []
    for value, label in widget.choices:
        if isinstance(label, list | tuple):
            return None
        is_chosen = bool(chosen) and str(value) in chosen
        chosen = [] if is_chosen else chosen  # the first one that fits, as Django does
        parts.append(_option(str(value), str(label), is_chosen))
    attributes = field.build_widget_attrs({"class": classes}, widget)
    if field.auto_id and "id" not in widget.attrs:
        attributes.setdefault("id", field.auto_id)
    attributes = widget.build_attrs(widget.attrs, attributes)
    return SafeString(
        f'<select name="{escape(field.html_name)}"{_attributes(attributes)}>\n{"".join(parts)}</select>\n'
    )


@lru_cache(maxsize=4096)
def _option(value: str, label: str, is_chosen: bool) -> str:
    """A line of a list: the same few hundred names of villages and contents on every page."""
    return f'  <option value="{escape(value)}"{" selected" if is_chosen else ""}>{escape(label)}</option>\n\n'


def _select(widget: Mapping[str, Any], options: list[dict[str, Any]]) -> SafeString:
    each = ((str(one["value"]), _attributes(one["attrs"]), one["label"]) for one in options)
    inside = format_html_join("", '  <option value="{}"{}>{}</option>\n\n', each)
    return format_html('<select name="{}"{}>\n{}</select>\n', widget["name"], _attributes(widget["attrs"]), inside)


def _input(widget: Mapping[str, Any]) -> SafeString:
    named = f'<input type="{escape(widget["type"])}" name="{escape(widget["name"])}"'
    value = "" if widget["value"] is None else f' value="{escape(str(widget["value"]))}"'
    return SafeString(f"{named}{value}{_attributes(widget['attrs'])}>")


def _attributes(attributes: Mapping[str, Any]) -> SafeString:
    told = [(name, value) for name, value in attributes.items() if value is not False]
    return SafeString(
        "".join(
            f" {escape(name)}" if value is True else f' {escape(name)}="{escape(str(value))}"' for name, value in told
        )
    )
