"""Lists of choices are written without templates, and come out as Django's own templates write them."""

from django import forms
from django.forms.renderers import DjangoTemplates

from dienhong.page.form_renderer import Renderer, choosing

CHOICES = [("", "Tất cả"), ("a&b", "A <b> & 'c' \"d\""), (5, "Năm"), ("x", "Ích")]


class Choosing(forms.Form):
    plain = forms.ChoiceField(choices=CHOICES)
    filled = forms.ChoiceField(
        choices=CHOICES, initial="a&b", widget=forms.Select(attrs={"class": "x y", "disabled": True})
    )
    bad = forms.TypedChoiceField(
        choices=CHOICES, required=False, widget=forms.Select(attrs={"data-x": '"><script>', "hidden": False})
    )
    grouped = forms.ChoiceField(choices=[("Nhóm", [("1", "Một"), ("2", "Hai")]), ("3", "Ba")])
    several = forms.MultipleChoiceField(choices=CHOICES)


def words(markup: str) -> str:
    return "".join(markup.split())


def test_every_list_is_what_django_writes() -> None:
    for data in (None, {"plain": "x", "filled": "5", "bad": "khong-co", "grouped": "2", "several": ["x", "5"]}):
        ours = Choosing(data, renderer=Renderer())
        theirs = Choosing(data, renderer=DjangoTemplates())
        for name in ours.fields:
            assert words(str(ours[name])) == words(str(theirs[name])), name
        assert ours.is_valid() == theirs.is_valid()


def test_a_list_straight_from_its_field_is_what_the_widget_writes() -> None:
    straight = set()
    for data in (None, {"plain": "x", "filled": "5", "bad": "khong-co", "grouped": "2", "several": ["x", "5"]}):
        form = Choosing(data, renderer=Renderer())
        form.is_valid()
        for name in form.fields:
            told = choosing(form[name], "form-select")
            if told is not None:
                straight.add(name)
                assert words(told) == words(form[name].as_widget(attrs={"class": "form-select"})), name
    assert straight == {"plain", "filled", "bad"}
