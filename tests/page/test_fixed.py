"""A fixed part is the same for everybody in its language, and can hold nothing of anybody."""

import pytest
from django.template import Context, TemplateSyntaxError
from django.utils.safestring import SafeString
from django.utils.translation import override

from tests.page.gallery.house import engine


def test_it_speaks_each_reader_s_language_and_sees_no_variable() -> None:
    found = engine().from_string('{% fixed %}{% translate "Trang đầu" %}{% translate name %}{% endfixed %} {{ name }}')
    told: dict[str, str] = {}
    for language, name in (("vi", "Phan Văn Lộc"), ("en", "Vũ Thị Mơ"), ("vi", "Bùi Văn Tám"), ("en", "Lò Thị Én")):
        with override(language):
            fixed, _, own = found.render(Context({"name": name})).partition(" " + name)
        assert own == "" and name not in fixed
        assert told.setdefault(language, fixed) == fixed
    assert told["vi"] != told["en"]


@pytest.mark.parametrize("inside", ["{{ name }}", "{% if name %}x{% endif %}", "{% include 'page/parts/nav.html' %}"])
def test_what_may_differ_is_refused_as_the_template_is_read(inside: str) -> None:
    with pytest.raises(TemplateSyntaxError):
        engine().from_string(f"{{% fixed %}}{inside}{{% endfixed %}}")


def test_lines_fill_one_shape_with_each_row_s_words_escaped() -> None:
    shape = '{% lines rows %}<li title="{at}">{% translate "Trang đầu" %}: {name}</li>{% endlines %}'
    rows = [{"name": "<b>Mơ</b> {at}", "at": '"x'}, {"name": SafeString("<i>Lộc</i>"), "at": 3, "unused": "?"}]
    found = engine().from_string(shape).render(Context({"rows": rows}))
    assert found == (
        '<li title="&quot;x">Trang đầu: &lt;b&gt;Mơ&lt;/b&gt; {at}</li><li title="3">Trang đầu: <i>Lộc</i></li>'
    )
    assert engine().from_string(shape).render(Context({"rows": []})) == ""


def test_lines_take_no_variable_of_the_page() -> None:
    with pytest.raises(TemplateSyntaxError):
        engine().from_string("{% lines rows %}{{ name }}{% endlines %}")
