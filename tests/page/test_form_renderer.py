"""Lists of choices and one-line fields are written without templates, and come out as Django's own templates write them."""

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


class Lines(forms.Form):
    tick = forms.BooleanField(required=False)
    agreed = forms.BooleanField(widget=forms.CheckboxInput(attrs={"value": "có", "hidden": False}))
    words = forms.CharField(widget=forms.TextInput(attrs={"placeholder": '"><script>', "required": True}))
    mail = forms.EmailField()
    site = forms.URLField(assume_scheme="https")
    many = forms.IntegerField(min_value=0, initial=0)
    day = forms.DateField(localize=True)
    key = forms.CharField(widget=forms.HiddenInput)
    secret = forms.CharField(widget=forms.PasswordInput)
    long = forms.CharField(widget=forms.Textarea)


SAID: dict[str, object] = {
    "tick": "on",
    "words": "<b>'&\"",
    "mail": "a@b",
    "many": "x",
    "day": "1/2/2026",
    "key": "khóa",
}


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


def test_a_line_is_what_django_writes() -> None:
    for data in (None, {}, SAID, {**SAID, "agreed": "có", "words": "", "many": "7"}):
        ours, theirs = Lines(data, renderer=Renderer()), Lines(data, renderer=DjangoTemplates())
        for name in ours.fields:
            assert str(ours[name]) == str(theirs[name]), name
            classes = {"class": "form-control is-invalid"}
            assert ours[name].as_widget(attrs=classes) == theirs[name].as_widget(attrs=classes), name
