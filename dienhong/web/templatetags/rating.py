"""The button by which whoever opened an answered letter rates the answer."""

from typing import Any

from django import template

from dienhong.page.request import PageRequest
from dienhong.petitions.papers.models import Petition

register = template.Library()


@register.inclusion_tag("web/parts/rate_answer.html", takes_context=True)
def rate_answer(context: dict[str, Any], petition: Petition, token: str) -> dict[str, Any]:
    """Nothing where no answer was sent, where it was rated, or where no survey asks about answers. One query, or two."""
    from dienhong.handoffs import may_rate_answer  # the registers' models, once they are loaded

    request: PageRequest = context["request"]
    survey = may_rate_answer(petition, request.today)
    return {"survey": survey, "token": token}
